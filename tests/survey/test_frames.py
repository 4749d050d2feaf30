"""A page that is put together from a frame is the page that the template gives."""

import re

import pytest
from django.contrib.messages import WARNING
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.test import RequestFactory

from assessments.models import Partnership
from assessments.survey import frames, views
from assessments.survey.pages import page_of
from assessments.survey.texts import texts_of
from factors.models import Statement
from tests import builders
from tests.survey.visiting import checked, enter, revision, url, words

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'(name="csrfmiddlewaretoken"\s+value=)"\w+"')


@pytest.fixture
def current_round():
    return builders.opened_round(builders.partnership("Laren", "Eemnes"))


@pytest.fixture
def invitation(client, current_round):
    (person,) = builders.invite(current_round)
    enter(client, person)
    return person


def plain(response):
    return TOKEN.sub(r"\1", response.text)


@pytest.mark.parametrize("query", ["", "?terug=nakijken"])
@pytest.mark.parametrize("number", [1, 10])
def test_page_is_what_the_template_gives(client, invitation, monkeypatch, number, query):
    Partnership.objects.update(fictitious=True)
    builders.save(invitation, **{f"_{number}a": 4, f"_{number}b": 6})
    address = url("factor", invitation, number) + query

    framed = client.get(address)
    monkeypatch.setattr(views, "get_messages", lambda request: ["anything"])
    rendered = client.get(address)

    assert plain(framed) == plain(rendered)
    assert checked(framed) == [f"{number}a_4", f"{number}b_6"]
    assert framed.headers.keys() == rendered.headers.keys()


def test_frame_is_made_once_for_people_of_a_group(client, current_round):
    frames._frame.cache_clear()
    for person in builders.invite(current_round, number=3):
        enter(client, person)
        client.get(url("factor", person, 2))

    assert frames._frame.cache_info().misses == 1


def test_frame_holds_nothing_of_who_looked(client, invitation):
    frames._frame.cache_clear()
    builders.save(invitation, _2a=5)
    page = client.get(url("factor", invitation, 2))
    second = page_of(texts_of(invitation.round), 2, invitation.round.partnership)
    asked = frames.asked(invitation, second)
    reading = frames.reading(invitation, second, asked, total=10, from_review=False)

    pieces = frames._frame(("nl", reading))

    assert frames._frame.cache_info().misses == 1
    assert revision(page) not in "".join(pieces)
    assert invitation.public_id not in "".join(pieces)
    assert " checked" not in "".join(pieces)


def test_people_of_two_groups_read_their_own_in_one_frame(client, current_round):
    Statement.objects.filter(code="2a").update(scope=Statement.Scope.OWN_MUNICIPALITY)
    own = builders.opened_round(builders.partnership("Laren", "Eemnes", slug="bel"))
    frames._frame.cache_clear()

    for place in ("Laren", "Eemnes"):
        (person,) = builders.invite(own, place)
        enter(client, person)
        said = words(client.get(url("factor", person, 2)))
        assert f"Denk hier aan uw eigen gemeente: {place}." in said
    assert frames._frame.cache_info().misses == 1


def test_frame_follows_the_name_of_the_partnership(client, invitation):
    client.get(url("factor", invitation, 2))
    Partnership.objects.update(name="Anders")

    assert "Het gaat over Anders ." in words(client.get(url("factor", invitation, 2)))


def test_message_is_shown_once(client, invitation):
    client.get(url("factor", invitation, 1))
    response = HttpResponse()
    storage = CookieStorage(RequestFactory().get("/"))
    storage.add(WARNING, "Let op dit bericht")
    storage.update(response)
    client.cookies["messages"] = response.cookies["messages"].value

    page, again = (words(client.get(url("factor", invitation, 1))) for _time in range(2))

    assert "Let op dit bericht" in page
    assert "Let op dit bericht" not in again


def test_looking_for_a_connection_makes_no_page(client, invitation):
    frames._frame.cache_clear()

    response = client.head(url("factor", invitation, 3))

    assert (response.status_code, response.content) == (200, b"")
    assert frames._frame.cache_info().misses == 0
