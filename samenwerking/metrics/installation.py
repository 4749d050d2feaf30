"""Numbers of the whole installation: never of one partnership, round or person.

They come from the database, and are the same whichever process is asked: the worker and the timer
need no page of their own.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping

from django.conf import settings
from django.db import Error
from django.db.models import Count, Max, Min, Sum
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from assessments.desk.monitoring import readiness
from assessments.desk.monitoring.conditions import CONDITIONS, DATABASE
from assessments.models import Heartbeat, Mailing, Message, Round


class InstallationCollector(Collector):
    """Without the database: what is known without it."""

    def collect(self) -> Iterable[Metric]:
        yield _gauge("info", "The version that runs.", {settings.VERSION: 1}, "version")
        yield _gauge("condition", "1 when it is met (/gereed/).", _conditions(), "code")
        with contextlib.suppress(Error):
            yield from _of_database()


def _of_database() -> Iterator[Metric]:
    yield _gauge("rounds", "Rounds.", _rounds(), "state")
    yield _gauge("mails", "Mails of the mailings that are kept; no reminders.", _mails(), "state")
    yield _gauge("heartbeat_age_seconds", "Since the last sign of life.", _heartbeats(), "name")
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    tasks = waiting.aggregate(length=Count("pk"), oldest=Min("enqueued_at"))
    age = (timezone.now() - tasks["oldest"]).total_seconds() if tasks["oldest"] else 0
    yield _gauge("queue_length", "Tasks that wait for a worker.", {"": tasks["length"]})
    yield _gauge("queue_oldest_seconds", "How long the oldest task waits.", {"": age})


def _gauge(name: str, text: str, values: Mapping[str, float], label: str = "") -> Metric:
    family = GaugeMetricFamily(f"samenwerking_{name}", text, labels=[label] if label else [])
    for value, number in values.items():
        family.add_metric([value] if label else [], number)
    return family


def _conditions() -> Mapping[str, float]:
    """Those that are looked at; without the database the others are left out."""
    unmet = readiness.unmet()
    looked_at = list(CONDITIONS)
    if DATABASE.code in unmet:
        looked_at = looked_at[: looked_at.index(DATABASE) + 1]
    return {condition.code: condition.code not in unmet for condition in looked_at}


def _rounds() -> Mapping[str, float]:
    counted = Round.objects.order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(Round.State.values, 0) | dict(counted)


def _mails() -> Mapping[str, float]:
    """Without reminders: how soon their queue is empty tells how many had sent in answers."""
    queued = Message.objects.exclude(mailing__kind=Mailing.Kind.REMINDER).count()
    kept = Mailing.objects.exclude(kind=Mailing.Kind.REMINDER)
    numbers = kept.aggregate(total=Sum("total", default=0), refused=Sum("refused", default=0))
    # Between the two queries some may have gone.
    sent = max(0, numbers["total"] - numbers["refused"] - queued)
    return {"waiting": queued, "sent": sent, "refused": numbers["refused"]}


def _heartbeats() -> Mapping[str, float]:
    """Of those that were ever seen, on the machine where that was last."""
    now = timezone.now()
    by_name = Heartbeat.objects.exclude(name=Heartbeat.Name.READINESS).values_list("name")
    last = by_name.order_by("name").annotate(Max("seen_at"))
    return {name: (now - at).total_seconds() for name, at in last}
