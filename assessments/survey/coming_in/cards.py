"""Which cards may still get a new code, and making earlier codes useless."""

from django.db.models import QuerySet

from assessments.models import Invitation, Round
from assessments.models.invitation import new_public_id
from assessments.survey import ballot_box
from assessments.survey.links import no_card


def lock_for_new_codes(current_round: Round, invitations: QuerySet[Invitation]) -> list[Invitation]:
    """Of these invitations of a round, in order, those without a card or whose card is unused.

    Whoever has answered keeps the card they answered with. They stay locked, and so unused, until
    the transaction ends. Never show who or how many they are: that tells who has answered.
    """
    locked = list(invitations.select_for_update(of=("self",)).order_by("pk"))
    used = ballot_box.started(current_round)
    return [each for each in locked if each.card_digest is None or each.pk not in used]


def replace_codes(current_round: Round, invitations: QuerySet[Invitation]) -> list[Invitation]:
    """The same, after every code that these invitations had was made useless.

    A code that was used and one that wasn't answer alike from now on: only the browser that began
    with it goes on. Whoever gets another code gets another address with it, or who had noted the
    addresses behind the codes would see by those that come back which of them were unused.
    """
    waiting = lock_for_new_codes(current_round, invitations)
    for each in waiting:
        if each.card_digest is not None:
            each.public_id = new_public_id()
    used = list(invitations.exclude(pk__in=[each.pk for each in waiting]))
    for each in used:
        each.card_digest = no_card()
    Invitation.objects.bulk_update([*waiting, *used], ["public_id", "card_digest"])
    return waiting
