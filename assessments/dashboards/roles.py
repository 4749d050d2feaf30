"""What the page of the roles shows: raden, colleges and organisation side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assessments.dashboards import comparison, pictures, titles
from assessments.dashboards.comparison import Comparison, ComparisonPart, Voice
from assessments.dashboards.tables import RoleColumn, role_columns
from assessments.results import wording
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


@dataclass(frozen=True)
class UnknownTable:
    """The share of "weet niet" per statement and role, where the distribution is shown."""

    columns: tuple[RoleColumn, ...]
    rows: tuple[UnknownRow, ...]

    @property
    def blind_spots(self) -> list[tuple[UnknownRow, Unknown]]:
        return [(row, role) for row in self.rows for role in row.roles if role.is_blind_spot]

    @property
    def has_gaps(self) -> bool:
        return any(role.share is None for row in self.rows for role in row.roles)


def roles_context(overview: Overview) -> dict[str, Any]:
    """Empty where no role is shown."""
    if not overview.roles:
        return {}
    part = ComparisonPart("roles", titles.of_ten_factors(overview), between_roles(overview))
    return {
        "part": part,
        "unknown": unknown_table(overview),
        "rights": pictures.rights(overview),
        "pictures": [pictures.of_comparisons(overview, "roles", [part])],
    }


def between_roles(overview: Overview) -> Comparison:
    """Each factor with its mean per role, the largest difference between two of them first."""
    voices = [
        Voice(column.role, column.name, column.label, overview.roles[column.role])
        for column in role_columns(overview)
    ]
    return comparison.of_factors(voices, overview.instrument.factors)


def unknown_table(overview: Overview) -> UnknownTable:
    columns = role_columns(overview)
    rows = (
        UnknownRow(factor, statement, tuple(_unknown(overview, columns, statement.code)))
        for factor in overview.instrument.factors
        for statement in factor.statements
    )
    return UnknownTable(columns, tuple(rows))


def _unknown(overview: Overview, columns: tuple[RoleColumn, ...], code: str) -> Iterator[Unknown]:
    for column in columns:
        result = overview.roles[column.role].statements[code]
        people = wording.people(column.role)
        if isinstance(result, Score):
            answered = result.answers + result.dont_know
            share, is_blind_spot = result.dont_know_share, result.often_unknown
            yield Unknown(people, result.dont_know, answered, share, is_blind_spot)
        else:
            yield Unknown(people)
