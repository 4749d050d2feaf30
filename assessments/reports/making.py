"""Reports are made by the worker; whoever waits for one can see how it goes."""

from collections.abc import Sequence
from enum import Enum, auto

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language, override
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from assessments import access
from assessments.reports import files
from assessments.reports.catalogue import of_code
from assessments.reports.material import Released, released
from assessments.reports.report_kind import Report


class State(Enum):
    """How far a report is."""

    FINISHED = auto()
    BEING_MADE = auto()
    FAILED = auto()
    NOT_ORDERED = auto()


@task()
def make_report(
    release_pk: int, kind: str, reader: str | None, name: str, language: str | None = None
) -> None:
    """Make a report and keep it, unless it is there. May run twice.

    `name`, as it was to be stored when it was ordered, is what the order is found by. What was
    added to the release in the meantime is in what is made. `language` is that of who ordered it.
    """
    with override(language or settings.LANGUAGE_CODE):
        files.finish(released(access.releases_for_task(release_pk)), Report(of_code(kind), reader))


def order(of: Released, report: Report) -> None:
    """Have a report made; nothing when it is there or being made."""
    name, language = files.stored_as(of, report), get_language()
    with transaction.atomic():
        access.hold(of.release)
        if state(of, report) not in (State.FINISHED, State.BEING_MADE):
            make_report.enqueue(of.release.pk, report.kind.code, report.reader, name, language)


def state(of: Released, report: Report) -> State:
    (found,) = states(of, [report])
    return found


def states(of: Released, reports: Sequence[Report]) -> list[State]:
    """How far each is, in one query and one look at what is there."""
    orders, finished = _orders(of), files.finished(of)
    return [_state(files.stored_as(of, report), orders, finished) for report in reports]


def _state(name: str, orders: dict[str, str], finished: frozenset[str]) -> State:
    if name in finished:
        return State.FINISHED
    if orders.get(name) in (TaskResultStatus.READY, TaskResultStatus.RUNNING):
        return State.BEING_MADE
    return State.FAILED if orders.get(name) == TaskResultStatus.FAILED else State.NOT_ORDERED


def _orders(of: Released) -> dict[str, str]:
    """How the last order for each name went."""
    results = DBTaskResult.objects.filter(
        task_path=make_report.module_path, args_kwargs__args__0=of.release.pk
    )
    rows = results.order_by("enqueued_at").values_list("args_kwargs", "status")
    return {args["args"][3]: status for args, status in rows}
