"""What the page of the roles shows: raden, colleges and organisation side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assessments.dashboards import comparison
from assessments.dashboards.comparison import Comparison, Voice
from assessments.dashboards.tables import RoleColumn, role_columns
from assessments.results import signals, wording
from assessments.results.overview import Overview
from assessments.results.scores import Score
from factors.catalogue import FactorText, StatementText


@dataclass(frozen=True)
class Unknown:
    """How many chose "weet niet" in one role; `share` is None where that isn't shown."""

    people: str
    count: int = 0
    answered: int = 0
    share: int | None = None
    is_blind_spot: bool = False
    """A third or more."""


@dataclass(frozen=True)
class UnknownRow:
    factor: FactorText
    statement: StatementText
    roles: tuple[Unknown, ...]


def roles_context(overview: Overview) -> dict[str, Any]:
    beside = between_roles(overview)
    unknown = unknown_rows(overview)
    return {
        "comparison": beside,
        "columns": role_columns(overview),
        "unknown": unknown,
        "blind_spots": [(row, role) for row in unknown for role in row.roles if role.is_blind_spot],
    }


def between_roles(overview: Overview) -> Comparison:
    """Each factor with its mean per role, the largest difference between two of them first."""
    voices = [
        Voice(column.role, signals.listed(cell), column.label, cell)
        for column in role_columns(overview)
        if (cell := overview.roles[column.role])
    ]
    return comparison.of_factors(voices, overview.instrument.factors)


def unknown_rows(overview: Overview) -> tuple[UnknownRow, ...]:
    """The share of "weet niet" per statement and role, where the distribution is shown."""
    columns = role_columns(overview)
    return tuple(
        UnknownRow(factor, statement, tuple(_unknown(overview, columns, statement.code)))
        for factor in overview.instrument.factors
        for statement in factor.statements
    )


def _unknown(overview: Overview, columns: tuple[RoleColumn, ...], code: str) -> Iterator[Unknown]:
    for column in columns:
        result = overview.roles[column.role].statements[code]
        people = wording.people(column.role)
        if not isinstance(result, Score):
            yield Unknown(people)
            continue
        answered = result.answers + result.dont_know
        share = result.dont_know_share
        yield Unknown(people, result.dont_know, answered, share, result.often_unknown)
