"""Overview → the radar that consultants know: one raad beside all raden, or the roles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessments.presenters.numbers import Notes, Shown, shown
from assessments.results.differences import difference
from assessments.results.overview import Cell, Overview
from factors.catalogue import FactorText

OWN = "own"
ALL = "all"


@dataclass(frozen=True)
class Line:
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
    lines: tuple[Line, ...]
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
        Line(look, cell.label, cell.submitted, tuple(row.results[index] for row in rows))
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
