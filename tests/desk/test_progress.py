"""How far each group is, and what it still needs."""

import datetime
import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from assessments.desk.actions import close_round
from assessments.desk.progress import ProgressLine, lines_of, outlook, refresh_all_counts
from assessments.survey.queries import Progress
from tests import builders

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true", "HX-Target": "progress-now"}


@pytest.fixture
def of():
    return builders.partnership(
        "Laren", "Eemnes", name="BEL", slug="bel", joint_organisation="BEL Combinatie"
    )


@pytest.fixture
def opened(of):
    return builders.opened_round(of)


def page(current_round):
    return reverse("progress", args=["bel", current_round.pk])


def plain(markup):
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def rows(response):
    """What each line of the table says."""
    body = response.text.split("<tbody>")[1].split("</tbody>")[0]
    return [plain(row) for row in body.split("</tr>")[:-1]]


def line(invited, submitted):
    return ProgressLine("raad Laren", "raad", invited, 0, submitted)


@pytest.mark.parametrize(
    ("submitted", "for_a_mean", "for_a_distribution"),
    [(0, 5, 10), (3, 2, 7), (4, 1, 6), (5, 0, 5), (9, 0, 1), (10, 0, 0), (15, 0, 0)],
)
def test_line_knows_what_is_needed(submitted, for_a_mean, for_a_distribution):
    made = line(15, submitted)

    assert (made.for_a_mean, made.for_a_distribution) == (for_a_mean, for_a_distribution)


@pytest.mark.parametrize(
    ("invited", "mean", "distribution"),
    [(4, False, False), (5, True, False), (9, True, False), (10, True, True)],
)
def test_line_knows_what_is_possible(invited, mean, distribution):
    made = line(invited, 0)

    assert (made.can_have_a_mean, made.can_have_a_distribution) == (mean, distribution)


def test_colleges_are_one_line_between_raden_and_organisations(opened):
    builders.ballots(opened, "Laren", "college", [4, 4], invited=4)
    builders.ballots(opened, "Eemnes", "college", [4], invited=3)
    builders.invite(opened, "", "organisatie", 5)
    builders.invite(opened, "Laren", "raad", 5)

    lines = [(each.name, each.submitted) for each in outlook(opened).lines]

    assert lines == [("raad Laren", 0), ("colleges samen", 3), ("BEL Combinatie", 0)]


def test_page_says_per_group_how_far_it_is_and_what_is_needed(desk, opened):
    raad = builders.ballots(opened, "Laren", "raad", [4, 4, 4], invited=15)
    builders.save(raad[10], _1a=4)
    builders.ballots(opened, "Eemnes", "raad", [4] * 9, invited=13)
    builders.ballots(opened, "Laren", "college", [4] * 3, invited=6)
    builders.ballots(opened, "Eemnes", "college", [4] * 3, invited=6)
    builders.ballots(opened, "Laren", "organisatie", [4], invited=4)
    builders.ballots(opened, "Eemnes", "organisatie", [4], invited=9)
    builders.ballots(opened, "", "organisatie", [4] * 10, invited=90)

    assert rows(desk.get(page(opened))) == [
        "Raad Eemnes 13 0 9 gemiddelde waar vijf een mening gaven · nog 1 voor een verdeling",
        "Raad Laren 15 1 3 nog 2 voor een gemiddelde · nog 7 voor een verdeling",
        "Colleges samen 12 0 6 gemiddelde waar vijf een mening gaven · nog 4 voor een verdeling",
        "BEL Combinatie 90 0 10 "
        "gemiddelde waar vijf een mening gaven · verdeling waar tien een mening gaven",
        "Organisaties van Eemnes en Laren samen 13 0 2 "
        "samen geteld: een van deze groepen heeft minder dan vijf genodigden",
    ]


def test_bar_is_as_wide_as_the_group(desk, opened):
    people = builders.ballots(opened, answers=[4, 4, 4], invited=15)
    builders.save(people[10], _1a=4)

    text = desk.get(page(opened)).text

    assert 'viewBox="0 0 15 10"' in text
    assert re.search(r'class="bar-submitted"\s+width="3"', text)
    assert re.search(r'class="bar-started"\s+x="3"\s+width="1"', text)
    assert re.findall(r'd="(M\d+ 0v10)"', text) == ["M5 0v10", "M10 0v10"]


def test_page_names_nobody_and_says_why(desk, opened):
    people = builders.ballots(opened, answers=[4, None])
    assert people[0].name

    text = desk.get(page(opened)).text

    for person in people:
        assert person.name not in text
        assert person.email not in text
    assert "Wie er instuurde, tonen wij niet: ook niet aan u." in text


def test_spare_cards_are_among_the_invited_unless_nobody_asked_for_them(opened):
    people = builders.invite(opened, number=9)
    for number, spare in enumerate(people[2:]):
        spare.spare, spare.superfluous = True, number >= 3
        spare.save()

    assert [each.invited for each in outlook(opened).lines] == [5]


# --- What watching tells --------------------------------------------------------------------


def named(*groups):
    """Lines of groups, each (place, role, invited, submitted)."""
    made = lines_of(
        [Progress(p, p, f"{r} {p}", r, n, 0, submitted) for p, r, n, submitted in groups]
    )
    return [(each.name, each.invited, each.submitted) for each in made]


def test_small_group_is_counted_with_the_smallest_other_of_its_role():
    assert named(("A", "raad", 15, 9), ("B", "raad", 3, 2), ("C", "raad", 9, 4)) == [
        ("raad A", 15, 9),
        ("raden van B en C samen", 12, 6),
    ]


def test_small_groups_that_are_five_together_leave_the_others_alone():
    assert named(("A", "raad", 9, 9), ("B", "raad", 3, 2), ("C", "raad", 2, 1)) == [
        ("raad A", 9, 9),
        ("raden van B en C samen", 5, 3),
    ]


def test_role_with_fewer_than_five_is_counted_with_another_role():
    assert named(("A", "raad", 15, 9), ("A", "college", 4, 2), ("A", "organisatie", 6, 1)) == [
        ("raad A", 15, 9),
        ("colleges en organisaties samen", 10, 3),
    ]


def test_watching_the_counts_tells_nobody_who_just_submitted(desk, opened):
    """Before: 20 of 20 people showed in the counts as soon as they submitted."""
    people = builders.invite(opened, number=20)
    before = rows(desk.get(page(opened)))
    told = 0
    for person in people:
        builders.submit(person)
        told += rows(desk.get(page(opened))) != before
    assert told == 0


def test_counts_are_those_of_a_quarter_of_an_hour_at_most(opened):
    people = builders.invite(opened, number=20)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert outlook(opened).submitted == 0
        builders.submit(people[0])
        clock.shift(datetime.timedelta(minutes=14, seconds=59))
        assert outlook(opened).submitted == 0
        clock.shift(datetime.timedelta(seconds=1))
        assert outlook(opened).submitted == 1


def test_counts_are_refreshed_without_anybody_looking(opened):
    builders.ballots(opened, answers=[4] * 5)

    assert (refresh_all_counts(), refresh_all_counts()) == (1, 0)

    builders.ballots(opened, "Eemnes", answers=[4] * 5)
    assert outlook(opened).submitted == 5


def test_counts_are_gone_once_the_round_is_closed(opened):
    builders.ballots(opened, answers=[4] * 5)
    assert outlook(opened).submitted == 5

    close_round(current_round=opened)

    assert (opened.counts, opened.counted_at) == (None, None)


def test_round_without_people_says_so(desk, opened):
    assert "Er is nog niemand uitgenodigd." in desk.get(page(opened)).text


def test_htmx_gets_only_the_part_that_changes(desk, opened):
    builders.invite(opened)

    text = desk.get(page(opened), headers=PART).text

    assert text.strip().startswith('<div id="progress-now"')
    assert "<html" not in text
    assert rows(desk.get(page(opened), headers=PART)) == rows(desk.get(page(opened)))


def test_page_of_the_round_has_the_same_part(desk, opened):
    builders.invite(opened)

    response = desk.get(reverse("round", args=["bel", opened.pk]))

    assert rows(response) == rows(desk.get(page(opened)))


def test_closed_round_has_no_progress(desk, opened):
    close_round(current_round=opened)

    assert desk.get(page(opened))["Location"] == reverse("round", args=["bel", opened.pk])


def test_progress_is_for_managers(client, of, opened):
    client.force_login(builders.reader(of))

    assert client.get(page(opened)).status_code == 404


def test_name_with_markup_in_it_is_text(desk, opened):
    builders.invite(opened, "<b>Laren</b>")

    text = desk.get(page(opened)).text

    assert escape("<b>Laren</b>") in text
    assert "<b>Laren" not in text


@pytest.mark.parametrize("municipalities", [3, 30])
def test_progress_takes_the_same_queries_for_few_and_many(
    desk, opened, municipalities, django_assert_num_queries
):
    for number in range(municipalities):
        builders.ballots(opened, f"Gemeente {number}", "raad", [4, 4, None])
    address = page(opened)

    # Session and user; place in the partnership and round; invitations, ballots, and keeping it.
    with django_assert_num_queries(8):
        desk.get(address, headers=PART)
    with django_assert_num_queries(4):
        desk.get(address, headers=PART)
