"""How many were invited, started and submitted: numbers only, never who did or didn't."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Q

from assessments.models import Invitation, Role, Round
from assessments.survey import ballot_box


@dataclass(frozen=True)
class Progress:
    """Of one group: how many were invited, have started without submitting, and submitted."""

    code: str
    place: str
    name: str
    """As on screen: "raad Laren", "BEL Combinatie"."""
    role: str
    invited: int
    started: int
    submitted: int

    @property
    def atom(self) -> tuple[str, str]:
        return self.code, self.role


def progress(current_round: Round) -> list[Progress]:
    """Every group in which somebody is invited, by role and municipality; two queries.

    Never to be shown as it is: it is now, and counts groups of one (`desk.progress`).
    """
    people = current_round.invitations.invited().order_by()
    places = people.values_list("municipality__code", "municipality__name", "role")
    numbers = ballot_box.numbers(current_round)
    groups = [
        _group(current_round, code, place, role, invited, numbers)
        for code, place, role, invited in places.annotate(Count("pk"))
    ]
    return sorted(groups, key=lambda group: (Role.values.index(group.role), group.name))


def _group(
    current_round: Round,
    code: str | None,
    place: str | None,
    role: str,
    invited: int,
    numbers: Mapping[tuple[str, str, bool], int],
) -> Progress:
    """Without `code` and `place` that of the joint organisation."""
    name = f"{Role(role).label} {place}" if place else current_round.joint_organisation
    return Progress(
        code=code or "",
        place=place or current_round.joint_organisation,
        name=name,
        role=role,
        invited=invited,
        started=numbers.get((code or "", role, False), 0),
        submitted=numbers.get((code or "", role, True), 0),
    )


class Standing(StrEnum):
    """How far one person is. Only for choosing the words that this person reads."""

    NOT_STARTED = "not started"
    STARTED = "started"
    SUBMITTED = "submitted"


def standing(invitation: Invitation) -> Standing:
    submitted = ballot_box.is_submitted(invitation)
    if submitted is None:
        return Standing.NOT_STARTED
    return Standing.SUBMITTED if submitted else Standing.STARTED


def invited_in_group(invitation: Invitation) -> dict[str, int]:
    """How many are `invited` in this person's group, and `added` of them after opening.

    A check on fictitious invitations, so spare cards count.
    """
    group = Invitation.objects.invited().filter(
        round=invitation.round_id, municipality=invitation.municipality_id, role=invitation.role
    )
    return group.aggregate(invited=Count("pk"), added=Count("pk", filter=Q(added=True)))
