"""Reports are made by the worker; whoever waits for one can see how it goes."""

from collections.abc import Sequence
from enum import Enum, auto

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import get_language, override
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from assessments import access, background
from assessments.reports import files
from assessments.reports.catalogue import of_code
from assessments.reports.material import Released, released
from assessments.reports.report_kind import Report


class State(Enum):
    """How far a report is."""

    FINISHED = auto()
    BEING_MADE = auto()
    FAILED = auto()
    TRIED_AGAIN = auto()
    """It failed on what passes: a full disk, a worker that was stopped. It is made by itself."""
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
            _forget_failures(of, name)
            make_report.enqueue(of.release.pk, report.kind.code, report.reader, name, language)


def state(of: Released, report: Report) -> State:
    (found,) = states(of, [report])
    return found


def states(of: Released, reports: Sequence[Report]) -> list[State]:
    """How far each is, in one query and one look at what is there."""
    orders, finished = _orders(of), files.finished(of)
    return [_state(files.stored_as(of, report), orders, finished) for report in reports]


def _state(name: str, orders: dict[str, DBTaskResult], finished: frozenset[str]) -> State:
    if name in finished:
        return State.FINISHED
    last = orders.get(name)
    if last is None or last.status == TaskResultStatus.SUCCESSFUL:
        return State.NOT_ORDERED
    if last.status != TaskResultStatus.FAILED:
        return State.BEING_MADE
    return State.TRIED_AGAIN if background.goes_on(last) else State.FAILED


def _orders(of: Released) -> dict[str, DBTaskResult]:
    """The last order for each name."""
    return {each.args_kwargs["args"][3]: each for each in _all_orders(of).order_by("enqueued_at")}


def _forget_failures(of: Released, name: str) -> None:
    """What is ordered anew isn't tried again beside that."""
    failed = _all_orders(of).filter(status=TaskResultStatus.FAILED, args_kwargs__args__3=name)
    failed.delete()


def _all_orders(of: Released) -> QuerySet[DBTaskResult]:
    orders = DBTaskResult.objects.filter(
        task_path=make_report.module_path, args_kwargs__args__0=of.release.pk
    )
    return orders.defer("traceback")
