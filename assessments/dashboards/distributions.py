"""Overview → the answers to both statements of a factor, per role and per raad."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.dashboards.tables import role_columns
from assessments.presenters.numbers import Notes, Shown, shown
from assessments.results import wording
from assessments.results.overview import Cell, Overview
from assessments.results.scores import Reason, Score, Withheld
from assessments.results.withheld import withheld_text
from factors.catalogue import FactorText, StatementText


@dataclass(frozen=True)
class DistributionRow:
    """How one group answered one statement; `score` is None where there is no distribution."""

    name: str
    """As short as stands over a bar: "raden"."""
    label: str
    result: Shown
    score: Score | None = None
    is_own: bool = False
    code: str = ""
    """Of the statement."""

    @property
    def consensus(self) -> str:
        return f"{self.score.consensus:.2f}".replace(".", ",") if self.score else ""


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading: the roles, or the raden."""

    heading: str
    rows: tuple[DistributionRow, ...]


@dataclass(frozen=True)
class StatementTable:
    statement: StatementText
    groups: tuple[RowGroup, ...]
    notes: tuple[str, ...]

    @property
    def rows(self) -> tuple[DistributionRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def has_distribution(self) -> bool:
        return any(row.score for row in self.rows)


def statement_tables(overview: Overview, factor: FactorText) -> tuple[StatementTable, ...]:
    """Both statements of a factor."""
    return tuple(_statement_table(overview, statement) for statement in factor.statements)


def _statement_table(overview: Overview, statement: StatementText) -> StatementTable:
    notes = Notes()
    groups = (
        RowGroup(_("Per rol"), tuple(_roles(overview, statement.code, notes))),
        RowGroup(_("Per raad"), tuple(_raden(overview, statement.code, notes))),
    )
    return StatementTable(
        statement, tuple(group for group in groups if group.rows), tuple(notes.texts)
    )


def _roles(overview: Overview, code: str, notes: Notes) -> Iterator[DistributionRow]:
    for column in role_columns(overview):
        cell = overview.roles[column.role]
        yield _row(cell, code, notes, name=column.name, label=column.label)


def _raden(overview: Overview, code: str, notes: Notes) -> Iterator[DistributionRow]:
    """Each raad, shown or why not, and the groups of small ones.

    Nothing where one raad is all that there is, and of another municipality only to who sees it.
    """
    places = [place for place in overview.places if place.code]
    if len(places) < 2:
        return
    for place in places:
        cell = overview.cells[place.code, "raad"]
        label = wording.of_one("raad", place.name)
        is_own = place.code == overview.viewer.own
        if isinstance(cell, Cell):
            yield _row(cell, code, notes, name=label, label=label, is_own=is_own)
        elif cell.reason not in (Reason.OTHER_MUNICIPALITY, Reason.NOT_ASKED):
            yield _withheld_row(label, cell, notes, is_own=is_own)
    for pool in overview.pools:
        if pool.role == "raad":
            yield _row(pool, code, notes, name=pool.label, label=pool.label)


def _row(
    cell: Cell, code: str, notes: Notes, *, name: str, label: str, is_own: bool = False
) -> DistributionRow:
    result = cell.statements[code]
    score = result if isinstance(result, Score) else None
    return DistributionRow(name, label, notes.numbered(shown(result)), score, is_own, code)


def _withheld_row(label: str, why: Withheld, notes: Notes, *, is_own: bool) -> DistributionRow:
    result = notes.numbered(Shown(_("niet getoond"), why=withheld_text(why)))
    return DistributionRow(label, label, result, is_own=is_own)
