"""The curve on the page of an open round: what it says, what it marks, and that it can be read."""

import datetime
import itertools
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.desk.actions import close_round
from assessments.desk.progress import refresh_counts
from assessments.desk.response_curve import response_curve
from assessments.desk.response_drawing import Calendar, DrawnLine, drawings, scale
from assessments.models import Mailing, Round
from tests import builders

DAY = datetime.timedelta(days=1)
MONDAY = datetime.date(2026, 11, 23)


@pytest.fixture
def of(db):
    return builders.partnership("Laren", slug="bel")


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def opened(of, today):
    """Open for four days: 2, 5, 5 and 9 of fifteen, raad and college."""
    current_round = builders.opened_round(of, opens_at=timezone.now() - 3 * DAY)
    builders.ballots(current_round, answers=[4] * 8, invited=12)
    builders.ballots(current_round, role="college", answers=[4], invited=12)
    refresh_counts(current_round)
    days = [{"raad": 2, "college": 0}, {"raad": 4, "college": 1}, {"raad": 4, "college": 1}]
    kept = {(today - (3 - n) * DAY).isoformat(): parts for n, parts in enumerate(days)}
    current_round.submitted_by_day = kept | current_round.submitted_by_day
    current_round.save()
    return current_round


def mail(current_round, kind, day, total=24):
    Mailing.objects.create(round=current_round, kind=kind, started_on=day, total=total)


def test_table_has_a_row_for_each_day_and_a_column_for_each_line(opened):
    curve = response_curve(opened)

    assert curve.headings == ("samen", "raden", "colleges")
    assert [row.numbers for row in curve.rows] == [(2, 2, 0), (5, 4, 1), (5, 4, 1), (9, 8, 1)]


def test_title_says_what_came_in_since_the_last_mail(opened, today):
    mail(opened, "invitation", today - 3 * DAY)
    mail(opened, "reminder", today - DAY)

    assert re.fullmatch(
        r"9 van de 24 stuurden in, 4 daarvan sinds de mail van \d+ \w+",
        response_curve(opened).title,
    )


def test_title_without_a_mail_says_what_came_in_last_week(opened):
    assert response_curve(opened).title == (
        "9 van de 24 stuurden in, 9 daarvan in de laatste zeven dagen"
    )


def test_mails_of_a_day_are_marked_once_and_named_in_the_table(opened, today):
    mail(opened, "invitation", today - 3 * DAY)
    mail(opened, "extended", today - DAY)
    mail(opened, "reminder", today - DAY)
    mail(opened, "closing-soon", today - 2 * DAY)

    curve = response_curve(opened)

    assert [(each.number, each.kinds) for each in curve.mails] == [
        (1, "uitnodiging"),
        (2, "langer open, herinnering"),
    ]
    assert [row.mail for row in curve.rows] == ["uitnodiging", "", "langer open, herinnering", ""]


def test_mail_to_fewer_than_ten_is_not_marked(opened, today):
    """Beside a mail to one person, one more who submitted would be that person."""
    mail(opened, "invitation", today - DAY, total=9)
    mail(opened, "invitation", today - 2 * DAY, total=10)

    assert [each.day for each in response_curve(opened).mails] == [today - 2 * DAY]


@pytest.mark.django_db
def test_fewer_than_ten_invited_have_no_curve(client, of):
    current_round = builders.opened_round(of)
    builders.ballots(current_round, answers=[4] * 8, invited=9)
    client.force_login(builders.manager(of))

    response = client.get(reverse("round", args=["bel", current_round.pk]))

    assert response.context["curve"] is None
    assert Round.objects.get().submitted_by_day == {}


def test_page_shows_the_curve_while_the_round_is_open(client, of, opened):
    client.force_login(builders.manager(of))
    address = reverse("round", args=["bel", opened.pk])
    assert "Ingestuurd aan het eind van elke dag" in client.get(address).text

    close_round(current_round=opened)

    assert "Ingestuurd aan het eind van elke dag" not in client.get(address).text


# --- The picture ------------------------------------------------------------------------------


def test_scale_is_in_round_steps_and_reaches_the_highest():
    for highest in range(1500):
        step, top = scale(highest)
        assert top >= max(highest, 5)
        assert top % step == 0
        assert top // step <= 5


LINES = [
    [("samen", (9, 30)), ("raden", (5, 14)), ("colleges", (2, 8)), ("organisaties", (2, 8))],
    [("samen", (0, 0)), ("raden", (0, 0)), ("colleges", (0, 0)), ("organisaties", (0, 0))],
    [("samen", (120, 340)), ("raden", (60, 120)), ("organisaties", (60, 220))],
    [("samen", (1, 4))],
]


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("length", [2, 21, 60])
def test_names_and_numbers_are_inside_the_picture_and_not_over_one_another(lines, length):
    days = (MONDAY, MONDAY + (length - 1) * DAY)
    calendar = Calendar(MONDAY, days[-1], days)

    for drawing in drawings(calendar, [DrawnLine(*line) for line in lines], [days[0]]):
        boxes = [text.box for text in drawing.texts]
        assert not [box for box in boxes if box.left < 0 or box.right > drawing.width]
        assert not [box for box in boxes if box.top < 0 or box.bottom > drawing.height]
        assert not [pair for pair in itertools.combinations(boxes, 2) if pair[0].meets(pair[1])]


def test_line_begins_at_nothing_and_rises_with_its_numbers():
    calendar = Calendar(MONDAY, MONDAY + DAY, (MONDAY, MONDAY + DAY))

    wide, _narrow = drawings(calendar, [DrawnLine("samen", (2, 6))], [])

    (line,) = [path.d for path in wide.paths if "L" in path.d and path.fill == "none"]
    assert line == "M40 272L325 191L610 30"
