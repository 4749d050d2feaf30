"""Signs of life of the worker and the timer: they run by themselves, and can stop unseen.

Each machine has its own, under its name. What runs on no machine is `away`: something isn't done.
What ran on a machine and stopped there, while it goes on elsewhere, is `stopped`.
"""

import datetime
import socket
import time

from django.db.models import QuerySet
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

REMEMBERED = datetime.timedelta(days=1)
"""A machine that wasn't seen for longer was taken away."""

BY_THEMSELVES = (Heartbeat.Name.WORKER, Heartbeat.Name.TICK)

_last: dict[str, float] = {}


def this_machine() -> str:
    return socket.gethostname()[:64]


def beat(name: Heartbeat.Name) -> bool:
    """Say that this is at work here; written at most every twenty seconds by each process.

    Whether it was written.
    """
    now = time.monotonic()
    if now - _last.get(name, -EVERY) < EVERY:
        return False
    seen = {"seen_at": timezone.now()}
    _beat, is_new = Heartbeat.objects.update_or_create(
        name=name, machine=this_machine(), defaults=seen
    )
    if is_new:
        forget_machines(seen_before=timezone.now() - REMEMBERED)
    _last[name] = now
    return True


def forget_machines(*, seen_before: datetime.datetime) -> None:
    Heartbeat.objects.filter(seen_at__lt=seen_before).delete()


def seen() -> QuerySet[Heartbeat]:
    """Every worker and timer that was seen in the last day, by machine."""
    since = timezone.now() - REMEMBERED
    remembered = Heartbeat.objects.filter(name__in=BY_THEMSELVES, seen_at__gt=since)
    return remembered.order_by("machine", "name")


def stopped() -> list[Heartbeat]:
    """Those that nothing was seen of for as long as a task may take, and that go on elsewhere."""
    quiet = timezone.now() - LONGEST_TASK
    remembered = list(seen())
    elsewhere = {each.name for each in remembered if each.seen_at > quiet}
    return [each for each in remembered if each.seen_at <= quiet and each.name in elsewhere]


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
