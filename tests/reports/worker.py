"""What the worker does, in the test's own transaction."""

from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def orders():
    """The tasks that wait for a worker."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY)


def work():
    """Do all that waits."""
    worker = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
    for order in orders():
        worker.run_task(order)
