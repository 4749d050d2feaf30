"""Results as a reader sees them: "4,1 ▲", "ongeveer 3,5", "niet getoond" and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.results import signals
from assessments.results.cells import Cell
from assessments.results.scores import (
    Approximate,
    FactorResult,
    FactorScore,
    Score,
    StatementResult,
    Withheld,
    heat,
)
from assessments.results.withheld import FEW, in_less_room, mean_in_words, withheld_text
from assessments.results.wording import capitalised, enumeration, per_cent
from factors.catalogue import FactorText

MOST_MISSING_NAMED = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """One result in words and signs; `mean` is what is shown, for sorting and drawing."""

    text: str
    mean: Decimal | None = None
    exact: bool = False
    """False for a mean in half steps, and where nothing is shown: no band, no shade."""
    mark: str = ""
    band: str = ""
    heat: int = 0
    """The shade in the overview table, 1 (low) to 5 (high); 0 is none."""
    why: str = ""
    note: int = 0
    """The number of `why` under the table; 0 is none."""
    agree: str = ""
    """The share of a factor's answers that agrees, "82 %"; "" in half steps."""
    short: str = ""
    """The same as `text` in less room: "ca. 3,5"."""


@dataclass
class Notes:
    """The reasons under one table, numbered in the order in which the cells come by."""

    texts: list[str] = field(default_factory=list)

    def numbered(self, result: Shown) -> Shown:
        if not result.why:
            return result
        if result.why not in self.texts:
            self.texts.append(result.why)
        return replace(result, note=self.texts.index(result.why) + 1)


def shown(result: FactorResult | StatementResult) -> Shown:
    """What a cell shows of a factor or a statement."""
    if isinstance(result, Withheld):
        return Shown(mean_in_words(result), why=withheld_text(result))
    if isinstance(result, Approximate):
        return _approximate(result)
    return _exact(result)


def shown_factor(cell: Cell, factor: FactorText) -> Shown:
    """A group's mean of a factor, and the share that agrees: as sentences say it."""
    result = shown(cell.factors[factor.number])
    opinion = signals.opinion_of(cell, factor)
    return replace(result, agree=per_cent(opinion.agree_share)) if opinion else result


def about_agreement(results: Iterable[Shown]) -> str:
    """What stands under a table with shares; "" where there are none."""
    results = list(results)
    if not any(result.agree for result in results):
        return ""
    text = _(
        "Bij een gemiddelde staat welk deel het eens is: van alle antwoorden op de twee "
        "stellingen samen, “weet niet” meegeteld."
    )
    if all(result.agree or result.mean is None for result in results):
        return text
    return " ".join((text, _("Bij een afgerond gemiddelde staat dat niet.")))


def _approximate(result: Approximate) -> Shown:
    return Shown(
        mean_in_words(result),
        mean=result.mean,
        short=in_less_room(result),
        why=" ".join(filter(None, (str(FEW), _without(result.without)))),
    )


def _exact(result: Score | FactorScore) -> Shown:
    return Shown(
        mean_in_words(result),
        mean=result.mean,
        exact=True,
        mark=result.band.mark,
        band=result.band.value,
        heat=heat(result.mean),
        why=_without(result.without),
    )


def _without(groups: tuple[str, ...]) -> str:
    return _("Zonder %(groups)s.") % {"groups": enumeration(groups)} if groups else ""


def percentage(part: int, whole: int) -> int:
    """Whole per cents, half up; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0


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
    if len(missing) > MOST_MISSING_NAMED:
        groups = _("%(n)s groepen met te weinig antwoorden") % {"n": len(missing)}
    return _("%(name)s: zonder %(groups)s.") % {"name": capitalised(name), "groups": groups}


def is_exact(result: FactorResult | StatementResult) -> bool:
    return isinstance(result, Score | FactorScore)
