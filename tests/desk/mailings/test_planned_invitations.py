"""Invitations that go by themselves at a moment that a manager chose."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.desk.actions import open_round
from assessments.desk.mailings import actions
from assessments.desk.mailings.forms import PlanForm
from assessments.desk.mailings.schedule import send_planned_invitations
from assessments.models import AuditEntry, Mailing, Round
from tests import builders

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def of():
    return builders.partnership()


@pytest.fixture
def current_round(of):
    current_round = builders.opened_round(of)
    builders.invite(current_round, number=2)
    return current_round


def plan(current_round, at):
    Round.objects.filter(pk=current_round.pk).update(invite_at=at)


def page(name, current_round):
    return reverse(name, args=[current_round.partnership.slug, current_round.pk])


def test_nothing_goes_before_the_moment(current_round):
    plan(current_round, timezone.now() + HOUR)

    assert send_planned_invitations() == 0
    assert not Mailing.objects.exists()


def test_invitations_go_once_at_the_moment(current_round):
    plan(current_round, timezone.now() - HOUR)

    assert (send_planned_invitations(), send_planned_invitations()) == (1, 0)
    mailing = Mailing.objects.get()
    assert (mailing.kind, mailing.total, mailing.started_by) == ("invitation", 2, None)
    assert Round.objects.get().invite_at is None


def test_whoever_was_invited_by_hand_gets_no_second_one(current_round):
    actions.invite(current_round=current_round, by=None)
    plan(current_round, timezone.now() - HOUR)

    assert send_planned_invitations() == 0
    assert Mailing.objects.count() == 1
    assert Round.objects.get().invite_at is None


def test_round_that_opens_later_sends_them_then(of):
    draft = builders.draft_round(of)
    builders.instrument()
    builders.invite(draft)
    plan(draft, timezone.now() - HOUR)
    assert send_planned_invitations() == 0

    open_round(current_round=draft)

    assert send_planned_invitations() == 1


def test_nothing_goes_of_a_round_that_has_ended(current_round):
    plan(current_round, timezone.now() - HOUR)
    Round.objects.update(closes_at=timezone.now() - 2 * HOUR)

    assert send_planned_invitations() == 0


def test_moment_is_planned_changed_and_taken_away(desk, current_round):
    first, second = timezone.now() + HOUR, timezone.now() + 2 * HOUR
    for at in (first, second):
        desk.post(
            page("plan_invitations", current_round), {"at": f"{timezone.localtime(at):%FT%H:%M}"}
        )
        assert Round.objects.get().invite_at == at.replace(second=0, microsecond=0)
    assert "Gepland:" in desk.get(page("mail", current_round)).text

    desk.post(page("plan_invitations", current_round))

    assert Round.objects.get().invite_at is None
    details = AuditEntry.objects.filter(action="changed").values_list("detail", flat=True)
    assert len(details) == 3
    assert details[0] == "uitnodigingen niet meer gepland"


def form(opens, closes, typed):
    current_round = Round(opens_at=opens, closes_at=closes)
    return PlanForm({"at": typed}, current_round=current_round)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2029-12-01T10:00", "Kies een moment waarop de ronde al open is."),
        ("2031-01-01T10:00", "Kies een moment voor de sluiting."),
        ("2020-01-01T10:00", "Dit moment is al voorbij."),
    ],
)
def test_moment_outside_the_round_is_refused(typed, said):
    opens = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    closes = datetime.datetime(2030, 12, 31, tzinfo=datetime.UTC)

    assert form(opens, closes, typed).errors["at"] == [said]


@pytest.mark.parametrize("typed", ["2030-03-31T02:30", "2030-10-27T02:30"])
def test_moment_that_is_not_there_or_twice_when_clocks_change_is_refused(typed):
    opens = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    closes = datetime.datetime(2030, 12, 31, tzinfo=datetime.UTC)

    assert "at" in form(opens, closes, typed).errors


def test_moment_after_the_clocks_changed_is_in_summer_time():
    opens = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    filled = form(opens, opens.replace(month=12), "2030-03-31T09:00")

    assert filled.is_valid()
    assert filled.cleaned_data["at"].astimezone(datetime.UTC).hour == 7


def test_closed_round_can_not_be_planned(desk, current_round):
    Round.objects.update(state="cancelled")

    response = desk.post(page("plan_invitations", current_round), {"at": "2030-01-01T10:00"})

    assert response.status_code == 302
    assert Round.objects.get().invite_at is None
