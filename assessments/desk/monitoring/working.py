"""The worker: mail and reports. It outlives a database that goes away, and shows that it lives."""

import logging
import time

from django.db import Error, close_old_connections, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from assessments.desk.monitoring import identity
from assessments.desk.monitoring.heartbeats import beat
from assessments.models import Heartbeat

logger = logging.getLogger(__name__)

INTERVAL = 1.0
"""Seconds between two looks at the queue."""
LONGEST_PAUSE = 30.0
"""Seconds between two tries of a database that stays away."""


def new_worker() -> Worker:
    """One that ends when there is nothing left to do: `work` looks again, and says it lives."""
    return Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )


def work() -> None:
    """Until it is told to stop: SIGTERM lets what is being done be finished."""
    worker = new_worker()
    worker.configure_signals()
    pause = INTERVAL
    while worker.running:
        pause = look(worker, pause)
        if worker.running:
            time.sleep(pause)


def look(worker: Worker, pause: float) -> float:
    """Do all that waits; how long to wait before the next look."""
    try:
        close_old_connections()
        if beat(Heartbeat.Name.WORKER):
            identity.keep_up()
        if not identity.is_asleep():
            worker.run()
    except Error as error:
        connections.close_all()
        logger.warning("the database is away (%s): trying again", type(error).__name__)
        return min(pause * 2, LONGEST_PAUSE)
    if pause > INTERVAL:
        logger.warning("the database is back")
    return INTERVAL
