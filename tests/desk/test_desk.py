"""The desk: each partnership as a line, for a manager of one as for a manager of thirty."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.desk.actions import cancel_round, close_round, share_round
from assessments.desk.progress import refresh_counts
from assessments.desk.queries import desk_of
from assessments.models import Heartbeat, Member, Partnership, Release, Round
from tests import builders

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
STATES = ("draft", "open", "released", "shared", "cancelled", "none")


@pytest.fixture
def account(db):
    return builders.user("beheerder@example.nl")


@pytest.fixture
def desk(client, account):
    client.force_login(account)
    return client


def managed(account, number, *places, **fields):
    built = builders.partnership(*places, slug=f"s{number}", name=f"Samen {number:02}", **fields)
    Member.objects.create(partnership=built, user=account, level=Member.Level.MANAGER)
    return built


def in_state(of, state, by, size=1):
    """A round of this partnership in a state, with as many groups."""
    if state == "none":
        return None
    current_round = builders.draft_round(of) if state == "draft" else builders.opened_round(of)
    for number in range(size):
        builders.invite(current_round, f"Plaats {number}", number=2, refusal="550 onbekend")
    if state in ("released", "shared"):
        close_round(current_round=current_round)
    if state == "shared":
        share_round(current_round=current_round, by=by)
    if state == "cancelled":
        cancel_round(current_round=current_round, by=by)
    return current_round


def words(response):
    main = response.text.split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def one_line(account):
    (line,) = desk_of(account).managed
    return line


def test_line_of_an_open_round_says_how_long_it_is_open_and_how_many_submitted(account):
    current_round = builders.opened_round(managed(account, 1), closes_at=timezone.now() + 9 * DAY)
    builders.ballots(current_round, answers=[4] * 6, invited=15)
    refresh_counts(current_round)

    line = one_line(account)

    assert line.when == "open, nog 9 dagen"
    assert (line.response.submitted, line.response.invited) == (6, 15)


def test_line_counts_nothing_itself(account):
    """Else who looks would choose the moment of a count: the desk shows what was last counted."""
    current_round = builders.opened_round(managed(account, 1))
    builders.ballots(current_round, answers=[4] * 6, invited=15)

    assert one_line(account).response is None


@pytest.mark.parametrize(
    ("state", "when"),
    [
        ("draft", r"in voorbereiding, opent op \d+ \w+"),
        ("released", r"gesloten op \d+ \w+ \d{4}, nog niet gedeeld"),
        ("shared", r"gesloten op \d+ \w+ \d{4}, gedeeld"),
        ("cancelled", "geannuleerd"),
        ("none", ""),
    ],
)
def test_line_says_in_which_state_the_round_is(account, state, when):
    in_state(managed(account, 1), state, account)

    assert re.fullmatch(when, one_line(account).when)


def test_last_day_is_today(account):
    builders.opened_round(
        managed(account, 1),
        closes_at=timezone.localtime().replace(hour=23, minute=59, second=59),
    )

    assert one_line(account).when == "open, sluit vandaag"


def test_open_round_comes_before_one_that_is_prepared(account):
    of = managed(account, 1)
    draft = builders.draft_round(of, title="Volgend jaar", closes_at=timezone.now() + 300 * DAY)
    current_round = builders.opened_round(of)

    line = one_line(account)

    assert (line.current_round, line.earlier) == (current_round, (draft,))


def test_round_that_waits_to_be_shared_comes_before_one_that_is_prepared(account):
    of = managed(account, 1)
    released = in_state(of, "released", account)
    builders.draft_round(of, title="Volgend jaar", closes_at=timezone.now() + 300 * DAY)

    assert one_line(account).current_round == released


def test_line_says_what_else_is_wrong(account):
    current_round = builders.opened_round(managed(account, 1), closes_at=timezone.now() + 2 * DAY)
    builders.invite(current_round, number=15, sent_at=timezone.now(), refusal="550 onbekend")
    refresh_counts(current_round)

    line = one_line(account)

    assert line.next_step.text == "Van 15 mensen kwam de mail terug."
    assert [step.text for step in line.also] == [
        "Nog te klein voor een eigen plek in de uitkomsten: raad Laren nog 5."
    ]


@pytest.mark.parametrize("has_round", [True, False])
def test_line_says_that_the_evaluation_is_past(account, desk, has_round):
    of = managed(account, 1)
    if has_round:
        builders.draft_round(of)
    Partnership.objects.update(evaluate_before=timezone.localdate() - DAY)

    assert [step.button for step in one_line(account).also] == ["Evaluatie in de regeling"]
    assert reverse("regulation", args=["s1"]) in desk.get(reverse("desk")).text


def test_partnership_without_municipalities_begins_with_those(account, desk):
    of = managed(account, 1)
    of.municipalities.clear()

    assert one_line(account).next_step.button == "Gemeenten kiezen"
    assert reverse("partnership_municipalities", args=["s1"]) in desk.get(reverse("desk")).text


def test_beginner_reads_how_a_round_goes_at_once_and_others_when_they_ask(account, desk):
    at_once, folded = '<h2 id="stages">Zo verloopt', "<summary>Zo verloopt"
    assert at_once in desk.get(reverse("desk")).text
    of = managed(account, 1)
    assert at_once in desk.get(reverse("desk")).text

    builders.draft_round(of)

    shown = desk.get(reverse("desk")).text
    assert (at_once in shown, folded in shown) == (False, True)


def test_manager_finds_the_page_for_councils(account, desk):
    managed(account, 1)

    assert reverse("council_questions") in desk.get(reverse("desk")).text


def test_reader_finds_shared_rounds_and_nothing_to_do(client):
    of = builders.partnership()
    account = builders.reader(of)
    by = builders.manager(of)
    shared = in_state(of, "shared", by)
    builders.opened_round(of, title="Nog open")
    client.force_login(account)

    shown = words(client.get(reverse("desk")))

    assert shared.title in shown
    assert "Nog open" not in shown
    assert "Wat nu?" not in shown


def test_desk_says_once_that_nothing_goes_by_itself(account, desk):
    for number in range(2):
        in_state(managed(account, number), "open", account)
    builders.seen(Heartbeat.Name.WORKER)

    shown = words(desk.get(reverse("desk")))

    assert shown.count("de timer is weg") == 1
    assert "de worker is weg" not in shown


@pytest.mark.parametrize(("partnerships", "municipalities"), [(6, 3), (30, 3), (6, 30)])
def test_desk_takes_the_same_queries_for_few_and_many(
    account, desk, django_assert_num_queries, partnerships, municipalities
):
    """With a round in every state."""
    for number in range(partnerships):
        of = managed(account, number)
        in_state(of, STATES[number % len(STATES)], account, size=municipalities)

    # The session and the user; places and rounds; signs of life (two); trouble with mail; of drafts
    # municipalities of round and partnership, contacts, coordinators, people; of open rounds
    # their mail; of released ones the reactions; of partnerships
    # without a round whether they have municipalities.
    with django_assert_num_queries(15):
        desk.get(reverse("desk"))


def test_archived_partnerships_stand_apart(account, desk):
    managed(account, 1)
    Partnership.objects.update(archived=True)

    found = desk_of(account)

    assert (found.managed, [each.slug for each in found.archived]) == ((), ["s1"])
    assert "Archief Samen 01" in words(desk.get(reverse("desk")))


def test_response_of_a_closed_round_is_what_was_published(account):
    current_round = builders.opened_round(managed(account, 1))
    builders.ballots(current_round, answers=[4] * 6, invited=15)
    close_round(current_round=current_round)

    line = one_line(account)

    assert Release.objects.get().totals["raad"] == [15, 6, 0]
    assert (line.response.submitted, line.response.invited) == (6, 15)
    assert Round.objects.get().submitted_by_day == {}
