"""What happens by itself, once a minute. Running it twice, or late, does no harm."""

import contextlib
import logging

from django.utils import timezone

from assessments.models import Mailing, Round
from assessments.models.round import GRACE
from assessments.rounds.actions import close_round
from assessments.rounds.health import rounds_without_key
from assessments.rounds.mailings.actions import NothingToSend, SentAlready, tell_managers
from assessments.survey.keys import KeyMissing, destroy_key

logger = logging.getLogger(__name__)


def close_due_rounds() -> int:
    """Close every open round whose time has passed; how many. A round without key stays open."""
    due = Round.objects.filter(state=Round.State.OPEN, closes_at__lte=timezone.now() - GRACE)
    closed = 0
    for current_round in due.select_related("partnership"):
        try:
            close_round(current_round=current_round)
        except KeyMissing:
            # The other rounds go on; this one waits for its key, or to be cancelled.
            logger.critical("round %s can't be closed: its key is missing", current_round.pk)
        else:
            closed += 1
    return closed


def destroy_left_over_keys() -> int:
    """Destroy keys that a crash left after a release or cancellation; how many."""
    done = Round.objects.filter(state__in=(Round.State.RELEASED, Round.State.CANCELLED))
    try:
        return sum(destroy_key(current_round) for current_round in done)
    except OSError:
        # Whatever else is due goes on; `/gezond/` says so too.
        logger.critical("keys can't be destroyed: BALLOT_KEY_DIR can't be used")
        return 0


def report_lost_keys() -> int:
    """Raise the alarm for every open round without its key; how many.

    One line each time, and one mail to the managers of each round.
    """
    lost = rounds_without_key()
    for current_round in lost:
        logger.critical("round %s is open and its key is missing", current_round.pk)
        with contextlib.suppress(SentAlready, NothingToSend):
            tell_managers(current_round=current_round, kind=Mailing.Kind.KEY_MISSING)
    return len(lost)
