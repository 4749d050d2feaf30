"""The groups of a round, and the cards that each needs or has."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from assessments.desk.people.places import ListedPlace, group_name, places_of
from assessments.desk.people.queries import group_key
from assessments.models import Invitation, Municipality, Role, Round


@dataclass(frozen=True)
class CardGroup:
    """People of one place and role. None of these numbers tells whether anybody answered."""

    place: ListedPlace
    role: str
    without_address: int = 0
    """How many can come in with a card only."""
    without_card: int = 0
    """How many of those never got one."""
    has_cards: bool = False
    """Whether any were made, spare ones included."""

    @property
    def key(self) -> str:
        return group_key(self.place, self.role)

    @property
    def name(self) -> str:
        return group_name(self.place, self.role)


def groups_of(current_round: Round, own: Municipality | None) -> list[CardGroup]:
    """Every group that can be invited, by role and place; two queries.

    Those of `own` only, for its coordinator.
    """
    counted = (
        holders(current_round)
        .values_list("municipality", "role")
        .annotate(
            people=Count("pk", filter=Q(spare=False)),
            waiting=Count("pk", filter=Q(spare=False, card_digest=None)),
            cards=Count("card_digest"),
        )
    )
    counts = {
        (place, role): (people, waiting, cards > 0)
        for place, role, people, waiting, cards in counted
    }
    places = places_of(current_round, own)
    return [
        CardGroup(place, role, *counts.get((place.pk, role), ()))
        for role in Role.values
        for place in places
        if role in place.roles
    ]


def holders(current_round: Round, group: CardGroup | None = None) -> QuerySet[Invitation]:
    """Everybody, or everybody of a group, who can't be mailed; spare cards included."""
    everybody = current_round.invitations.filter(revoked=False, email="")
    if group is None:
        return everybody
    return everybody.filter(municipality=group.place.pk, role=group.role)
