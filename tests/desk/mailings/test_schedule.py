"""What goes by itself, and when."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from assessments.desk.actions import close_round
from assessments.desk.mailings.actions import NotSharedYet, tell_of_results
from assessments.desk.mailings.schedule import send_planned_mail
from assessments.models import Mailing, Round
from tests import builders

pytestmark = pytest.mark.django_db
CLOSES_AT = datetime.datetime(2026, 11, 20, 16, tzinfo=datetime.UTC)


def at(days_before, hour=9):
    """So many days before the round closes, at this hour in the Netherlands."""
    moment = datetime.datetime(2026, 11, 20, hour - 1, tzinfo=datetime.UTC)
    return time_machine.travel(moment - datetime.timedelta(days=days_before), tick=False)


@pytest.fixture
def current_round():
    of = builders.partnership()
    builders.manager(of)
    with at(14):
        opens_at = timezone.now() - datetime.timedelta(days=1)
        current_round = builders.opened_round(of, opens_at=opens_at, closes_at=CLOSES_AT)
        builders.invite(current_round, number=2, sent_at=timezone.now())
    return current_round


def kinds():
    return sorted(Mailing.objects.values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("days_before", "expected"),
    [
        (8, []),
        (7, ["reminder"]),
        (6, []),
        (3, ["closing-soon"]),
        (2, ["reminder"]),
        (1, ["closing-soon"]),
    ],
)
def test_before_closing_reminders_and_warnings_go_on_their_days(
    current_round, days_before, expected
):
    with at(days_before):
        send_planned_mail()

    assert kinds() == expected


def test_planned_mail_goes_once_however_often_the_clock_ticks(current_round):
    with at(7):
        assert [send_planned_mail() for _ in range(3)] == [1, 0, 0]


@pytest.mark.parametrize("hour", [7, 20, 23])
def test_nothing_goes_at_night(current_round, hour):
    with at(7, hour):
        assert send_planned_mail() == 0


def test_reminders_go_only_on_the_chosen_days(current_round):
    Round.objects.update(reminder_days=[2])
    with at(7):
        assert send_planned_mail() == 0


def test_reminder_by_hand_today_replaces_the_planned_one(current_round):
    with at(7):
        Mailing.objects.create(
            round=current_round, kind="reminder", started_on=timezone.localdate()
        )
        assert send_planned_mail() == 0


def test_after_closing_managers_are_told_at_once_and_thanks_go_a_day_later_once(current_round):
    with at(-1):
        close_round(current_round=current_round)
        send_planned_mail()
        assert kinds() == ["released"]
    with at(-2):
        assert [send_planned_mail(), send_planned_mail()] == [1, 0]

    assert kinds() == ["released", "thanks"]


def test_news_of_long_ago_is_not_sent(current_round):
    with at(-1):
        close_round(current_round=current_round)
    with at(-5):
        assert send_planned_mail() == 0


def test_sharing_is_told_at_the_planned_moment_and_not_before(current_round):
    with at(-1):
        close_round(current_round=current_round)
        Round.objects.update(shared_at=timezone.now() + datetime.timedelta(days=2))
    with at(-2):
        send_planned_mail()
        assert kinds() == ["released", "thanks"]
    with at(-3, 10):
        assert send_planned_mail() == 1

    assert kinds() == ["released", "shared", "thanks"]


def test_results_shared_before_thanks_went_are_told_alone(current_round):
    with at(-1):
        close_round(current_round=current_round)
        Round.objects.update(shared_at=timezone.now())
        send_planned_mail()
    with at(-2):
        send_planned_mail()

    assert kinds() == ["released", "shared"]


def test_results_shared_on_the_day_of_thanks_are_told_the_next_day(current_round):
    with at(-1):
        close_round(current_round=current_round)
    with at(-2):
        send_planned_mail()
        Round.objects.update(shared_at=timezone.now())
        assert send_planned_mail() == 0
    with at(-3, 8):
        assert send_planned_mail() == 1

    assert kinds() == ["released", "shared", "thanks"]


def test_nothing_is_mailed_while_sharing_can_be_undone(current_round):
    with at(-1):
        close_round(current_round=current_round)
        shared_at = timezone.now()
        Round.objects.update(shared_at=shared_at)
    with time_machine.travel(shared_at + datetime.timedelta(minutes=14)):
        assert send_planned_mail() == 0
    with time_machine.travel(shared_at + datetime.timedelta(minutes=16)):
        send_planned_mail()

    assert kinds() == ["released", "shared"]


def test_results_of_which_sharing_was_undone_are_not_told(current_round):
    """Between the look at what is due and the mail."""
    with at(-1):
        close_round(current_round=current_round)
        Round.objects.update(shared_at=None)
        with pytest.raises(NotSharedYet):
            tell_of_results(current_round=current_round, kind=Mailing.Kind.SHARED)

    assert kinds() == []


def test_archived_partnership_gets_no_mail(current_round):
    current_round.partnership.archived = True
    current_round.partnership.save()
    with at(7):
        assert send_planned_mail() == 0
