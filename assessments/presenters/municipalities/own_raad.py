"""One raad beside the others: what the title of their picture says."""

from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.results.cells import Cell
from assessments.results.differences import SOME_FROM
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore
from assessments.results.wording import comma, the_one
from factors.catalogue import FactorText


def title_of_own_raad(overview: Overview, name: str, own: Cell, beside: Cell | None) -> str:
    """The factor on which the raad of `name` differs most from those `beside` it.

    The question where it differs nowhere by enough, or where nobody is beside it.
    """
    raad = the_one("raad", name)
    others = beside.label if beside else _("alle raden")
    gaps = {factor: _gap(own, beside, factor) for factor in overview.instrument.factors}
    factor = max(gaps, key=lambda each: gaps[each])
    if beside is None or gaps[factor] < SOME_FROM:
        return _("Hoe kijkt {raad}, vergeleken met {others}?").format(raad=raad, others=others)
    means = [cell.factors[factor.number] for cell in (own, beside)]
    mean, other_mean = (comma(each.mean) for each in means if isinstance(each, FactorScore))
    return _("Over {factor} verschilt {raad} het meest van {others}: {own} en {all}").format(
        factor=factor.short_name, raad=raad, others=others, own=mean, all=other_mean
    )


def _gap(own: Cell, beside: Cell | None, factor: FactorText) -> Decimal:
    """Zero where one of the two isn't shown, or in half steps."""
    results = [cell.factors[factor.number] for cell in (own, beside) if cell]
    means = [result.mean for result in results if isinstance(result, FactorScore)]
    return abs(means[0] - means[1]) if len(means) == 2 else Decimal(0)
