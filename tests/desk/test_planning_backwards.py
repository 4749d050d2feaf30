"""A round planned backwards from the day of the conversation."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from assessments.desk.planning.backwards import first_plan, plan_back, problems
from assessments.desk.planning.calendar import is_at_work, overlaps
from assessments.models import Round
from tests import builders

Day = datetime.date


def days(plan):
    return [day for day, _what in plan.steps]


def test_days_go_back_from_the_conversation():
    """The lists come before the meivakantie; Whit Monday is no working day."""
    assert days(plan_back(Day(2027, 6, 24))) == [
        Day(2027, 4, 20),
        Day(2027, 5, 10),
        Day(2027, 5, 11),
        Day(2027, 6, 2),
        Day(2027, 6, 9),
        Day(2027, 6, 10),
        Day(2027, 6, 24),
    ]


@pytest.mark.parametrize("weeks", range(0, 130))
def test_every_day_is_a_working_day_and_nobody_answers_in_a_holiday(weeks):
    plan = plan_back(Day(2027, 1, 14) + datetime.timedelta(weeks=weeks))

    before = days(plan)[:-1]
    assert before == sorted(before)
    assert all(map(is_at_work, before))
    assert overlaps(plan.opens, plan.closes) == []
    assert (plan.closes - plan.opens).days >= 20


def test_people_answer_before_a_holiday_that_is_in_the_way():
    plan = plan_back(Day(2027, 1, 28))

    assert plan.closes == Day(2026, 12, 18)
    assert [str(each.name) for each in plan.around] == ["de kerstvakantie"]
    said = "De vragenlijst sluit eerder, zodat hij niet door de kerstvakantie loopt."
    assert problems(plan, Day(2026, 10, 1)) == [said]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (Day(2027, 4, 20), []),
        (Day(2027, 4, 21), ["Dit is krap"]),
        (Day(2027, 5, 11), ["Dit is te kort"]),
    ],
)
def test_plan_that_is_too_short_says_so(today, said):
    found = problems(plan_back(Day(2027, 6, 24)), today)

    assert [text[: len(words)] for text, words in zip(found, said, strict=True)] == said


def test_plan_that_is_too_short_names_a_day_that_is_not():
    text = problems(plan_back(Day(2027, 6, 3)), Day(2027, 5, 3))[0]

    first = first_plan(Day(2027, 5, 4))
    assert f"Kies een gesprek vanaf {date_format(first.conversation, 'l j F Y')}," in text
    assert not any("kort" in each for each in problems(first, Day(2027, 5, 3)))


@pytest.mark.parametrize(
    ("conversation", "said"),
    [
        (Day(2027, 2, 18), "valt in de voorjaarsvakantie."),
        (Day(2027, 6, 26), "is geen werkdag."),
        (Day(2027, 5, 17), "is geen werkdag."),
        (Day(2029, 10, 4), "Wij kennen de schoolvakanties tot en met 2 september 2029."),
    ],
)
def test_conversation_on_an_odd_day_is_said(conversation, said):
    found = problems(plan_back(conversation), Day(2026, 1, 1))

    assert any(said in text for text in found)


def test_first_plan_is_on_an_evening_of_a_council_and_leaves_time_for_lists():
    plan = first_plan(Day(2027, 9, 20))

    assert plan.lists >= Day(2027, 9, 20)
    assert plan.conversation.weekday() in (1, 2, 3)


@pytest.fixture
def of(db):
    return builders.partnership("Laren")


def test_form_proposes_what_fits_the_day_in_the_address(desk, of):
    with time_machine.travel(datetime.datetime(2027, 4, 1, 9, tzinfo=datetime.UTC)):
        desk.force_login(of.members.get().user)
        response = desk.get(
            reverse("create_round", args=["samen"], query={"gesprek": "2027-06-24"})
        )

    assert 'value="2027-05-11T09:00"' in response.text
    assert 'value="2027-06-02T23:00"' in response.text
    assert response.text.count('value="2027-06-24"') == 2
    assert "Het rapport gaat met de stukken naar de raden." in response.text


def test_new_round_proposes_moments_but_no_conversation(desk, of):
    form = desk.get(reverse("create_round", args=["samen"])).context["form"]

    assert form["opens_at"].initial > timezone.now() + datetime.timedelta(days=14)
    assert form["closes_at"].initial > form["opens_at"].initial
    assert form["discussed_on"].initial is None


def test_like_an_earlier_round_stays_so_when_days_are_asked_for(desk, of):
    earlier = builders.opened_round(of, client="Het presidium")
    address = reverse("create_round", args=["samen"], query={"als": earlier.pk})

    response = desk.get(address)

    assert f'<input type="hidden" name="als" value="{earlier.pk}">' in response.text


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2020-01-01", "Deze dag is al voorbij."),
        ("gisteren", "geldige datum"),
        ("", "Vul de datum van het gesprek in."),
        ("9999-12-31", "Kies een dag binnen drie jaar."),
        ("0001-01-01", "Deze dag is al voorbij."),
    ],
)
def test_day_that_cannot_be_planned_for_is_refused(desk, of, day, said):
    response = desk.get(reverse("create_round", args=["samen"], query={"gesprek": day}))

    assert response.status_code == 422
    assert said in response.text
    assert response.context["form"].errors == {}


def test_draft_that_is_planned_again_is_saved_without_a_conflict(desk, of):
    draft = builders.draft_round(of)
    day = timezone.localdate() + datetime.timedelta(days=300)
    page = desk.get(reverse("change_round", args=["samen", draft.pk], query={"gesprek": day}))
    form = page.context["form"]
    moments = {name: form[name].initial for name in ("opens_at", "closes_at")}
    sent = {name: f"{timezone.localtime(at):%Y-%m-%dT%H:%M}" for name, at in moments.items()}
    seen = form.seen_input().partition('value="')[2].rpartition('"')[0].replace("&quot;", '"')
    assert Round.objects.get().discussed_on is None

    address = reverse("change_round", args=["samen", draft.pk])
    given = {"title": "Najaar 2026", "discussed_on": str(day), "seen": seen, **sent}
    response = desk.post(address, given)

    assert response.status_code == 302
    assert Round.objects.get().discussed_on == day
    assert Round.objects.get().opens_at == moments["opens_at"]
