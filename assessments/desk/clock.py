"""What happens by itself, once a minute. Running it twice, or late, does no harm."""

import contextlib
import logging
from functools import partial

from django.utils import timezone

from assessments.desk.actions import close_round
from assessments.desk.mailings.actions import NothingToSend, SentAlready, tell_managers
from assessments.desk.monitoring.alarms import run_all
from assessments.desk.monitoring.health import rounds_without_key
from assessments.models import Mailing, Round
from assessments.models.round import GRACE
from assessments.survey.keys import KeyMissing, destroy_key, kept_keys

logger = logging.getLogger(__name__)


def close_due_rounds() -> int:
    """Close every open round whose time has passed; how many. A round without key stays open."""
    due = Round.objects.filter(state=Round.State.OPEN, closes_at__lte=timezone.now() - GRACE)
    return sum(run_all(partial(_close, each) for each in due.select_related("partnership")))


def _close(current_round: Round) -> bool:
    try:
        close_round(current_round=current_round)
    except KeyMissing:
        # It waits for its key, or to be cancelled.
        logger.critical("round %s can't be closed: its key is missing", current_round.pk)
        return False
    return True


def destroy_left_over_keys() -> int:
    """Destroy keys that a crash left after a release or cancellation; how many.

    Only rounds whose key is still here are looked at, however many were ever held.
    """
    done = Round.objects.filter(
        key_name__in=kept_keys(), state__in=(Round.State.RELEASED, Round.State.CANCELLED)
    )
    return sum(run_all(partial(destroy_key, each) for each in done))


def report_lost_keys() -> int:
    """Raise the alarm for every open round without its key; how many.

    One line each time, and one mail to the managers of each round.
    """
    lost = rounds_without_key()
    run_all(partial(_report_lost_key, each) for each in lost)
    return len(lost)


def _report_lost_key(current_round: Round) -> None:
    logger.critical("round %s is open and its key is missing", current_round.pk)
    with contextlib.suppress(SentAlready, NothingToSend):
        tell_managers(current_round=current_round, kind=Mailing.Kind.KEY_MISSING)
