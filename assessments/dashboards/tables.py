"""Overview → tables: the same numbers as in the pictures, in rows that a template only shows.

The pictures are made from these tables (`figures.py`), so that the two can't differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.presenters.numbers import (
    Notes,
    Shown,
    about_agreement,
    shown,
    shown_factor,
)
from assessments.results import signals
from assessments.results.blocks import ROLES
from assessments.results.overview import Cell, Overview
from assessments.results.scores import FactorScore
from assessments.results.wording import comma, over_all
from factors.catalogue import FactorText

LONGEST_NAME = 16
"""Letters that fit beside a mark."""


@dataclass(frozen=True, slots=True)
class RoleColumn:
    """A role over the whole partnership."""

    role: str
    name: str
    label: str
    people: int
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """From the lowest to the highest raad that is shown with a score of its own."""

    lowest: Decimal
    highest: Decimal
    raden: int
    """How many have a score."""

    @property
    def size(self) -> Decimal:
        return self.highest - self.lowest

    @property
    def text(self) -> str:
        return _("%(low)s tot %(high)s") % {"low": comma(self.lowest), "high": comma(self.highest)}


@dataclass(frozen=True)
class FactorRow:
    factor: FactorText
    roles: tuple[Shown, ...]
    """Per column of the table."""
    raden: Range | None
    whole: Shown


@dataclass(frozen=True)
class TenFactors:
    columns: tuple[RoleColumn, ...]
    rows: tuple[FactorRow, ...]
    notes: tuple[str, ...]

    @property
    def about_agreement(self) -> str:
        return about_agreement(result for row in self.rows for result in row.roles)

    @property
    def has_ranges(self) -> bool:
        return any(row.raden for row in self.rows)

    @property
    def has_gaps(self) -> bool:
        return self.has_ranges and not all(row.raden for row in self.rows)

    @property
    def has_marks(self) -> bool:
        return any(result.mean is not None for row in self.rows for result in row.roles)

    @property
    def has_approximate(self) -> bool:
        results = (result for row in self.rows for result in row.roles)
        return any(result.mean is not None and not result.exact for result in results)


def ten_factors(overview: Overview) -> TenFactors:
    """Each factor with its mean per role, and the range of raden where the viewer sees it."""
    columns = role_columns(overview)
    notes = Notes()
    rows = [_factor_row(overview, columns, factor, notes) for factor in overview.instrument.factors]
    return TenFactors(columns, tuple(rows), tuple(notes.texts))


def _factor_row(
    overview: Overview, columns: Sequence[RoleColumn], factor: FactorText, notes: Notes
) -> FactorRow:
    results = (shown_factor(overview.roles[column.role], factor) for column in columns)
    return FactorRow(
        factor=factor,
        roles=tuple(map(notes.numbered, results)),
        raden=range_of_raden(overview, factor.number),
        whole=notes.numbered(shown(overview.whole.factors[factor.number])),
    )


def role_columns(overview: Overview) -> tuple[RoleColumn, ...]:
    return tuple(
        RoleColumn(role, _name(cell), cell.label, cell.submitted, cell.without)
        for role in ROLES
        if (cell := overview.roles.get(role))
    )


def _name(cell: Cell) -> str:
    """As marks and bars are called: a joint organisation by its own name, if that fits."""
    name = signals.listed(cell)
    return name if len(name) <= LONGEST_NAME else over_all(cell.role)


def range_of_raden(overview: Overview, number: int) -> Range | None:
    """None for a viewer who sees no others, and where fewer than two raden have a score."""
    if not overview.viewer.sees_others:
        return None
    cells = (overview.cells[place.code, "raad"] for place in overview.places)
    results = [cell.factors[number] for cell in cells if isinstance(cell, Cell)]
    means = [result.mean for result in results if isinstance(result, FactorScore)]
    return Range(min(means), max(means), len(means)) if len(means) > 1 else None
