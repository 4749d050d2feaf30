"""Numbers and names as a report prints them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from assessments.results.scores import (
    Approximate,
    FactorResult,
    FactorScore,
    Score,
    StatementResult,
    Withheld,
)
from assessments.results.withheld import mean_in_words, withheld_text
from assessments.results.wording import enumeration

MOST_NAMED = 3


def why_no_distribution(result: Approximate | Withheld) -> str:
    """The sentence in the place where a distribution would have been."""
    if isinstance(result, Withheld):
        return withheld_text(result)
    return _("5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde: %(mean)s.") % {
        "mean": mean_in_words(result)
    }


def without_in_words(name: str, missing: Sequence[str]) -> str:
    """Which groups a total misses; only how many where the names would fill the page."""
    if not missing:
        return ""
    groups = enumeration(missing)
    if len(missing) > MOST_NAMED:
        groups = _("%(n)s groepen met te weinig antwoorden") % {"n": len(missing)}
    return _("%(name)s: zonder %(groups)s.") % {"name": capitalised(name), "groups": groups}


def is_exact(result: FactorResult | StatementResult) -> bool:
    return isinstance(result, Score | FactorScore)


def capitalised(text: str) -> str:
    """With a capital where a sentence begins; the rest as it is."""
    return text[:1].upper() + text[1:]
