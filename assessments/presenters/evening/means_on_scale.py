"""Means as a table with a scale in it: each row's marks, and the same numbers beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.presenters.numbers import Notes, Shown, shown
from assessments.presenters.pictures.mean_marks import (
    MarkedLine,
    MeanMark,
    MeanToMark,
    ScaleName,
    across,
    marked_line,
    mean_mark,
)
from assessments.results import signals, wording
from assessments.results.cells import Cell
from assessments.results.overview import Overview
from factors.catalogue import FactorText

MIDDLE_OF_SCALE = Decimal(3)


@dataclass(frozen=True)
class ScaleColumn:
    """A column of numbers; with its mark where the marks of a row are of several roles."""

    label: str
    mark: MeanMark | None = None


@dataclass(frozen=True)
class ScaleRow:
    name: str
    line: MarkedLine
    results: tuple[Shown, ...]
    """Per column."""
    raden: str = ""
    """ "2,8 tot 3,6 · 3 raden": from the lowest to the highest of so many."""


@dataclass(frozen=True)
class MeansOnScale:
    heading: str
    """Above the names of the rows."""
    columns: tuple[ScaleColumn, ...]
    rows: tuple[ScaleRow, ...]
    notes: tuple[str, ...]
    remark: str = ""
    """What the rows say together: "↑ gestegen 0,8"."""

    @property
    def has_ranges(self) -> bool:
        return any(row.raden for row in self.rows)

    @property
    def has_approximate(self) -> bool:
        results = (result for row in self.rows for result in row.results)
        return any(result.mean is not None and not result.exact for result in results)

    @property
    def bands(self) -> tuple[ScaleName, ...]:
        names = ((_("laag"), 2), (_("midden"), 3.45), (_("hoog"), 4.5))
        return tuple(ScaleName(across(x), name) for name, x in names)

    @property
    def steps(self) -> tuple[ScaleName, ...]:
        return tuple(ScaleName(across(number), str(number)) for number in range(1, 6))


def role_mark(role: str) -> MeanMark:
    """As it stands in a heading."""
    return mean_mark(MeanToMark(role, MIDDLE_OF_SCALE, exact=True))


def to_mark(role: str, result: Shown) -> MeanToMark | None:
    return None if result.mean is None else MeanToMark(role, result.mean, result.exact)


def one_column(
    heading: str, rows: Sequence[tuple[str, str, Shown]], *, remark: str = ""
) -> MeansOnScale:
    """A row for each (name, role, result): some groups, or one group in some rounds."""
    notes = Notes()
    made = tuple(
        ScaleRow(name, marked_line([to_mark(role, result)]), (notes.numbered(result),))
        for name, role, result in rows
    )
    return MeansOnScale(
        heading, (ScaleColumn(_("gemiddeld")),), made, tuple(notes.texts), remark=remark
    )


def roles_on_scale(overview: Overview, factor: FactorText) -> MeansOnScale:
    rows = [
        (signals.listed(cell), role, shown(cell.factors[factor.number]))
        for role, cell in overview.roles.items()
    ]
    return one_column(_named(factor), rows)


def raad_on_scale(overview: Overview, factor: FactorText, code: str) -> MeansOnScale:
    """A raad beside the others, or beside all where the others may not be seen."""
    cells = list(_raad_and_others(overview, code))
    rows = [(name, "raad", shown(cell.factors[factor.number])) for name, cell in cells]
    return one_column(_named(factor), rows)


def _raad_and_others(overview: Overview, code: str) -> Iterator[tuple[str, Cell]]:
    own = overview.cells[code, "raad"]
    if not isinstance(own, Cell):
        return
    yield wording.of_one("raad", own.places[0].name), own
    others = overview.compared_with(own)
    if others:
        yield others.label, others


def _named(factor: FactorText) -> str:
    return f"{factor.number} {factor.short_name}"
