"""Signs of life of the worker and the timer: they run by themselves, and can stop unseen."""

import datetime
import time

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from assessments.models import Heartbeat

EVERY = 20
"""Seconds between two signs of life of one process."""
AWAY_AFTER = datetime.timedelta(minutes=5)
"""Longer than the pause of a timer that came late and a machine that started anew."""
LONGEST_TASK = datetime.timedelta(minutes=20)
"""A worker that mails hundreds of people shows itself by the task it is busy with."""

_last: dict[str, float] = {}


def beat(name: Heartbeat.Name) -> None:
    """Say that this is at work; written at most every twenty seconds by each process."""
    now = time.monotonic()
    if now - _last.get(name, -EVERY) < EVERY:
        return
    Heartbeat.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})
    _last[name] = now


def last_seen(name: Heartbeat.Name) -> datetime.datetime | None:
    """None when it was never seen."""
    return Heartbeat.objects.filter(name=name).values_list("seen_at", flat=True).first()


def is_away(name: Heartbeat.Name) -> bool:
    """Whether nothing was seen of it for five minutes, on no machine."""
    seen = last_seen(name)
    if seen is not None and seen > timezone.now() - AWAY_AFTER:
        return False
    return name != Heartbeat.Name.WORKER or not _is_busy()


def _is_busy() -> bool:
    since = timezone.now() - LONGEST_TASK
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__gt=since)
    return running.exists()
