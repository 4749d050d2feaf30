"""Tasks that failed on what passes are done after all, without anybody's doing, and no storm."""

import datetime

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from assessments import access
from assessments.background import PATIENCE, failed_for_now, try_tasks_again
from assessments.desk.mailings.sending import send_mailing
from assessments.reports import making
from assessments.reports.council import document as council
from assessments.reports.council.document import COUNCIL
from assessments.reports.making import State
from assessments.reports.material import released
from assessments.reports.report_kind import Report
from samenwerking.accounts.mails import send_notification
from tests.full_disks import nothing_can_be_written
from tests.reports.worker import orders, work
from tests.results.builders import CODES, group, release

pytestmark = pytest.mark.django_db
OWN = Report(COUNCIL, CODES["Laren"])
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def of(monkeypatch):
    monkeypatch.setattr(council, "fitting_pdf", lambda template, report, *, pages: b"%PDF-1.7 all")
    made = release(group("raad", "Laren", 11), group("raad", "Eemnes", 11))
    return released(access.releases_for_task(made.pk))


def fail(error, *, times=1, minutes_ago=0):
    """A task that failed so; the task."""
    failed = DBTaskResult.objects.filter(pk=send_notification.enqueue("anna@example.nl", "", "").id)
    failed.update(
        status=TaskResultStatus.FAILED,
        exception_class_path=f"{error.__module__}.{error.__qualname__}",
        worker_ids=["worker"] * times,
        finished_at=timezone.now() - minutes_ago * MINUTE,
    )
    return failed


def test_report_for_which_there_was_no_room_is_made_by_itself(of):
    making.order(of, OWN)
    with nothing_can_be_written():
        work()
    assert making.state(of, OWN) is State.TRIED_AGAIN

    assert try_tasks_again() == 0
    DBTaskResult.objects.update(finished_at=timezone.now() - 2 * MINUTE)
    assert try_tasks_again() == 1
    assert making.state(of, OWN) is State.BEING_MADE
    work()

    assert making.state(of, OWN) is State.FINISHED


def test_report_that_is_ordered_by_hand_is_not_tried_again_beside_that(of):
    making.order(of, OWN)
    with nothing_can_be_written():
        work()
    making.order(of, OWN)

    assert DBTaskResult.objects.get().status == TaskResultStatus.READY


@pytest.mark.parametrize("error", [OSError, ConnectionError, OperationalError, SystemExit])
def test_what_failed_on_what_passes_is_tried_again(error):
    fail(error, minutes_ago=2)

    assert try_tasks_again() == 1
    assert orders().count() == 1


@pytest.mark.parametrize("error", [ValueError, DBTaskResult.DoesNotExist])
def test_what_failed_on_anything_else_is_not(error):
    fail(error, minutes_ago=999)

    assert (try_tasks_again(), failed_for_now()) == (0, set())


@pytest.mark.parametrize(("times", "pause"), [(1, 1), (2, 5), (3, 15), (9, 15)])
def test_pauses_grow(times, pause):
    failed = fail(OSError, times=times, minutes_ago=pause - 0.5)
    assert try_tasks_again() == 0

    failed.update(finished_at=timezone.now() - pause * MINUTE)
    assert try_tasks_again() == 1


def test_after_three_days_it_is_given_up():
    failed = fail(OSError, minutes_ago=999)
    failed.update(enqueued_at=timezone.now() - PATIENCE)

    assert try_tasks_again() == 0


def test_timer_tries_again_but_leaves_mailings_to_what_resumes_them():
    fail(OSError, minutes_ago=2)
    fail(OSError, minutes_ago=2).update(task_path=send_mailing.module_path)

    call_command("tick", verbosity=0)

    assert [each.task_path for each in orders()] == [send_notification.module_path]
