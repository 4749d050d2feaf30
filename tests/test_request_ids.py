"""Every request has a number: in the log, in error mails, and on pages about an error."""

import datetime
import json
import logging
import re
from logging.config import DictConfigurator

import pytest
from django.core import mail
from django.db import OperationalError, connection
from django.utils import timezone

from assessments.survey.links import link_for
from samenwerking.configuration.logs import logging_of
from samenwerking.serving.request_context import current
from tests import builders
from tests.survey.visiting import words

pytestmark = pytest.mark.django_db
OF_PROXY = "0123456789abcdef0123456789abcdef"
ORIGIN = "192.0.2.44"


@pytest.fixture(autouse=True)
def behind_a_proxy(settings, client):
    settings.BEHIND_PROXY = True
    settings.ADMINS = [("", "beheer@example.nl")]
    client.raise_request_exception = False
    client.defaults |= {"HTTP_X_REQUEST_ID": OF_PROXY, "REMOTE_ADDR": ORIGIN}


@pytest.fixture
def written():
    """What the installation's own handler would write of a record, by the value of LOG_FORMAT."""
    configured = logging_of(level="INFO", form="json", sign_in_log="")
    formatters = {
        name: DictConfigurator(configured).configure_formatter(dict(form))
        for name, form in configured["formatters"].items()
    }
    kept = {name: [] for name in formatters}

    class Keep(logging.Handler):
        def emit(self, record):
            for name, formatter in formatters.items():
                kept[name].append(formatter.format(record))

    handler = Keep()
    logging.getLogger().addHandler(handler)
    yield kept
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def broken(monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("kapot")

    monkeypatch.setattr("assessments.survey.public.render", fail)


def logged(written):
    """The one line, as an object."""
    (line,) = written["json"]
    return json.loads(line)


def test_line_about_a_members_page_has_the_proxys_number_and_the_origin(client, written):
    client.get("/werkplek/a/b/c/")

    line = logged(written)
    del line["time"]
    assert line == {
        "level": "WARNING",
        "logger": "django.request",
        "request_id": OF_PROXY,
        "message": "Not Found: /werkplek/a/b/c/",
        "origin": ORIGIN,
    }
    (plain,) = written["plain"]
    assert plain.endswith(
        f" WARNING django.request [{OF_PROXY} {ORIGIN}] Not Found: /werkplek/a/b/c/"
    )


@pytest.mark.parametrize(
    "path",
    ["/", "/code/", "/privacy/", "/kleine-groepen/", "/vragenlijst/afgesloten/", "/elders/"],
)
def test_line_about_a_page_of_who_answers_tells_neither_where_nor_the_proxys_number(
    client, written, path
):
    """The proxy's log has the network address beside its number."""
    client.get(path, headers={"host": "elders.example"})

    assert "Invalid HTTP_HOST header: 'elders.example'." in written["plain"][0]
    for line in written["json"] + written["plain"]:
        assert "origin" not in line
        assert ORIGIN not in line
        assert OF_PROXY not in line


def test_line_about_a_form_holds_neither_link_address_nor_who(client, written):
    (person,) = builders.invite(builders.opened_round())
    secret = link_for(person).strip("/").rpartition("/")[2]

    client.get(link_for(person).removeprefix("http://testserver")[:-2] + "/")

    assert logged(written)["message"].endswith(f": /vragenlijst/{person.public_id}/…")
    for known in (secret[:-1], ORIGIN, OF_PROXY, person.name, person.email):
        assert known not in written["json"][0] + written["plain"][0]


@pytest.mark.parametrize(
    "given",
    ["", "1", "aap" * 10, f"{OF_PROXY}\n", f"{OF_PROXY} x", "0" * 65, "٠" * 32, "<b>" + OF_PROXY],
)
def test_what_does_not_look_like_a_number_is_not_taken(client, written, given):
    client.get("/werkplek/a/b/c/", headers={"X-Request-ID": given})

    assert re.fullmatch("[0-9a-f]{32}", logged(written)["request_id"])
    assert logged(written)["request_id"] not in (given.strip(), OF_PROXY)


def test_without_a_proxy_nobody_chooses_a_number(client, written, settings):
    settings.BEHIND_PROXY = False

    client.get("/werkplek/a/b/c/")

    assert logged(written)["request_id"] != OF_PROXY


def test_every_request_has_another_number(client, written):
    for _time in range(2):
        client.get("/elders/")

    first, second = (json.loads(line)["request_id"] for line in written["json"])
    assert first != second


def test_moment_of_a_plain_line_says_how_far_it_is_from_utc(written):
    logging.getLogger("assessments").warning("something")

    (line,) = written["plain"]
    moment = datetime.datetime.fromisoformat(" ".join(line.split(" ")[:2]))
    assert moment.utcoffset() is not None
    assert abs(moment - timezone.now()) < datetime.timedelta(hours=1)


def test_line_outside_a_request_has_none(client, written):
    client.get("/")
    logging.getLogger("assessments").warning("by itself")

    assert logged(written)["request_id"] == "-"
    assert current().id == "-"


def test_error_is_one_line_of_json_with_its_places(client, written, broken):
    client.get("/privacy/")

    line = logged(written)
    assert (line["level"], line["message"]) == ("ERROR", "Internal Server Error: /privacy/")
    assert datetime.datetime.fromisoformat(line["time"]).utcoffset() == datetime.timedelta(0)
    assert "assessments/survey/public.py" in line["traceback"]
    assert "\n" not in written["json"][0]


def test_json_has_nothing_else_that_a_record_carries(written):
    logging.getLogger("assessments").warning("words", extra={"form": "geheim"})

    assert set(logged(written)) == {"time", "level", "logger", "request_id", "message"}


def test_json_hides_the_row_that_was_refused(written):
    row = "anna@" + "example.nl"
    try:
        raise ValueError(f"refused\nDETAIL:  Key (email)=({row}) already exists.")
    except ValueError:
        logging.getLogger("assessments").exception("not saved")

    assert "DETAIL: …" in logged(written)["traceback"]
    assert row not in written["json"][0]


@pytest.mark.parametrize("path", ["/", "/privacy/"])
def test_page_about_an_error_shows_the_number_of_its_lines(client, written, broken, path):
    response = client.get(path)

    assert response.status_code == 500
    number = logged(written)["request_id"][:8]
    assert f"Noem dit nummer als u belt: {number}" in words(response)
    assert f"[{logged(written)['request_id']}]" in mail.outbox[0].body


def test_page_about_a_database_that_is_away_shows_a_number(client, monkeypatch):
    def nobody_answers(*_args, **_kwargs):
        raise OperationalError("connection refused")

    client.cookies["sessionid"] = "a" * 32
    monkeypatch.setattr(connection, "cursor", nobody_answers)

    response = client.get("/werkplek/")

    assert response.status_code == 503
    assert f"Noem dit nummer als u belt: {OF_PROXY[:8]}" in words(response)


def test_other_refusals_show_no_number(client):
    assert "Noem dit nummer" not in words(client.get("/elders/"))


@pytest.mark.parametrize("form", ["plain", "json"])
def test_form_is_that_of_the_console_and_the_sign_ins_and_mails_are_plain(form):
    handlers = logging_of(level="INFO", form=form, sign_in_log="/log")["handlers"]

    assert {name: handler["formatter"] for name, handler in handlers.items()} == {
        "console": form,
        "sign_in_log": form,
        "error_mails": "plain",
    }
