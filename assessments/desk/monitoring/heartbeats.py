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

BY_THEMSELVES = (Heartbeat.Name.WORKER, Heartbeat.Name.TICK)

_last: dict[str, float] = {}


def beat(name: Heartbeat.Name) -> None:
    """Say that this is at work; written at most every twenty seconds by each process."""
    now = time.monotonic()
    if now - _last.get(name, -EVERY) < EVERY:
        return
    Heartbeat.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})
    _last[name] = now


def is_away(name: Heartbeat.Name) -> bool:
    """Whether nothing was seen of it for five minutes, on no machine."""
    return name in away()


def away() -> set[Heartbeat.Name]:
    """Which of the worker and the timer nothing was seen of; one query, or two."""
    since = timezone.now() - AWAY_AFTER
    seen = set(Heartbeat.objects.filter(seen_at__gt=since).values_list("name", flat=True))
    missing = {name for name in BY_THEMSELVES if name not in seen}
    if Heartbeat.Name.WORKER in missing and _is_busy():
        missing.remove(Heartbeat.Name.WORKER)
    return missing


def _is_busy() -> bool:
    since = timezone.now() - LONGEST_TASK
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__gt=since)
    return running.exists()
