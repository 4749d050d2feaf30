"""Reads of the desk that are worth a name."""

from dataclasses import dataclass

from django.db.models import Prefetch

from assessments import access
from assessments.models import Member, Partnership, Round, User


@dataclass(frozen=True)
class DeskEntry:
    """A user's place in a partnership, and the rounds that are there for that user."""

    member: Member
    rounds: tuple[Round, ...]


@dataclass(frozen=True)
class Desk:
    """A user's places, and the archived partnerships that this user may bring back."""

    places: tuple[DeskEntry, ...]
    archived: tuple[Partnership, ...]
    may_make_partnerships: bool


def desk_of(user: User) -> Desk:
    """Partnerships by name, newest round first; readers find only shared rounds. Two queries."""
    rounds = Round.objects.select_related("release").order_by("-closes_at")
    members = list(
        access.memberships(user)
        .order_by("partnership__name")
        .prefetch_related(Prefetch("partnership__rounds", rounds))
    )
    return Desk(
        tuple(_place(member) for member in members if not member.partnership.archived),
        tuple(
            member.partnership
            for member in members
            if member.partnership.archived and member.is_manager
        ),
        user.may_make_partnerships,
    )


def _place(member: Member) -> DeskEntry:
    rounds = member.partnership.rounds.all()
    return DeskEntry(
        member, tuple(each for each in rounds if member.is_manager or each.is_shared())
    )
