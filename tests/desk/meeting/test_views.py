"""The screen in the hall."""

import datetime
import re

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from assessments.desk.actions import close_round
from assessments.desk.meeting import views
from assessments.models import Partnership, Round
from tests import builders

pytestmark = pytest.mark.django_db
UPDATE = {"HX-Request": "true", "HX-Target": "numbers"}


@pytest.fixture
def of():
    return builders.partnership("Laren", "Eemnes", name="BEL", slug="bel")


@pytest.fixture
def opened(of):
    return builders.opened_round(of, title="Avond in Eemnes")


def page(current_round):
    return reverse("meeting", args=["bel", current_round.pk])


def plain(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.text).split())


@pytest.mark.parametrize("headers", [{}, UPDATE])
@pytest.mark.parametrize("who", ["reader", "manager elsewhere"])
def test_screen_is_for_managers_of_the_partnership(client, of, opened, who, headers):
    if who == "reader":
        client.force_login(builders.reader(of))
    else:
        client.force_login(builders.manager(builders.partnership(slug="elders"), "x@example.nl"))

    assert client.get(page(opened), headers=headers).status_code == 404


def test_screen_says_where_to_go_and_how_far_it_is(desk, opened, settings):
    settings.SITE_URL = "https://samenwerking.example.nl"
    builders.ballots(opened, answers=[4, 4, 4, None])
    Round.objects.update(closes_at=timezone.now() + datetime.timedelta(minutes=9, seconds=30))

    text = plain(desk.get(page(opened)))

    assert "Avond in Eemnes" in text
    assert "Scan de code op uw kaart, of ga naar samenwerking.example.nl/code" in text
    assert "3 ingestuurd · nog 10 minuten" in text
    assert "Vergeet niet op “Insturen” te drukken" in text


def test_screen_counts_from_nothing(desk, opened):
    builders.invite(opened, number=3)

    assert "0 ingestuurd" in plain(desk.get(page(opened)))


def test_screen_counts_those_who_sent_in_only(desk, opened):
    people = builders.ballots(opened, answers=[4, 4, None])
    builders.save(people[2], _1a=4)
    assert "2 ingestuurd" in plain(desk.get(page(opened)))

    opened.invitations.filter(pk=people[0].pk).update(revoked=True)

    assert "1 ingestuurd" in plain(desk.get(page(opened)))


@pytest.mark.parametrize("headers", [{}, UPDATE])
def test_screen_names_nobody_and_no_group(desk, opened, by, headers):
    builders.ballots(opened, "Laren", "raad", [4] * 5)
    builders.ballots(opened, "Laren", "college", [4] * 5)
    assert "raad laren" in desk.get(reverse("progress", args=["bel", opened.pk])).text.lower()

    text = desk.get(page(opened), headers=headers).text.lower()

    for word in ("laren", "raad", "college", "organisatie", "persoon", "@", by.email):
        assert word not in text
    assert "10 ingestuurd" in plain(desk.get(page(opened), headers=headers))


def test_update_is_only_the_numbers(desk, opened):
    builders.ballots(opened, answers=[4])

    response = desk.get(page(opened), headers=UPDATE)

    assert plain(response) == "1 ingestuurd · nog 7 dagen"
    assert len(response.content) < 400
    assert "no-store" in response["Cache-Control"]


def test_update_takes_three_queries_of_its_own(opened, by, django_assert_num_queries):
    """Beside session and user: the place in the partnership, the round, and the count."""
    request = RequestFactory().get(page(opened), headers=UPDATE)
    request.user = by

    with django_assert_num_queries(3):
        response = views.meeting(request, slug="bel", pk=opened.pk)

    assert "0" in plain(response)


def test_update_of_who_was_signed_out_shows_the_login_page(client, opened):
    response = client.get(page(opened), headers=UPDATE)

    assert (response.status_code, response["HX-Refresh"]) == (200, "true")
    assert client.get(page(opened))["Location"].startswith(reverse("account_login"))


def test_screen_says_so_when_the_round_has_closed(desk, opened):
    close_round(current_round=opened)

    assert desk.get(page(opened), headers=UPDATE)["HX-Refresh"] == "true"
    response = desk.get(page(opened))
    assert "De vragenlijst is gesloten. Dank u wel." in plain(response)
    assert "<svg" not in response.text
    assert 'http-equiv="refresh"' not in response.text


@pytest.mark.parametrize("state", ["draft", "too early"])
def test_screen_waits_for_the_round_to_open(desk, of, state):
    if state == "draft":
        current_round = builders.draft_round(of)
    else:
        opens_at = timezone.now() + datetime.timedelta(hours=1)
        current_round = builders.opened_round(of, opens_at=opens_at)

    response = desk.get(page(current_round))

    assert "De vragenlijst is nog niet open." in plain(response)
    assert '<meta http-equiv="refresh" content="30">' in response.text


def test_screen_updates_without_javascript(desk, opened):
    noscript = re.search(r"<noscript>(.*?)</noscript>", desk.get(page(opened)).text, re.DOTALL)

    assert noscript[1].strip() == '<meta http-equiv="refresh" content="10">'


def test_screen_of_an_fictitious_partnership_says_so(desk, opened):
    assert "VERZONNEN" not in desk.get(page(opened)).text
    Partnership.objects.update(fictitious=True)

    assert "VERZONNEN" in desk.get(page(opened)).text
