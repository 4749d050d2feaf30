"""How long a report takes, and how much memory. The goals are for a quiet machine.

A report costs processor time in the worker, once; a download costs it at each request.
"""

import subprocess
import sys
import time

import pytest

from assessments.reports.council.document import council_pdf
from assessments.reports.cover_sheet.document import cover_sheet_pdf
from assessments.reports.partnership.document import partnership_pdf
from tests.reports import builders
from tests.reports.test_views import FINISHED, address, fetch, manage, printer, released

__all__ = ["printer"]

pytestmark = [pytest.mark.bench, pytest.mark.django_db]

ROUNDS = 5


def seconds(make):
    """The processor time of the quickest of some rounds, after a first that warms up."""
    make()
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        make()
        taken.append(time.process_time() - start)
    return min(taken)


def report(what, figure, goal, unit):
    print(f"\n{what}: {figure:.2f} {unit} (goal {goal})")


@pytest.mark.parametrize("number", [8, 30])
def test_report_for_a_raad(number):
    built = builders.many(number)
    figure = seconds(lambda: council_pdf(builders.report_of(built)))
    report(f"report for a raad, {number} municipalities", figure, 1.0, "s CPU")
    assert figure < 2.5  # with what the machine does besides


def test_oplegger():
    built = builders.many(8)
    figure = seconds(lambda: cover_sheet_pdf(builders.report_of(built)))
    report("oplegger", figure, 0.5, "s CPU")
    assert figure < 1.0


def test_report_on_a_partnership_of_eight():
    built = builders.many(8)
    figure = seconds(lambda: partnership_pdf(builders.partnership_of(built)))
    report("report on a partnership, 8 municipalities", figure, 3.0, "s CPU")
    assert figure < 3.0


def test_download_of_a_stored_report(client, printer):
    of = released()
    manage(client, of)
    assert fetch(client, of).getvalue() == FINISHED
    figure = 1000 * seconds(lambda: client.get(address(of)).getvalue())
    report("download of a stored report", figure, 15, "ms CPU")
    assert figure < 15


def test_memory_of_a_worker_that_makes_many():
    program = (
        "import django; django.setup()\n"
        "from tests.reports import builders\n"
        "from assessments.reports.partnership.document import partnership_pdf\n"
        "for number in (8, 30, 8, 30): builders.pdf_of(builders.many(number))\n"
        "partnership_pdf(builders.partnership_of(builders.many(30)))\n"
        # Not `ru_maxrss`, which begins with that of the process that started this one.
        "status = dict(line.split(':') for line in open('/proc/self/status'))\n"
        "print(status['VmHWM'].split()[0])\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env={"DJANGO_SETTINGS_MODULE": "tests.settings"},
    )
    figure = int(made.stdout.split()[-1]) / 1024
    report("memory of a worker after five reports", figure, 250, "MB")
    assert figure < 250
