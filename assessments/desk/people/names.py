"""Names of people: which part is the surname, to sort by."""

import re
import unicodedata

_PREFIXES = (
    "de den der het 't t van von vd v/d v.d vander vanden vande 's s te ten ter tot to toe op "
    "aan bij in onder over uit uijt voor la le les lo du des d' l' del della dello di da dal dos "
    "das do el al ben bin ibn zu zum zur af av auf am im y e"
)
PREFIXES = frozenset(_PREFIXES.split())
"""Tussenvoegsels, as in the Dutch register of persons; they don't count in the order."""
_BEHIND = "jr jr. sr sr. msc bsc ma ba mba mpa mpm llm phd ra rc ma. msc. bsc."
BEHIND = frozenset(_BEHIND.split())
"""What may stand behind a name and isn't part of it."""
IN_BRACKETS = re.compile(r"\([^()]*\)")
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014"


def folded(text: str) -> str:
    """To search and sort by: without capitals and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def is_prefix(text: str) -> bool:
    """Whether this is one or more tussenvoegsels: "van der"."""
    words = text.split()
    return bool(words) and all(_plain(word) in PREFIXES for word in words)


def by_surname(name: str) -> tuple[str, str]:
    """To sort names by: "Jan van der Berg" stands among those with a B, whatever the database."""
    surname, rest = _parted(name)
    return folded(surname).lstrip("'’‘ "), folded(rest)


def _parted(name: str) -> tuple[str, str]:
    """The surname without tussenvoegsels, and what goes before it."""
    plain = IN_BRACKETS.sub(" ", name)
    last, comma, behind = plain.partition(",")
    if comma and not all(_plain(word) in BEHIND for word in behind.split()):
        words = _without_prefixes(last.split())
        return " ".join(words), f"{behind} {last}"
    words = last.split()
    while len(words) > 1 and _plain(words[-1]) in BEHIND:
        words.pop()
    at = _begin(words)
    return " ".join(_without_prefixes(words[at:])), " ".join(words[:at])


def _begin(words: list[str]) -> int:
    """Where the surname begins, with its tussenvoegsels.

    At the first tussenvoegsel; or at the name before it when a hyphen joins the two ("Bos - de
    Vries"); else at the last word.
    """
    last = len(words) - 1
    for at, word in enumerate(words):
        if at and _joins(word):
            return at - 1 if word.strip(HYPHENS) == "" else at
        if _plain(word) in PREFIXES and at < last and (at or word[:1].islower() or word[0] in "'’"):
            return at
    return max(last, 0)


def _joins(word: str) -> bool:
    """ "-" or "Bos-" or "Bos-de": the surname went on from here."""
    before, hyphen, behind = word.rpartition("-")
    return word.strip(HYPHENS) == "" or (bool(hyphen and before) and behind in ("", *PREFIXES))


def _without_prefixes(words: list[str]) -> list[str]:
    at = 0
    while at < len(words) - 1 and _plain(words[at]) in PREFIXES:
        at += 1
    return words[at:]


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").replace("‘", "'").strip(".,")
