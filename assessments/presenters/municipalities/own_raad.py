"""One raad beside the others: what the title of their picture says."""

from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.results.cells import Cell
from assessments.results.differences import SOME_FROM
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore
from assessments.results.wording import capitalised, comma, the_one
from factors.catalogue import FactorText


def title_of_own_raad(overview: Overview, name: str, own: Cell, beside: Cell | None) -> str:
    """The factor on which the raad of `name` differs most from those `beside` it, if on any.

    The question where there is nothing to lay beside each other.
    """
    raad = the_one("raad", name)
    others = beside.label if beside else _("alle raden")
    gaps = _gaps(overview, own, beside) if beside else {}
    if not gaps:
        return _("Hoe kijkt {raad}, vergeleken met {others}?").format(raad=raad, others=others)
    factor, means = max(gaps.items(), key=lambda each: abs(each[1][0] - each[1][1]))
    if abs(means[0] - means[1]) < SOME_FROM:
        return _alike(raad, others, len(gaps), len(overview.instrument.factors))
    return _("Over {factor} verschilt {raad} het meest van {others}: {own} en {all}").format(
        factor=factor.short_name, raad=raad, others=others, own=comma(means[0]), all=comma(means[1])
    )


def _alike(raad: str, others: str, compared: int, factors: int) -> str:
    if compared == factors:
        sentence = _("{raad} kijkt bij alle tien factoren ongeveer hetzelfde als {others}")
    else:
        sentence = _(
            "{raad} kijkt ongeveer hetzelfde als {others} bij de {n} factoren die te vergelijken "
            "zijn"
        )
    return sentence.format(raad=capitalised(raad), others=others, n=compared)


def _gaps(overview: Overview, own: Cell, beside: Cell) -> dict[FactorText, tuple[Decimal, Decimal]]:
    """Both means of the factors that both have, to one decimal."""
    found = {}
    for factor in overview.instrument.factors:
        first, second = (cell.factors[factor.number] for cell in (own, beside))
        if isinstance(first, FactorScore) and isinstance(second, FactorScore):
            found[factor] = first.mean, second.mean
    return found
