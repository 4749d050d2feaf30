"""Run by test_bench_large_round.py: one thing with a large round, in a process of its own.

`python measured_process.py ROUND WHAT` prints seconds, seconds of processor time and the most
memory it had, in MiB.
"""

import re
import sys
import time
from pathlib import Path

import django

django.setup()

from assessments.desk.actions import close_round  # noqa: E402 - needs the set-up above
from assessments.desk.people.queries import page_of, people_of  # noqa: E402
from assessments.desk.progress import refresh_counts  # noqa: E402
from assessments.models import Round  # noqa: E402


def peak():
    """Not `getrusage`: its peak includes that of the process which started this one."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024


def list_people(current_round):
    """The first page, and a search for somebody."""
    listed = people_of(current_round, None)
    for words in ("", "persoon 77"):
        list(page_of(current_round, listed, "1", words=words))


DOES = {
    "close": lambda current_round: close_round(current_round=current_round),
    "progress": refresh_counts,
    "people": list_people,
}

if __name__ == "__main__":
    current_round = Round.objects.get(pk=sys.argv[1])
    begin, before = time.perf_counter(), time.process_time()
    DOES[sys.argv[2]](current_round)
    print(time.perf_counter() - begin, time.process_time() - before, peak())
