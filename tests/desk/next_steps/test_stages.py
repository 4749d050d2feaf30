"""How a round goes, and where one is."""

import datetime

import pytest
from django.utils import timezone

from assessments.desk.actions import cancel_round, close_round, share_round
from assessments.desk.next_steps.stages import stages
from assessments.models import Round
from tests import builders

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def of():
    return builders.partnership()


@pytest.fixture
def by(of):
    return builders.manager(of)


def now(current_round, **fields):
    """The stage that it is in, and how many are past."""
    found = stages(Round.objects.get(pk=current_round.pk), **fields)
    return [each.name for each in found if each.is_now], sum(each.is_past for each in found)


def test_no_round_is_in_no_stage_and_has_no_dates():
    assert {(each.when, each.is_now, each.is_past) for each in stages()} == {("", False, False)}


def test_round_goes_from_preparing_to_the_conversation(of, by):
    assert now(builders.draft_round(of)) == (["Voorbereiden"], 0)
    opened = builders.opened_round(of)
    assert now(opened, still_inviting=True) == (["Openen en uitnodigen"], 1)
    assert now(opened) == (["Antwoorden"], 2)
    close_round(current_round=opened)
    assert now(opened) == (["Sluiten en bekijken"], 3)
    share_round(current_round=opened, by=by, at=timezone.now() + DAY)
    assert now(opened) == (["Delen"], 4)
    Round.objects.filter(pk=opened.pk).update(shared_at=timezone.now() - DAY)
    assert now(opened) == (["Het gesprek"], 5)


def test_cancelled_round_is_in_no_stage(of, by):
    opened = builders.opened_round(of)
    cancel_round(current_round=opened, by=by)

    assert now(opened) == ([], 0)


def test_stages_have_the_dates_of_the_round(of):
    local = timezone.get_current_timezone()
    draft = builders.draft_round(
        of,
        opens_at=datetime.datetime(2026, 11, 2, 9, tzinfo=local),
        closes_at=datetime.datetime(2026, 11, 20, 20, tzinfo=local),
        discussed_on=datetime.date(2026, 12, 3),
    )

    assert [each.when for each in stages(draft)] == [
        "",
        "2 november 2026",
        "tot en met 20 november 2026",
        "",
        "",
        "3 december 2026",
    ]
