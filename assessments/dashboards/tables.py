"""Who answered: how many of whom, per municipality and role."""

from dataclasses import dataclass

from assessments.presenters.numbers import percentage
from assessments.results.overview import Overview
from assessments.roles import ROLES


@dataclass(frozen=True, slots=True)
class Response:
    """How many people gave an answer, of how many; None where a group has no count of its own."""

    submitted: int | None
    invited: int

    @property
    def is_counted(self) -> bool:
        return self.submitted is not None

    @property
    def share(self) -> int:
        return percentage(self.submitted or 0, self.invited)


@dataclass(frozen=True)
class ResponseRow:
    name: str
    roles: tuple[Response | None, ...]
    """Per role of the table; None where nobody was invited."""


@dataclass(frozen=True)
class ResponseTable:
    roles: tuple[str, ...]
    rows: tuple[ResponseRow, ...]
    total: tuple[Response | None, ...]
    added: int
    """How many of the invited came after opening."""

    @property
    def has_uncounted(self) -> bool:
        return any(each and not each.is_counted for row in self.rows for each in row.roles)


def response_table(overview: Overview) -> ResponseTable:
    """Response per municipality and role, of the places that this viewer may see."""
    groups = {
        (group.place.code, group.role): Response(group.submitted, group.invited)
        for group in overview.groups
        if group.invited
    }
    roles = tuple(role for role in ROLES if any(asked == role for _code, asked in groups))
    rows = (
        ResponseRow(place.name, tuple(groups.get((place.code, role)) for role in roles))
        for place in overview.places
    )
    return ResponseTable(
        roles=roles,
        rows=tuple(row for row in rows if any(row.roles)),
        total=tuple(_total(overview, role) for role in roles),
        added=sum(responses.added for responses in overview.totals.values()),
    )


def _total(overview: Overview, role: str) -> Response | None:
    invited, submitted = overview.responses(role)
    return Response(submitted, invited) if invited else None
