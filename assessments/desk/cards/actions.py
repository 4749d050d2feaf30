"""Print cards. A code exists on paper only; the database gets its digest.

As many cards come out as were asked for, whoever has answered already: the codes that nobody
needs become spare cards. So the number of cards tells nothing about who answered.

A spare card counts as invited from now on, also when it stops working: how many of them were used
would show otherwise. Codes that nobody asked for count when they are used.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from assessments import audit
from assessments.desk.cards.groups import CardGroup, holders
from assessments.desk.cards.printing import Card, cards_pdf
from assessments.desk.people.actions import NotNow, is_barred
from assessments.models import Invitation, Round, User
from assessments.survey.coming_in.cards import lock_for_new_codes, replace_codes
from assessments.survey.links import card_digest, new_card_code

PRINTABLE = (Round.State.DRAFT, Round.State.OPEN)


@dataclass(frozen=True)
class Order:
    """How many cards a group gets: for its people without an address, and spare ones."""

    group: CardGroup
    people: int
    spares: int

    @property
    def total(self) -> int:
        return self.people + self.spares


def print_cards(*, current_round: Round, orders: Sequence[Order], replace: bool, by: User) -> bytes:
    """A PDF with the cards that were ordered.

    With `replace` earlier cards of these groups stop working, but in a browser that began with
    one, and whoever hasn't used theirs gets a new one; otherwise only people without a card get
    one. Raises `NotNow`.
    """
    batches = [(order, _cards(order)) for order in orders]
    # First, since it takes seconds and may fail: nothing has changed then, and nothing is locked.
    document = cards_pdf(
        current_round,
        [card for _order, cards in batches for card in cards],
        own_statements=current_round.own_statements.count(),
    )
    with transaction.atomic():
        locked = Round.objects.select_for_update(of=("self",)).get(pk=current_round.pk)
        if locked.state not in PRINTABLE or is_barred(locked, by):
            raise NotNow(locked.state)
        for order, cards in batches:
            _hand_out(locked, order, [card.code for card in cards], replace)
        _record(locked, orders, replace, by)
    return document


def _cards(order: Order) -> list[Card]:
    place = order.group.place
    return [
        Card(
            place=place.name,
            role=order.group.role,
            code=new_card_code(),
            spare=number >= order.people,
            is_joint=place.is_joint,
        )
        for number in range(order.total)
    ]


def _hand_out(current_round: Round, order: Order, codes: Sequence[str], replace: bool) -> None:
    """People come first; the codes that are left become spare cards."""
    group = order.group
    waiting = holders(current_round, group).filter(spare=False)
    if replace:
        _stop_spares(current_round, group)
        people = replace_codes(current_round, waiting)
    else:
        people = lock_for_new_codes(current_round, waiting.filter(card_digest=None))
    for person, code in zip(people, codes, strict=False):
        person.card_digest = card_digest(code)
    Invitation.objects.bulk_update(people, ["card_digest"])
    Invitation.objects.bulk_create(
        Invitation(
            round=current_round,
            municipality_id=group.place.pk,
            role=group.role,
            spare=True,
            superfluous=number >= order.spares,
            added=current_round.is_open,
            card_digest=card_digest(code),
        )
        for number, code in enumerate(codes[len(people) :])
    )


def _stop_spares(current_round: Round, group: CardGroup) -> None:
    """Locked first: one that is used at this moment is a spare card no more, and goes on.

    In preparation none can have been used, so that nothing is told by taking them away.
    """
    spares = holders(current_round, group).filter(spare=True)
    unused = list(spares.select_for_update(of=("self",)).values_list("pk", flat=True))
    stopped = Invitation.objects.filter(pk__in=unused)
    if current_round.is_open:
        stopped.update(card_digest=None)
    else:
        stopped.delete()


def _record(current_round: Round, orders: Sequence[Order], replace: bool, by: User) -> None:
    """Per group, as whoever looks for fictitious people has to know where they are."""
    text = _("{group}: kaarten: {cards}, waarvan los: {spares}")
    if replace:
        text = _("{group}: kaarten: {cards}, waarvan los: {spares}; eerdere ongeldig gemaakt")
    audit.record_each(
        current_round=current_round,
        action=audit.Action.CARDS_PRINTED,
        by=by,
        details=[
            text.format(group=order.group.name, cards=order.total, spares=order.spares)
            for order in orders
        ],
    )
