"""Overview → what the map shows: how the raad of each municipality sees one factor."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.dashboards.boundaries import Ring, rings
from assessments.presenters.numbers import Notes, Shown, shown
from assessments.presenters.ten_factors import Range, range_of_raden
from assessments.results.overview import Cell, Overview, Place
from assessments.results.withheld import withheld_text
from assessments.results.wording import enumeration
from factors.catalogue import FactorText


@dataclass(frozen=True)
class MapPlace:
    """A municipality on the map and in the table beside it."""

    place: Place
    rings: tuple[Ring, ...]
    result: Shown
    statements: tuple[Shown, ...]
    """Of the factor, in order; empty where this raad isn't shown."""
    is_own: bool
    people: int | None = None
    """How many of this raad answered; None where it isn't shown."""

    @property
    def label(self) -> str:
        return self.place.name


@dataclass(frozen=True)
class PartnershipMap:
    factor: FactorText
    places: tuple[MapPlace, ...]
    notes: tuple[str, ...]
    span: Range | None

    @property
    def answered(self) -> list[MapPlace]:
        """Those of which a number is on the map."""
        return [place for place in self.places if place.people]

    @property
    def title(self) -> str:
        if self.span is None:
            return _("Hoe denken de raden over {factor}?").format(factor=self.factor.short_name)
        return _("{factor}: {n} raden geven {range}").format(
            factor=self.factor.short_name, n=self.span.raden, range=self.span.text
        )


def why_no_map(overview: Overview) -> str:
    """That a municipality was dissolved: what was theirs is in their successor's boundary.

    Nothing to a viewer who sees no map anyway.
    """
    names = [place.name for place in overview.places if place.code and not rings(place.code)]
    if not names or not overview.viewer.sees_others:
        return ""
    return ngettext(
        "Er is geen kaart: {names} is opgeheven en heeft geen eigen grens meer.",
        "Er is geen kaart: {names} zijn opgeheven en hebben geen eigen grens meer.",
        len(names),
    ).format(names=enumeration(names))


def partnership_map(overview: Overview, asked: str = "") -> PartnershipMap | None:
    """Of the factor that was `asked`, valid or not; else of the one that differs most.

    None for a viewer who doesn't see the others, where a municipality was dissolved, where there
    is only one, and where no raad is shown.
    """
    places = [place for place in overview.places if place.code]
    is_shown = any(isinstance(overview.cells[place.code, "raad"], Cell) for place in places)
    if not (overview.viewer.sees_others and is_shown) or len(places) < 2 or why_no_map(overview):
        return None
    factor = _chosen(overview, asked)
    notes = Notes()
    shapes = tuple(_shape(overview, place, factor, notes) for place in places)
    span = range_of_raden(overview, factor.number)
    return PartnershipMap(factor, shapes, tuple(notes.texts), span)


def _chosen(overview: Overview, asked: str) -> FactorText:
    factors = overview.instrument.factors
    found = next((factor for factor in factors if str(factor.number) == asked), None)
    return found or max(factors, key=lambda factor: _size(overview, factor))


def _size(overview: Overview, factor: FactorText) -> Decimal:
    span = range_of_raden(overview, factor.number)
    return span.size if span else Decimal(0)


def _shape(overview: Overview, place: Place, factor: FactorText, notes: Notes) -> MapPlace:
    cell = overview.cells[place.code, "raad"]
    is_own = place.code == overview.viewer.own
    boundary = rings(place.code)
    if not isinstance(cell, Cell):
        why = notes.numbered(Shown(_("niet getoond"), why=withheld_text(cell)))
        return MapPlace(place, boundary, why, (), is_own)
    result = notes.numbered(shown(cell.factors[factor.number]))
    told = tuple(_statements(cell, factor, notes))
    return MapPlace(place, boundary, result, told, is_own, cell.submitted)


def _statements(cell: Cell, factor: FactorText, notes: Notes) -> Iterator[Shown]:
    for statement in factor.statements:
        yield notes.numbered(shown(cell.statements[statement.code]))
