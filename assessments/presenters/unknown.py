"""Blind spots: which part of each role chose "weet niet"."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessments.presenters.compared_groups import ComparedGroup, roles_side_by_side
from assessments.results import signals
from assessments.results.overview import Overview
from assessments.results.scores import Score
from factors.catalogue import FactorText, StatementText


@dataclass(frozen=True)
class UnknownShare:
    """How many chose "weet niet" in one role; `share` is None where that isn't shown."""

    people: str
    """After "van": "de raadsleden"."""
    count: int = 0
    answered: int = 0
    share: int | None = None
    is_blind_spot: bool = False
    """A third or more."""


@dataclass(frozen=True)
class UnknownRow:
    factor: FactorText
    statement: StatementText
    roles: tuple[UnknownShare, ...]


@dataclass(frozen=True)
class UnknownTable:
    """The share of "weet niet" per statement and role, where the distribution is shown."""

    columns: tuple[ComparedGroup, ...]
    rows: tuple[UnknownRow, ...]

    @property
    def blind_spots(self) -> list[tuple[UnknownRow, UnknownShare]]:
        return [(row, role) for row in self.rows for role in row.roles if role.is_blind_spot]

    @property
    def has_gaps(self) -> bool:
        return any(role.share is None for row in self.rows for role in row.roles)


def unknown_table(overview: Overview) -> UnknownTable:
    columns = roles_side_by_side(overview)
    rows = (
        UnknownRow(factor, statement, tuple(_unknown(columns, statement.code)))
        for factor in overview.instrument.factors
        for statement in factor.statements
    )
    return UnknownTable(columns, tuple(rows))


def _unknown(columns: tuple[ComparedGroup, ...], code: str) -> Iterator[UnknownShare]:
    for group in columns:
        result, people = group.statement(code), signals.the_people(group.cell)
        if isinstance(result, Score):
            answered = result.answers + result.dont_know
            share, is_blind_spot = result.dont_know_share, result.often_unknown
            yield UnknownShare(people, result.dont_know, answered, share, is_blind_spot)
        else:
            yield UnknownShare(people)
