"""What every response says, whatever it is."""

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from assessments.models import User
from tests import builders

pytestmark = pytest.mark.django_db
NEVER = "max-age=0, no-cache, no-store, must-revalidate, private"


@pytest.fixture
def manager():
    return builders.manager(builders.partnership())


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/account/inloggen/", 200),
        ("/bestaat-niet/", 404),
        ("/werkplek/", 302),
        ("/gezond/", 200),
    ],
)
def test_nothing_may_be_loaded_by_another_site(client, path, status):
    response = client.get(path)
    assert response.status_code == status
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_static_files_may_not_be_loaded_by_another_site_either(client, settings):
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    assert finders.find("css/theme.css")
    response = Client().get("/static/css/theme.css")
    assert response.status_code == 200
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert not response.has_header("Access-Control-Allow-Origin")


def test_refused_host_says_so_too(client):
    response = client.get("/", headers={"host": "elders.example"})
    assert response.status_code == 400
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/werkplek/",
        "/werkplek/samen/",
        "/werkplek/samen/logboek/",
        "/werkplek/niet-van-u/",
        "/account/",
        "/account/ingelogd/",
        "/account/wachtwoord/wijzigen/",
        "/account/bestaat-niet/",
        "/beheer/",
        "/uitkomsten/niet-van-u/1/",
    ],
)
def test_what_is_nobody_elses_is_stored_nowhere(client, manager, path):
    client.force_login(manager)
    assert client.get(path)["Cache-Control"] == NEVER


@pytest.mark.parametrize("path", ["/werkplek/", "/account/", "/beheer/", "/account/inloggen/"])
def test_way_to_signing_in_is_stored_nowhere_either(client, path):
    assert client.get(path)["Cache-Control"] == NEVER


def test_admin_is_stored_nowhere(client):
    client.force_login(User.objects.create_superuser("a@example.nl", "een lang wachtwoord"))
    for path in ("/beheer/", "/beheer/assessments/user/"):
        assert client.get(path)["Cache-Control"] == NEVER


def test_what_was_sent_is_stored_nowhere(client, manager):
    client.force_login(manager)
    response = client.post("/werkplek/samen/wijzigen/", {"name": ""})
    assert (response.status_code, response["Cache-Control"]) == (422, NEVER)


def test_public_page_may_be_kept(client):
    assert not client.get("/kleine-groepen/").has_header("Cache-Control")


def test_refusal_may_not_be_kept(client):
    """What isn't there yet may be there in a moment."""
    assert client.get("/bestaat-niet/")["Cache-Control"] == NEVER


def test_browsers_stay_on_https_for_a_year_subdomains_too(client, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    response = client.get("/", secure=True)
    assert response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
