"""Orders for reports: one each, whoever asks at once, and none lost with its worker."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus

from assessments import access
from assessments.background import STUCK, recover_tasks
from assessments.reports import files, making
from assessments.reports.council import document as council
from assessments.reports.council.document import COUNCIL
from assessments.reports.making import State
from assessments.reports.material import released
from assessments.reports.report_kind import Report
from tests.reports.worker import orders, work
from tests.results.builders import CODES, group, release

FINISHED = b"%PDF-1.7 a report %%EOF\n"
OWN = Report(COUNCIL, CODES["Laren"])


@pytest.fixture
def of(db, monkeypatch):
    monkeypatch.setattr(council, "fitting_pdf", lambda template, report, *, pages: FINISHED)
    made = release(group("raad", "Laren", 11), group("raad", "Eemnes", 11))
    return released(access.releases_for_task(made.pk))


def test_report_goes_from_not_ordered_to_finished(of):
    assert making.state(of, OWN) is State.NOT_ORDERED
    making.order(of, OWN)
    assert making.state(of, OWN) is State.BEING_MADE
    work()
    assert making.state(of, OWN) is State.FINISHED


def test_order_for_one_report_is_none_for_another(of):
    making.order(of, OWN)
    assert making.state(of, Report(COUNCIL, CODES["Eemnes"])) is State.NOT_ORDERED


def test_order_that_lost_its_worker_is_done_after_all(of):
    making.order(of, OWN)
    orders().update(
        status=TaskResultStatus.RUNNING, started_at=timezone.now() - STUCK - timedelta(minutes=1)
    )
    assert making.state(of, OWN) is State.BEING_MADE

    assert recover_tasks() == 1
    work()

    with files.opened(files.stored_as(of, OWN)) as kept:
        assert kept.read() == FINISHED


def test_order_that_is_done_twice_makes_one_file(of):
    making.order(of, OWN)
    arguments = orders().get().args_kwargs["args"]
    for _ in range(2):
        making.make_report.call(*arguments)
    assert files.finished(of) == {files.stored_as(of, OWN)}


def test_what_was_added_after_the_order_is_in_what_is_made(of):
    making.order(of, OWN)
    of.release.agenda_items.create(factor_number=1, action="Eén A4")
    work()
    now = released(access.releases_for_task(of.release.pk))
    assert making.state(of, OWN) is State.NOT_ORDERED
    assert making.state(now, OWN) is State.FINISHED


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_make_one_order(of):
    ready = threading.Barrier(4)

    def ask():
        ready.wait()
        making.order(of, OWN)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert orders().count() == 1
