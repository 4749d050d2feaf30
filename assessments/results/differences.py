"""Pure: how two groups compare, in one word. Pages and reports both say it by these rules."""

from decimal import Decimal
from enum import Enum

from django.utils.translation import gettext_lazy as _

from assessments.results.scores import Approximate, FactorResult, StatementResult, Withheld

SOME_FROM = Decimal("0.3")
FAR_FROM = Decimal("0.8")
LARGE_FROM = Decimal("1.0")
LARGE_IN_HALF_STEPS_FROM = Decimal("1.5")

Result = FactorResult | StatementResult


class Difference(Enum):
    """How far two means lie apart; the value is the word for it."""

    ABOUT_EQUAL = _("ongeveer gelijk")
    SOME = _("enig verschil")
    LARGE = _("groot verschil")
    UNCLEAR = _("geen duidelijk verschil")
    """In half steps, which are too coarse to call anything less than 1.5 equal or different."""

    @property
    def word(self) -> str:
        return str(self.value)

    @property
    def is_clear(self) -> bool:
        """Whether these groups differ enough to speak of it."""
        return self in (Difference.SOME, Difference.LARGE)


def difference(a: Result, b: Result) -> Difference | None:
    """None when either isn't shown."""
    if isinstance(a, Withheld) or isinstance(b, Withheld):
        return None
    apart = abs(a.mean - b.mean)
    if isinstance(a, Approximate) or isinstance(b, Approximate):
        far = apart >= LARGE_IN_HALF_STEPS_FROM
        return Difference.LARGE if far else Difference.UNCLEAR
    if apart >= LARGE_FROM:
        return Difference.LARGE
    return Difference.SOME if apart >= SOME_FROM else Difference.ABOUT_EQUAL


def is_far(a: Result, b: Result) -> bool:
    """Whether it is said what the difference is: one in how people see it, or a real one.

    False when either isn't shown; in half steps a difference has to be large.
    """
    compared = difference(a, b)
    if compared is None or compared is Difference.UNCLEAR:
        return False
    return compared is Difference.LARGE or gap(a, b) >= FAR_FROM


def gap(a: Result, b: Result) -> Decimal:
    """How far the shown means are apart, half steps too; 0 when either isn't shown."""
    if isinstance(a, Withheld) or isinstance(b, Withheld):
        return Decimal(0)
    return abs(a.mean - b.mean)
