"""A manager who lets a link be made anew, or has a card, sees nothing of what was answered."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Invitation
from assessments.survey.links import card_digest
from tests import builders
from tests.privacy.ways_out.pattern import Pattern
from tests.survey.visiting import checked, draft, enter, url

pytestmark = pytest.mark.django_db
PATTERN = Pattern((4, 1, 6, 2, 5, 3, 1, 6, 4, 2, 3, 5, 6, 1, 2, 4, 5, 1, 3, 6))
CODE = "ABCD-EFGH"
OWN, OTHER = "own@laren.example", "other@laren.example"


@pytest.fixture
def current_round():
    return builders.opened_round()


@pytest.fixture
def person(current_round):
    (person,) = builders.invite(current_round)
    Invitation.objects.filter(pk=person.pk).update(email=OWN)
    person.refresh_from_db()
    return person


@pytest.fixture
def desk(client, current_round):
    client.force_login(builders.manager(current_round.partnership))
    return client


def answer(person, *, submit):
    """The person gives the pattern in a browser of their own."""
    browser = Client()
    enter(browser, person)
    browser.post(url("save", person), PATTERN.given | {"revision": "0"})
    assert draft(person).answers[: len(PATTERN.answers)] == PATTERN.answers
    if submit:
        sent = browser.post(url("submit", person), {"revision": draft(person).revision})
        assert sent.status_code == 200


def by_new_link(desk, person, email):
    """The manager asks for a link to this address and opens it."""
    current_round = person.round
    address = reverse(
        "new_link", args=[current_round.partnership.slug, current_round.pk, person.pk]
    )
    assert desk.post(address, {"email": email}).status_code == 302
    person.refresh_from_db()
    assert person.email == email
    browser = Client()
    return browser, [enter(browser, person)]


def by_card(desk, person, email):
    """The manager kept a copy of the card that was handed out."""
    Invitation.objects.filter(pk=person.pk).update(card_digest=card_digest(CODE))
    browser = Client()
    typed = browser.post("/code/", {"code": CODE})
    return browser, [typed]


def look_around(browser, person):
    """Every page of the form, as a GET."""
    pages = [url("factor", person, number) for number in range(1, 11)]
    names = ("start", "review", "again", "withdraw", "leave")
    return [browser.get(page, follow=True) for page in [url(n, person) for n in names] + pages]


WAYS = pytest.mark.parametrize(
    ("way", "email"),
    [(by_new_link, OWN), (by_new_link, OTHER), (by_card, OWN)],
    ids=["reissued link", "changed address", "card"],
)


@WAYS
@pytest.mark.parametrize("submitted", [False, True], ids=["draft", "submitted"])
def test_no_page_shows_an_earlier_answer(desk, person, way, email, submitted):
    answer(person, submit=submitted)

    browser, pages = way(desk, person, email)
    pages += look_around(browser, person)

    assert all(PATTERN.found_in(page.content) == [] for page in pages)
    assert [checked(page) for page in pages if checked(page)] == []


def test_who_typed_a_code_before_its_owner_sees_nothing_of_what_is_answered_later(person):
    Invitation.objects.filter(pk=person.pk).update(card_digest=card_digest(CODE))
    first, owner = Client(), Client()
    for browser in (first, owner):
        browser.post("/code/", {"code": CODE})
        browser.post(url("start", person), {"next": "begin"})
    owner.post(url("save", person), PATTERN.given | {"revision": "0"})
    assert draft(person).answers[: len(PATTERN.answers)] == PATTERN.answers

    pages = look_around(first, person)

    assert all(PATTERN.found_in(page.content) == [] for page in pages)
    assert [checked(page) for page in pages if checked(page)] == []


@WAYS
def test_a_new_form_begins_empty_and_what_was_drafted_is_gone(desk, person, way, email):
    answer(person, submit=False)

    browser, _ = way(desk, person, email)
    browser.post(url("start", person), {"next": "begin"})

    assert draft(person) is None or not any(draft(person).answers)
    assert [checked(page) for page in look_around(browser, person) if checked(page)] == []
