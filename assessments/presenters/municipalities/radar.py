"""Overview → the radar that consultants know: one raad beside all raden, or the roles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessments.presenters.municipalities.own_raad import title_of_own_raad
from assessments.presenters.numbers import Notes, Shown, shown
from assessments.presenters.titles import of_one_role
from assessments.results.cells import Cell, Place
from assessments.results.differences import difference
from assessments.results.overview import Overview
from assessments.results.scores import Reason, Withheld
from assessments.roles import RAAD, ROLES
from factors.catalogue import FactorText

OWN = "own"
ALL = "all"


@dataclass(frozen=True)
class RadarLine:
    """One group of people; `look` is how it is drawn: "own", "all" or a role."""

    look: str
    label: str
    people: int
    results: tuple[Shown, ...]


@dataclass(frozen=True)
class RadarRow:
    factor: FactorText
    results: tuple[Shown, ...]
    difference: str | None
    """In words, between the two raden; None among roles, and where there is nothing to compare."""


@dataclass(frozen=True)
class Radar:
    factors: tuple[FactorText, ...]
    lines: tuple[RadarLine, ...]
    rows: tuple[RadarRow, ...]
    notes: tuple[str, ...]

    @property
    def has_marks(self) -> bool:
        return any(result.mean is not None for result in self._results)

    @property
    def has_approximate(self) -> bool:
        return any(result.mean is not None and not result.exact for result in self._results)

    @property
    def has_gaps(self) -> bool:
        return any(result.mean is None for result in self._results)

    @property
    def _results(self) -> Iterator[Shown]:
        return (result for line in self.lines for result in line.results)


def radar(overview: Overview, cells: Mapping[str, Cell]) -> Radar:
    factors = overview.instrument.factors
    notes = Notes()
    rows = tuple(_row(cells, factor, notes) for factor in factors)
    lines = tuple(
        RadarLine(look, cell.label, cell.submitted, tuple(row.results[index] for row in rows))
        for index, (look, cell) in enumerate(cells.items())
    )
    return Radar(factors, lines, rows, tuple(notes.texts))


def _row(cells: Mapping[str, Cell], factor: FactorText, notes: Notes) -> RadarRow:
    results = [cell.factors[factor.number] for cell in cells.values()]
    compared = difference(*results) if cells.keys() == {OWN, ALL} else None
    return RadarRow(
        factor,
        tuple(notes.numbered(shown(result)) for result in results),
        compared.word if compared else None,
    )


# --- What is beside each other --------------------------------------------------------------


def places_to_choose(overview: Overview) -> tuple[Place, ...]:
    """The municipalities whose raad was asked, as far as this viewer sees them."""
    unseen = (Reason.NOT_ASKED, Reason.OTHER_MUNICIPALITY)
    return tuple(
        place
        for place in overview.places
        if place.code
        and not (
            isinstance(cell := overview.cell(place.code, "raad"), Withheld)
            and cell.reason in unseen
        )
    )


def chosen(overview: Overview, places: tuple[Place, ...], asked: str | None) -> Place | None:
    """What was asked for, else one's own, else the first that has a line."""
    by_code = {place.code: place for place in places}
    for code in (asked, overview.viewer.own):
        if code in by_code:
            return by_code[code]
    with_line = (p for p in places if isinstance(overview.cell(p.code, "raad"), Cell))
    return next(with_line, places[0] if places else None)


def raden_beside(overview: Overview, place: Place | None) -> dict[str, Cell]:
    """One raad beside the others; beside all for who may not see those, or where it isn't there."""
    own = overview.cell(place.code, "raad") if place else None
    others = overview.compared_with(own) if isinstance(own, Cell) else None
    beside = others or overview.roles.get("raad")
    found = {OWN: own, ALL: beside}
    return {look: cell for look, cell in found.items() if isinstance(cell, Cell)}


def roles_beside(overview: Overview) -> dict[str, Cell]:
    return {role: overview.roles[role] for role in ROLES if role in overview.roles}


def title_of_raden(overview: Overview, place: Place | None, cells: Mapping[str, Cell]) -> str:
    """The factor on which the raad differs most; of all raden alone their ends."""
    if OWN not in cells or place is None:
        return of_one_role(overview, RAAD)
    return title_of_own_raad(overview, place.name, cells[OWN], cells.get(ALL))
