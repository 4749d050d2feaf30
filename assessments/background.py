"""Tasks that were cut short, or failed on what passes, go on by themselves. Each may run twice."""

import datetime
from collections.abc import Collection
from uuid import UUID

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

STUCK = datetime.timedelta(minutes=15)
"""A task that runs longer has lost its worker."""
PASSING = (OSError, OperationalError, InterfaceError, SystemExit, KeyboardInterrupt)
"""A full disk, a server or storage that is away, a worker that was told twice to stop."""
PAUSES = tuple(datetime.timedelta(minutes=minutes) for minutes in (1, 5, 15))
"""Before the second try, the third, and so on; the last one stays."""
PATIENCE = datetime.timedelta(days=3)
"""After which a cause that should pass is taken for one that doesn't."""


def recover_tasks() -> int:
    """Put tasks whose worker died back in the queue; how many."""
    stuck = DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - STUCK
    )
    return stuck.update(status=TaskResultStatus.READY, started_at=None)


def try_tasks_again(*, but: Collection[str] = ()) -> int:
    """Put tasks that failed on what passes back in the queue, after a growing pause; how many.

    `but` are the paths of tasks that something else has done again.
    """
    now = timezone.now()
    due = [task.pk for task in _failed_for_now() if task.task_path not in but and _due(task) <= now]
    failed = DBTaskResult.objects.filter(pk__in=due, status=TaskResultStatus.FAILED)
    return failed.update(status=TaskResultStatus.READY, started_at=None, finished_at=None)


def goes_on(task: DBTaskResult) -> bool:
    """Whether a task that failed is tried again by itself."""
    recent = task.enqueued_at > timezone.now() - PATIENCE
    return recent and _is_passing(task.exception_class_path)


def failed_for_now() -> set[UUID]:
    """The tasks that failed and are tried again."""
    return {task.pk for task in _failed_for_now()}


def _failed_for_now() -> list[DBTaskResult]:
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).defer("traceback")
    return [task for task in failed if goes_on(task)]


def _due(task: DBTaskResult) -> datetime.datetime:
    # A worker notes itself each time that it begins.
    failures = max(1, len(task.worker_ids))
    pause = PAUSES[min(failures, len(PAUSES)) - 1]
    return (task.finished_at or task.enqueued_at) + pause


def _is_passing(exception_class: str) -> bool:
    try:
        return issubclass(import_string(exception_class), PASSING)
    except ImportError:
        return False
