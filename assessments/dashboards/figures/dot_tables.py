"""Means to be drawn on one scale: a row per factor or statement, a column per group."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.presenters.compared_groups import LONGEST_NAME, ComparedGroup
from assessments.presenters.comparison import Comparison, ComparisonRow
from assessments.presenters.numbers import Shown
from assessments.presenters.ten_factors import TenFactors
from assessments.roles import RAAD


@dataclass(frozen=True, slots=True)
class DotColumn:
    key: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class DotRow:
    code: str
    name: str
    results: tuple[Shown, ...]
    span: tuple[Decimal, Decimal] | None
    said: str = ""
    """At the end of the row: a difference that stands out."""

    @property
    def label(self) -> str:
        return f"{self.code} {self.name}"


@dataclass(frozen=True)
class DotTable:
    columns: tuple[DotColumn, ...]
    rows: tuple[DotRow, ...]
    span_name: str
    span_of: str = ""
    """The key of the group that the bars belong to; "" when they belong to all."""
    has_long_names: bool = False
    """Names of statements stand above the marks on every screen."""


def of_ten_factors(table: TenFactors) -> DotTable:
    """With the range of the raden as a bar."""
    return DotTable(
        tuple(map(_column, table.columns)),
        tuple(
            DotRow(
                str(row.factor.number),
                row.factor.short_name,
                row.means,
                (row.raden.lowest, row.raden.highest) if row.raden else None,
            )
            for row in table.rows
        ),
        _("spreiding van de raden"),
        span_of=RAAD,
    )


def of_comparison(table: Comparison) -> DotTable:
    """With a bar between the two that differ most, and the difference where it stands out."""
    return DotTable(
        tuple(map(_column, table.groups)),
        tuple(_compared(row) for row in table.rows),
        _("verschil"),
        has_long_names=any(row.statement for row in table.rows),
    )


def _column(group: ComparedGroup) -> DotColumn:
    return DotColumn(group.key, group.name_within(LONGEST_NAME), group.label)


def _compared(row: ComparisonRow) -> DotRow:
    gap = row.gap
    means = sorted(result.mean for result in gap.results if result.mean) if gap else []
    span = (means[0], means[-1]) if gap and gap.text else None
    said = _("{gap} verschil").format(gap=gap.text) if gap and gap.is_large else ""
    return DotRow(row.code, row.name, row.results, span, said)
