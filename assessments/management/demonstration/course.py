"""How an open round of the demonstration came this far: its response by day, and the mails."""

import datetime
from itertools import accumulate

from django.utils import timezone

from assessments.desk.progress import refresh_counts
from assessments.models import Mailing, Round

BUSY = (4, 8, 4, 1, 1, 6, 3, 1, 1, 2, 1, 1)
"""How much came in on each day, beside one another: most of it right after a mail."""
REMINDED_AFTER = datetime.timedelta(days=5)
DAY = datetime.timedelta(days=1)


def tell_course(current_round: Round) -> None:
    """As if it had been counted since it opened; the last day is as it really is."""
    refresh_counts(current_round)
    today, opened_on = timezone.localdate(), timezone.localdate(current_round.opens_at)
    now = current_round.submitted_by_day.get(today.isoformat())
    if now:
        parts = [sofar / sum(BUSY) for sofar in accumulate(BUSY)]
        earlier = {
            (opened_on + number * DAY).isoformat(): {who: int(n * part) for who, n in now.items()}
            for number, part in enumerate(parts)
            if opened_on + number * DAY < today
        }
        days = {**earlier, today.isoformat(): now}
        Round.objects.filter(pk=current_round.pk).update(submitted_by_day=days)
    mailed = current_round.invitations.exclude(email="").count()
    if mailed:
        of_kinds = {
            Mailing.Kind.INVITATION: opened_on,
            Mailing.Kind.REMINDER: opened_on + REMINDED_AFTER,
        }
        Mailing.objects.bulk_create(
            Mailing(round=current_round, kind=kind, started_on=day, total=mailed)
            for kind, day in of_kinds.items()
        )
