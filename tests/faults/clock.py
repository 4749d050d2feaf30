"""A clock that a test sets while processes run, forward and back.

Everything that this project dates goes through `django.utils.timezone.now`; Python's own timers,
which no clock that is set should disturb, go on. So nothing has to be loaded beneath the processes
(libfaketime), which not every machine has, and one process can have another time than the next.
"""

import datetime
from pathlib import Path

from django.utils import timezone


class Clock:
    """How much a process is ahead of the real time, in a file that it reads each time."""

    def __init__(self, path):
        self.path = Path(path)
        self.set(datetime.timedelta())

    def set(self, ahead):
        """In one write, so that nobody reads half of it."""
        written = self.path.with_suffix(".new")
        written.write_text(str(ahead.total_seconds()))
        written.replace(self.path)


def follow(path):
    """Let this process go by that clock from now on."""
    real = timezone.now

    def now():
        return real() + datetime.timedelta(seconds=float(Path(path).read_text()))

    timezone.now = now
