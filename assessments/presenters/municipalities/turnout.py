"""Who answered: how many of the invited people, per municipality and role; never too few of them.

The same for pages, slides and paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.presenters.compared_groups import label_over_all
from assessments.presenters.numbers import percentage
from assessments.results.overview import Overview
from assessments.results.wording import over_all
from assessments.roles import ROLES

MANY_PLACES = 9
"""From so many municipalities on they lie in rows, and what is long folds."""
NOT_ASKED = "–"


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

    @property
    def text(self) -> str:
        """ "11 van 15"."""
        if self.submitted is None:
            return _("niet apart")
        return _("{n} van {all}").format(n=self.submitted, all=self.invited)


@dataclass(frozen=True)
class NamedResponse:
    name: str
    response: Response

    @property
    def submitted(self) -> int | None:
        return self.response.submitted

    @property
    def invited(self) -> int:
        return self.response.invited


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
    notes: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        return len(self.rows) >= MANY_PLACES

    @property
    def in_short(self) -> str:
        """The totals on one line: "raad 31 van 43 · college 10 van 12"."""
        totals = zip(self.roles, self.total, strict=True)
        return " · ".join(f"{role} {response.text}" for role, response in totals if response)


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
        notes=tuple(_notes(overview, all(each.is_counted for each in groups.values()))),
    )


def _total(overview: Overview, role: str) -> Response | None:
    invited, submitted = overview.responses(role)
    return Response(submitted, invited) if invited else None


def _notes(overview: Overview, all_counted: bool) -> Iterator[str]:
    yield _("Het is een foto van wie meedeed, geen steekproef.")
    if not all_counted:
        yield _(
            "Niet apart: in deze groep zijn te weinig mensen uitgenodigd om haar apart te tellen."
        )
    if sum(responses.added for responses in overview.totals.values()):
        yield added_after_opening(overview)


def added_after_opening(overview: Overview) -> str:
    """How many of all who were invited came after opening: against fictitious people."""
    totals = overview.totals.values()
    added, invited = sum(each.added for each in totals), sum(each.invited for each in totals)
    return ngettext(
        "Van de {all} genodigden is er {n} na het openen toegevoegd.",
        "Van de {all} genodigden zijn er {n} na het openen toegevoegd.",
        added,
    ).format(n=added, all=invited)


def responses_of_place(overview: Overview, code: str) -> tuple[NamedResponse, ...]:
    """Of the groups of one municipality, by the role's name."""
    return tuple(
        NamedResponse(group.role, Response(group.submitted, group.invited))
        for group in overview.groups
        if group.place.code == code and group.invited
    )


def responses_of_roles(overview: Overview) -> tuple[NamedResponse, ...]:
    """Of each role over the partnership, as far as anybody was invited."""
    names = {
        "raad": over_all("raad"),
        "college": over_all("college"),
        "organisatie": label_over_all(overview, "organisatie"),
    }
    totals = ((names[role], _total(overview, role)) for role in ROLES)
    return tuple(NamedResponse(name, response) for name, response in totals if response)


def own_response(overview: Overview, code: str | None) -> Response | None:
    """Of the raad of one municipality; None where it wasn't asked, or has no count of its own."""
    groups = {group.atom: group for group in overview.groups if group.invited}
    own = groups.get((code or "", "raad"))
    return Response(own.submitted, own.invited) if own and own.submitted is not None else None


def responses_beside(overview: Overview, code: str | None) -> tuple[NamedResponse, ...]:
    """The raad of one municipality, where it is counted by itself, and then every role."""
    own = own_response(overview, code)
    every = responses_of_roles(overview)
    return (NamedResponse(_("onze raad"), own), *every) if own else every
