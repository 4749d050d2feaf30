"""How many were invited, started and submitted: numbers only, never who did or didn't."""

from collections import Counter
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

    Never to be shown as it is: it is now, and counts groups of one (`rounds.progress`).
    """
    invitations = list(current_round.invitations.invited().select_related("municipality"))
    ballots = ballot_box.started(current_round)
    invited = Counter(invitation.atom for invitation in invitations)
    submitted = _count(invitations, {pk for pk, done in ballots.items() if done})
    started = _count(invitations, {pk for pk, done in ballots.items() if not done})
    names = {invitation.atom: _names(current_round, invitation) for invitation in invitations}
    return [
        Progress(*(code, *names[code, role], role, n), started[code, role], submitted[code, role])
        for (code, role), n in sorted(invited.items(), key=lambda item: _order(item[0], names))
    ]


def _names(current_round: Round, invitation: Invitation) -> tuple[str, str]:
    """Of the place, and of the group."""
    if invitation.municipality is None:
        return current_round.joint_organisation, current_round.joint_organisation
    place = invitation.municipality.name
    return place, f"{invitation.get_role_display()} {place}"


def _order(atom: tuple[str, str], names: dict[tuple[str, str], tuple[str, str]]) -> tuple[int, str]:
    return (Role.values.index(atom[1]), names[atom][1])


def _count(invitations: list[Invitation], pks: set[int]) -> Counter[tuple[str, str]]:
    return Counter(invitation.atom for invitation in invitations if invitation.pk in pks)


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
