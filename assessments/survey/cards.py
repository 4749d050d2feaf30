"""Which cards may still get a new code."""

from django.db.models import QuerySet

from assessments.models import Invitation, Round
from assessments.survey import ballot_box


def lock_for_new_codes(current_round: Round, invitations: QuerySet[Invitation]) -> list[Invitation]:
    """Of these invitations of a round, in order, those without a card or whose card is unused.

    Whoever has answered keeps the card they answered with. They stay locked, and so unused, until
    the transaction ends. Never show who or how many they are: that tells who has answered.
    """
    locked = list(invitations.select_for_update(of=("self",)).order_by("pk"))
    used = ballot_box.started(current_round)
    return [each for each in locked if each.card_digest is None or each.pk not in used]
