"""Managers are told half a year before an evaluation, once for each date."""

import datetime

import pytest
import time_machine
from django.core import mail

from assessments.desk.actions import close_round
from assessments.desk.regulation import reminding
from assessments.desk.regulation.reminding import remind_of_evaluations
from assessments.models import AuditEntry, Partnership
from tests import builders
from tests.desk.mailings.working import work

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = datetime.date(2027, 7, 1)
HALF_A_YEAR = datetime.datetime(2027, 1, 1, 11, tzinfo=datetime.UTC)


@pytest.fixture
def of():
    of = builders.partnership(evaluate_before=BEFORE, regulation_article="27", article="de")
    builders.manager(of)
    builders.reader(of)
    return of


def tick(moment=HALF_A_YEAR, hours=0, days=0):
    with time_machine.travel(moment + datetime.timedelta(days=days, hours=hours), tick=False):
        told = remind_of_evaluations()
        work()
        return told


def test_managers_are_told_once_and_it_is_logged(of):
    assert [tick(), tick(), tick(days=1)] == [1, 0, 0]

    (message,) = mail.outbox
    assert message.to == ["beheerder@example.nl"]
    assert message.subject == "Evaluatie van de Samen voor 1 juli 2027"
    assert "De regeling van de Samen vraagt in artikel 27 om een evaluatie" in message.body
    assert "Wilt u een nieuwe ronde voorbereiden?" in message.body
    assert message.alternatives[0][1] == "text/html"
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_name) == ("evaluation-told", "")
    assert entry.detail == "1 mens, voor 1 juli 2027"


def test_last_round_is_named_by_its_season(of):
    with time_machine.travel(datetime.datetime(2024, 10, 2, 9, tzinfo=datetime.UTC)):
        close_round(current_round=builders.opened_round(of))
    tick()

    assert "De vorige ronde was in najaar 2024." in mail.outbox[0].body


@pytest.mark.parametrize(
    "moment",
    [{"days": -1}, {"days": 182}, {"hours": 9}, {"hours": -5}],
    ids=["too early", "past", "evening", "night"],
)
def test_nobody_is_told_at_another_time(of, moment):
    assert tick(**moment) == 0


def test_another_date_is_told_again(of):
    tick()
    Partnership.objects.update(evaluate_before=datetime.date(2027, 6, 1))

    assert tick() == 1
    assert [message.subject for message in mail.outbox] == [
        "Evaluatie van de Samen voor 1 juli 2027",
        "Evaluatie van de Samen voor 1 juni 2027",
    ]


def test_date_that_is_changed_before_the_mail_goes_is_not_told(of):
    with time_machine.travel(HALF_A_YEAR):
        remind_of_evaluations()
        Partnership.objects.update(evaluate_before=datetime.date(2028, 7, 1))
        work()

    assert mail.outbox == []


def test_archived_partnership_is_not_told(of):
    Partnership.objects.update(archived=True)

    assert tick() == 0


def test_mail_that_is_not_taken_is_tried_again(of, monkeypatch):
    class Away:
        def __enter__(self):
            raise reminding.NotSent

        def __exit__(self, *_what):
            pass

    with monkeypatch.context() as away:
        away.setattr(reminding, "mail_server", Away)
        tick()
    assert mail.outbox == []

    with time_machine.travel(HALF_A_YEAR + datetime.timedelta(minutes=2)):
        work()

    assert len(mail.outbox) == 1


def test_looking_for_whom_to_tell_is_one_query(of, django_assert_num_queries):
    tick()

    with time_machine.travel(HALF_A_YEAR, tick=False), django_assert_num_queries(1):
        assert remind_of_evaluations() == 0
