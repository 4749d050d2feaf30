"""Run by test_closing_processes.py: a process of its own that closes a round, or dies at it.

`python closing_process.py ROUND [POINT]`, where POINT is "during" (before the commit) or "after"
(after the commit, before the key is destroyed).
"""

import os
import signal
import sys

import django

django.setup()

from assessments.desk.actions import close_round  # noqa: E402
from assessments.models import Round  # noqa: E402 - needs the set-up above
from assessments.results import release  # noqa: E402


def die(*_args):
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    pk, point = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    if point == "during":
        release._wipe = die
    if point == "after":
        release.destroy_key = die
    print(close_round(current_round=Round.objects.get(pk=pk)).pk)
