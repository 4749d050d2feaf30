"""What Django refuses without any words has a page too, in Dutch."""

import pytest
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.db import OperationalError, connection
from django.urls import reverse

from tests import builders
from tests.survey.visiting import draft, enter, heading, link, url, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(client):
    (person,) = builders.invite(builders.opened_round())
    enter(client, person)
    builders.save(person, _1a=4)
    return person


@pytest.mark.parametrize("method", ["get", "options"])
def test_address_that_only_takes_a_form_says_so(client, invitation, method):
    response = getattr(client, method)(url("save", invitation))

    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert heading(response) == "Deze bladzijde opent u met een knop"


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded; charset=utf-7", "1a=2"),
        ("multipart/form-data", "1a=2"),
        ("application/x-www-form-urlencoded", "&".join(f"{n}=2" for n in range(1100))),
        ("application/x-www-form-urlencoded", "1a=" + "2" * 3_000_000),
    ],
)
def test_form_that_can_not_be_read_is_refused_and_nothing_is_lost(
    client, invitation, content_type, body
):
    client.get(url("factor", invitation, 1))  # for its cookie
    client.handler.enforce_csrf_checks = True

    response = client.post(url("save", invitation), body, content_type=content_type)

    assert response.status_code == 400
    assert heading(response) == "Dit verzoek begrijpen wij niet"
    assert "Er is niets veranderd. Ga terug" in words(response)
    assert draft(invitation).answers == (4, *[0] * 23)


BEHIND = [
    ".",
    ",",
    ")",
    ").",
    "/.",
    "/,",
    "/)",
    "/>",
    "/%3E",
    "/%22",
    "/&gt;",
    '/".',
    "/%E2%80%9D",
    "/%20",
]


@pytest.mark.parametrize("signs", BEHIND)
def test_link_with_signs_behind_it_still_opens(client, invitation, signs):
    address = link(invitation)

    response = client.get(address.rstrip("/") + signs, follow=True)

    assert response.redirect_chain[-1] == (address, 302)
    assert response.status_code == 200
    assert heading(response) == "Najaar 2026"


@pytest.mark.parametrize("signs", BEHIND[:3])
def test_link_to_choose_a_password_with_signs_behind_it_still_opens(client, signs):
    account = builders.user()
    key = f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}"
    address = reverse("account_reset_password_from_key", args=key.split("-", 1))

    response = client.get(address.rstrip("/") + signs, follow=True)

    assert (address, 302) in response.redirect_chain
    assert heading(response) == "Kies een wachtwoord"


def test_signs_behind_an_address_that_does_not_exist_change_nothing(client):
    response = client.get("/bestaat-niet/.,")

    assert response.status_code == 404


def test_wrong_link_with_signs_behind_it_is_still_unknown(client, invitation):
    response = client.get(link(invitation)[:-3] + "/,", follow=True)

    assert response.status_code == 404
    assert heading(response) == "Deze link kennen wij niet"


# --- The database is away -------------------------------------------------------------------------


@pytest.fixture
def away(monkeypatch, client):
    """As it is for every query, of middleware too, when nobody answers at its address."""

    def nobody_answers(*_args, **_kwargs):
        raise OperationalError("connection refused")

    client.raise_request_exception = False
    client.cookies["sessionid"] = "a" * 32
    monkeypatch.setattr(connection, "cursor", nobody_answers)
    return client


@pytest.mark.parametrize("path", ["/werkplek/", "/uitkomsten/bel/1/"])
def test_page_without_a_database_says_that_it_is_over_soon(away, path):
    response = away.get(path)

    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert heading(response) == "Wij zijn er zo weer"


def test_database_that_is_away_is_mailed_once(away, settings):
    settings.ADMINS = [("", "beheer@example.nl")]

    statuses = [away.get("/werkplek/").status_code for _page in range(5)]

    assert statuses == [503] * 5
    assert len(mail.outbox) == 1


def test_error_of_ours_is_still_an_error(client, monkeypatch):
    def broken(*_args, **_kwargs):
        raise ValueError

    client.raise_request_exception = False
    monkeypatch.setattr("assessments.survey.public.render", broken)

    response = client.get("/")

    assert response.status_code == 500
    assert heading(response) == "Er ging iets mis bij ons"
