"""Whom to tell about a weakness (RFC 9116)."""

import datetime

import pytest

PATH = "/.well-known/security.txt"


@pytest.fixture
def _contacts(settings):
    settings.SECURITY_CONTACTS = ["mailto:veilig@example.nl", "https://example.nl/melden"]
    settings.SITE_URL = "https://samenwerking.example.nl"


def fields(response):
    return [tuple(line.split(": ", 1)) for line in response.text.splitlines()]


@pytest.mark.usefixtures("_contacts")
def test_security_txt_names_whom_to_tell(client, settings, time_machine):
    time_machine.move_to("2026-11-27 13:05:09+01:00")
    settings.SECURITY_POLICY_URL = "https://example.nl/beleid"
    response = client.get(PATH)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields(response) == [
        ("Contact", "mailto:veilig@example.nl"),
        ("Contact", "https://example.nl/melden"),
        ("Expires", "2027-05-26T00:00:00Z"),
        ("Canonical", "https://samenwerking.example.nl/.well-known/security.txt"),
        ("Preferred-Languages", "nl, en"),
        ("Policy", "https://example.nl/beleid"),
    ]


@pytest.mark.usefixtures("_contacts")
def test_security_txt_is_always_valid_and_for_less_than_a_year(client, time_machine):
    for day in ("2026-11-27", "2031-02-28"):
        time_machine.move_to(f"{day} 23:59:59+01:00")
        expires = datetime.datetime.fromisoformat(dict(fields(client.get(PATH)))["Expires"])
        left = expires - datetime.datetime.now(datetime.UTC)
        assert datetime.timedelta(days=170) < left < datetime.timedelta(days=365)


@pytest.mark.django_db
def test_security_txt_that_names_nobody_is_not_there(client):
    assert client.get(PATH).status_code == 404
