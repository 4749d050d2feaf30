"""Reads of the desk that are worth a name."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from assessments import access
from assessments.models import Member, Round, User


@dataclass(frozen=True)
class Place:
    """A user's place in a partnership, and the rounds that are there for that user."""

    member: Member
    rounds: tuple[Round, ...]


def desk_of(user: User | AnonymousUser) -> list[Place]:
    """Partnerships by name, newest round first; readers find only shared rounds. Two queries."""
    members = (
        access.memberships(user)
        .filter(partnership__archived=False)
        .order_by("partnership__name")
        .prefetch_related(Prefetch("partnership__rounds", Round.objects.order_by("-closes_at")))
    )
    return [
        Place(
            member,
            tuple(
                current_round
                for current_round in member.partnership.rounds.all()
                if member.is_manager or current_round.is_shared()
            ),
        )
        for member in members
    ]
