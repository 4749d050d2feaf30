"""What a browser's session remembers of somebody who sent in: nothing that outlives the ballot."""

import pytest
from django.test import Client

from assessments.desk.actions import close_round
from assessments.models import Ballot
from assessments.survey import actions
from tests import builders
from tests.survey.visiting import draft, enter, heading, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    (person,) = builders.invite(builders.opened_round())
    return person


@pytest.fixture
def sent_in(client, person):
    enter(client, person)
    client.post(url("save", person), {"1a": "4", "revision": "0"})
    sent = client.post(url("submit", person), {"revision": draft(person).revision})
    assert sent.status_code == 200
    return client


def click_again(client, person):
    return client.post(url("submit", person), {"revision": "1"})


def test_second_click_says_that_it_was_sent_in(sent_in, person):
    assert heading(click_again(sent_in, person)) == "Uw antwoorden zijn ingestuurd"


def test_another_browser_hears_nothing(sent_in, person):
    assert click_again(Client(), person).status_code == 403


def test_session_names_nobody(sent_in, person):
    kept = dict(sent_in.session)

    assert kept.pop("survey") == {}
    assert kept.pop("survey_round") == person.round_id
    assert len(kept.pop("survey_sent_in")) == 16
    assert kept == {}


def test_what_is_remembered_is_worth_nothing_after_closing(sent_in, person):
    close_round(current_round=person.round)

    assert not Ballot.objects.exists()
    assert heading(click_again(sent_in, person)) == "Open uw link opnieuw"


def test_newer_link_is_not_told_by_the_browser_that_sent_in_with_the_older(sent_in, person):
    actions.reissue(invitation=person)

    assert heading(click_again(sent_in, person)) == "Open uw link opnieuw"


def test_browser_that_sent_in_for_somebody_hears_nothing_of_another(sent_in, person):
    (other,) = builders.ballots(person.round, role="college")

    assert click_again(sent_in, other).status_code == 403


@pytest.mark.parametrize("public_id", ["a" * 16, "a\0b"])
def test_address_of_nobody_is_no_failure(sent_in, public_id):
    person = type("Nobody", (), {"public_id": public_id})

    assert click_again(sent_in, person).status_code == 403
