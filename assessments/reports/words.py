"""Numbers and names as a report prints them."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.results.scores import (
    Approximate,
    FactorResult,
    FactorScore,
    Score,
    StatementResult,
    Withheld,
)
from assessments.results.signals import (
    LARGE_DIFFERENCE_FROM,
    LARGE_DIFFERENCE_IN_HALF_STEPS_FROM,
    SOME_DIFFERENCE_FROM,
)
from assessments.results.withheld import withheld_text
from assessments.results.wording import comma, enumeration

MOST_NAMED = 3


def mean_in_words(result: FactorResult | StatementResult) -> str:
    """ "3,7", "ongeveer 4,5 of hoger" or "niet getoond"."""
    if isinstance(result, Withheld):
        return _("niet getoond")
    if isinstance(result, Approximate):
        about = _("ongeveer %(mean)s") % {"mean": comma(result.mean)}
        return " ".join(filter(None, (about, result.edge.value)))
    return comma(result.mean)


def why_no_distribution(result: Approximate | Withheld) -> str:
    """The sentence in the place where a distribution would have been."""
    if isinstance(result, Withheld):
        return withheld_text(result)
    return _("5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde: %(mean)s.") % {
        "mean": mean_in_words(result)
    }


def compare(one: FactorResult | StatementResult, other: FactorResult | StatementResult) -> str:
    """The word of the difference between two groups, "" when nothing can be said.

    Beside a mean in half steps only a difference of 1.5 or more means something.
    """
    if isinstance(one, Withheld) or isinstance(other, Withheld):
        return ""
    if isinstance(one, Approximate) or isinstance(other, Approximate):
        far = gap_between(one, other) >= LARGE_DIFFERENCE_IN_HALF_STEPS_FROM
        return _("groot verschil") if far else ""
    return _difference_in_words(gap_between(one, other))


def gap_between(
    one: FactorResult | StatementResult, other: FactorResult | StatementResult
) -> Decimal:
    """How far two means are apart; 0 when either isn't shown."""
    if isinstance(one, Withheld) or isinstance(other, Withheld):
        return Decimal(0)
    return abs(one.mean - other.mean)


def differ(one: FactorResult | StatementResult, other: FactorResult | StatementResult) -> bool:
    """Whether two groups differ enough to speak of it."""
    return compare(one, other) not in ("", _("ongeveer gelijk"))


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


def _difference_in_words(difference: Decimal) -> str:
    if difference >= LARGE_DIFFERENCE_FROM:
        return _("groot verschil")
    return _("enig verschil") if difference >= SOME_DIFFERENCE_FROM else _("ongeveer gelijk")
