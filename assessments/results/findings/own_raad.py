"""L: the own raad beside the other raden, for who is of one municipality."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.results.cells import Cell
from assessments.results.differences import SOME_FROM
from assessments.results.findings.finding import Finding, FindingKind, emphasised
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore
from assessments.results.wording import comma
from factors.catalogue import FactorText


@dataclass(frozen=True)
class _Beside:
    factor: FactorText
    own: Decimal
    others: Decimal

    @property
    def gap(self) -> Decimal:
        return abs(self.own - self.others)


def own_raad(overview: Overview) -> Finding | None:
    """The largest deviation from the other raden, from 0.3; None where there is nobody else.

    Who may not see the others is told how the own raad lies beside all raden together.
    """
    own = overview.own_cell("raad")
    if own is None or not _has_others(overview):
        return None
    if not isinstance(own, Cell) or not _has_scores(own):
        text = _("Onze raad gaf te weinig antwoorden om apart te vergelijken.")
        return _said(overview, text)
    compared = overview.compared_with(own)
    beside = list(_beside(overview, own, compared)) if compared else []
    if not beside:
        return _said(overview, _("De andere raden gaven te weinig antwoorden om te vergelijken."))
    most = max(beside, key=lambda each: each.gap)
    if most.gap < SOME_FROM:
        return _said(overview, _same(overview, len(beside)))
    return _said(overview, _different(overview, most), most)


def _has_others(overview: Overview) -> bool:
    """Whether the raad of another municipality was asked."""
    raden = overview.roles.get("raad")
    return raden is not None and len(raden.places) > 1


def _has_scores(cell: Cell) -> bool:
    return any(isinstance(result, FactorScore) for result in cell.factors.values())


def _beside(overview: Overview, own: Cell, compared: Cell) -> Iterator[_Beside]:
    for factor in overview.instrument.factors:
        ours, theirs = own.factors[factor.number], compared.factors[factor.number]
        if isinstance(ours, FactorScore) and isinstance(theirs, FactorScore):
            yield _Beside(factor, ours.mean, theirs.mean)


def _same(overview: Overview, compared: int) -> str:
    if compared < len(overview.instrument.factors):
        template = _(
            "Onze raad kijkt bij de {number} factoren die te vergelijken zijn ongeveer hetzelfde "
            "als {others}."
        )
    else:
        template = _("Onze raad kijkt bij alle tien factoren ongeveer hetzelfde als {others}.")
    return template.format(number=compared, others=_others(overview))


def _different(overview: Overview, most: _Beside) -> str:
    template = (
        _("Onze raad is over **{factor}** kritischer dan {others}: {own} tegen {mean}.")
        if most.own < most.others
        else _("Onze raad is over **{factor}** positiever dan {others}: {own} tegen {mean}.")
    )
    return template.format(
        factor=most.factor.short_name,
        others=_others(overview),
        own=comma(most.own),
        mean=comma(most.others),
    )


def _others(overview: Overview) -> str:
    if overview.viewer.sees_others:
        return _("de andere raden")
    return _("alle raden samen, met de onze erin")


def _said(overview: Overview, text: str, most: _Beside | None = None) -> Finding:
    return Finding(
        FindingKind.OWN_RAAD,
        emphasised(text),
        most.factor.number if most else None,
        roles=("raad",),
        place_code=overview.viewer.own,
    )
