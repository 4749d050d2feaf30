"""The answers to the statements of a factor, as many rows as there are groups to show."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.presenters.compared_groups import ComparedGroup, roles_side_by_side
from assessments.presenters.numbers import (
    Notes,
    Shown,
    shown,
    why_no_distribution,
    without_in_words,
)
from assessments.results import wording
from assessments.results.cells import Cell
from assessments.results.overview import Overview
from assessments.results.scores import Reason, Score, Withheld
from assessments.results.withheld import withheld_text
from assessments.roles import RAAD
from factors.catalogue import FactorText, StatementText


@dataclass(frozen=True)
class DistributionRow:
    """How one group answered one statement; `score` is None where there is no distribution."""

    group: ComparedGroup | None
    """None where it isn't shown at all."""
    label: str
    result: Shown
    score: Score | None = None
    sentence: str = ""
    """In the place where a distribution would have been; "" where there is one."""
    is_own: bool = False
    code: str = ""
    """Of the statement."""

    @property
    def consensus(self) -> str:
        return f"{self.score.consensus:.2f}".replace(".", ",") if self.score else ""

    def name_within(self, letters: int) -> str:
        """As short as stands before a bar: "raden"."""
        return self.group.name_within(letters) if self.group else self.label

    def label_that(self, fits: Callable[[str], bool]) -> str:
        return self.group.label_that(fits) if self.group else self.label


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
    """Both statements of a factor, per role and per raad."""
    return tuple(statement_table(overview, statement) for statement in factor.statements)


def statement_table(overview: Overview, statement: StatementText) -> StatementTable:
    """Of each role and each raad."""
    notes = Notes()
    roles = [_row(group, statement.code, notes) for group in roles_side_by_side(overview)]
    groups = (
        RowGroup(_("Per rol"), tuple(roles)),
        RowGroup(_("Per raad"), tuple(_raden(overview, statement.code, notes))),
    )
    return StatementTable(
        statement, tuple(group for group in groups if group.rows), tuple(notes.texts)
    )


def of_groups(groups: Sequence[ComparedGroup], statement: StatementText) -> StatementTable:
    """One statement by these groups, under one heading; the notes say who is missing in a total."""
    rows = tuple(_row(group, statement.code, Notes()) for group in groups)
    missing = (_missing(group, statement.code) for group in groups)
    return StatementTable(statement, (RowGroup("", rows),), tuple(filter(None, missing)))


def _missing(group: ComparedGroup, code: str) -> str:
    result = group.statement(code)
    return without_in_words(group.label, () if isinstance(result, Withheld) else result.without)


def _raden(overview: Overview, code: str, notes: Notes) -> Iterator[DistributionRow]:
    """Each raad, shown or why not, and the groups of small ones.

    Nothing where one raad is all that there is, and of another municipality only to who sees it.
    """
    places = [place for place in overview.places if place.code]
    if len(places) < 2:
        return
    for place in places:
        cell = overview.cells[place.code, RAAD]
        label = wording.of_one(RAAD, place.name)
        is_own = place.code == overview.viewer.own
        if isinstance(cell, Cell):
            yield _row(ComparedGroup(RAAD, label, label, cell), code, notes, is_own=is_own)
        elif cell.reason not in (Reason.OTHER_MUNICIPALITY, Reason.NOT_ASKED):
            yield _withheld_row(label, cell, notes, is_own=is_own)
    for pool in overview.pools:
        if pool.role == RAAD:
            yield _row(ComparedGroup(RAAD, pool.label, pool.label, pool), code, notes)


def _row(group: ComparedGroup, code: str, notes: Notes, *, is_own: bool = False) -> DistributionRow:
    result = group.statement(code)
    return DistributionRow(
        group,
        group.label,
        notes.numbered(shown(result)),
        score=result if isinstance(result, Score) else None,
        sentence="" if isinstance(result, Score) else why_no_distribution(result),
        is_own=is_own,
        code=code,
    )


def _withheld_row(label: str, why: Withheld, notes: Notes, *, is_own: bool) -> DistributionRow:
    text = withheld_text(why)
    result = notes.numbered(Shown(_("niet getoond"), why=text))
    return DistributionRow(None, label, result, sentence=text, is_own=is_own)
