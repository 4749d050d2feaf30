"""What is kept for later holds words, so it is kept apart for each language.

Whatever remembers something with a sentence, a label or a page in it makes its key here. Left out
are caches of what has no words of ours (boundaries, fonts, the frozen texts of a round).
"""

from collections.abc import Hashable

from django.utils.translation import get_language


def in_language(*key: Hashable) -> tuple[Hashable, ...]:
    """The key of something in the language that is spoken now."""
    return (get_language(), *key)


def cache_key(key: str, key_prefix: str, version: int) -> str:
    """KEY_FUNCTION of a cache of Django's that keeps pieces of pages."""
    return ":".join(map(str, in_language(key_prefix, version, key)))
