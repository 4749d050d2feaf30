"""What the log and the error mails tell."""

import logging
from functools import partial
from logging.config import DictConfigurator

import pytest
from django.conf import settings as configured
from django.core import mail
from django.db import IntegrityError, transaction
from django.template import Context, Template
from django.utils.log import AdminEmailHandler

from assessments.desk.monitoring.alarms import run_all
from assessments.models import Invitation
from assessments.survey.links import link_for
from samenwerking.error_reports import ErrorMails, PlacesOnly, discreet
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def written():
    """What the installation's own handler would write of a record."""
    plain = configured.LOGGING["formatters"]["plain"]
    formatter = DictConfigurator(configured.LOGGING).configure_formatter(dict(plain))
    kept = []

    class Keep(logging.Handler):
        def emit(self, record):
            kept.append(formatter.format(record))

    handler = Keep()
    logging.getLogger().addHandler(handler)
    yield kept
    logging.getLogger().removeHandler(handler)


def fail(client, monkeypatch, address, sent):
    """Post to a page of which the template fails."""

    def broken(*_args, **_kwargs):
        raise RuntimeError("kapot")

    monkeypatch.setattr("assessments.survey.coming_in.entering.render", broken)
    client.raise_request_exception = False
    return client.post(address, sent)


def test_a_personal_link_is_not_in_the_log(client, written):
    (person,) = builders.invite(builders.draft_round())
    link = link_for(person).removeprefix("http://testserver")

    assert client.get(link).status_code == 403

    (line,) = [line for line in written if "Forbidden" in line]
    assert f"/vragenlijst/{person.public_id}/…" in line
    assert link.strip("/").rpartition("/")[2] not in line


@pytest.mark.parametrize(
    "damage",
    [
        lambda link: link[:-2],
        lambda link: link.removesuffix("/")[:-3] + "/",
        lambda link: f"{link}>.",
        lambda link: "/".join(link.split("/")[:3]) + link.split("/")[3],
    ],
    ids=["one sign missing", "three signs missing", "signs behind it", "without a slash"],
)
def test_a_link_that_was_not_taken_over_whole_is_not_in_the_log(damage):
    (person,) = builders.invite(builders.draft_round())
    link = link_for(person).removeprefix("http://testserver")

    line = discreet(f"Not Found: {damage(link)}")

    assert line == f"Not Found: /vragenlijst/{person.public_id}/…"


@pytest.mark.parametrize("step", ["factor/3", "opslaan", "nakijken", "insturen", "opnieuw"])
def test_the_page_of_a_form_is_in_the_log(step):
    line = f"Internal Server Error: /vragenlijst/abcdefghij-12345/{step}/"

    assert discreet(line) == line


def test_the_log_holds_nothing_of_a_row_that_was_refused(written):
    (person,) = builders.invite(builders.draft_round())
    person.pk = None
    person.public_id = "0123456789abcdef"
    try:
        with transaction.atomic():
            Invitation.objects.bulk_create([person])
    except IntegrityError:
        logging.getLogger("assessments").exception("not saved")

    (lines,) = written
    assert "IntegrityError" in lines
    assert person.email not in lines


def test_the_log_holds_nothing_that_a_page_was_filled_with(written):
    """Django logs the whole of it when a template asks for what isn't there."""
    template = Template("{% for each in answers.missing %}{% endfor %}{{ nothing }}")
    logger = logging.getLogger("django.template")
    before = logger.level
    logger.setLevel(logging.DEBUG)
    template.render(Context({"answers": ["geheim"]}))
    logger.setLevel(before)

    assert any("Failed lookup for key [nothing] in …" in line for line in written)
    assert "geheim" not in "".join(written)


def test_an_error_mail_names_the_place_and_nothing_that_was_sent(client, monkeypatch, settings):
    settings.ADMINS = [("", "beheer@example.nl")]
    client.cookies["proef"] = "koekje"

    assert fail(client, monkeypatch, "/code/", {"veldnaam": "geheim"}).status_code == 500

    (error,) = mail.outbox
    assert error.to == ["beheer@example.nl"]
    assert error.subject.endswith("Internal Server Error: /code/")
    assert "RuntimeError" in error.body
    assert "assessments/survey/coming_in/entering.py:" in error.body
    for secret in ("geheim", "veldnaam", "koekje", "kapot", "csrf", "SECRET_KEY"):
        assert secret not in error.body + str(error.alternatives)


def test_an_error_mail_names_the_places_of_everything_that_failed():
    def fail(number):
        raise ValueError(f"geheim {number}")

    with pytest.raises(ExceptionGroup) as caught:
        run_all(partial(fail, number) for number in (1, 2))
    text = PlacesOnly(None, caught.type, caught.value, caught.tb).get_traceback_text()

    assert text.count(f"{__file__}:{fail.__code__.co_firstlineno + 1} fail") == 2
    assert "geheim" not in text


@pytest.mark.parametrize(
    "nonsense",
    [
        {"headers": {"host": "elders.example"}},
        {"headers": {"host": "een host die er geen is"}},
        {"data": {f"veld{n}": n for n in range(1100)}},
        {"data": {"veld": "x" * 3_000_000}},
    ],
)
def test_what_anybody_can_send_is_logged_and_not_mailed(client, settings, written, nonsense):
    settings.ADMINS = [("", "beheer@example.nl")]

    assert client.post("/code/", **nonsense).status_code == 400

    assert any("ERROR django.security." in line for line in written)
    assert mail.outbox == []


def test_djangos_own_error_mail_would_hold_what_was_sent(client, monkeypatch, settings):
    """What the test above guards against."""
    settings.ADMINS = [("", "beheer@example.nl")]
    own = AdminEmailHandler(reporter_class="django.views.debug.ExceptionReporter")
    monkeypatch.setattr(logging.getLogger("django"), "handlers", [own])

    fail(client, monkeypatch, "/code/", {"veldnaam": "geheim"})

    assert "geheim" in mail.outbox[0].body


def test_errors_are_mailed_by_this_handler_alone():
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.Logger.manager.loggerDict)]
    mailing = {each for logger in loggers for each in logger.handlers if hasattr(each, "send_mail")}
    assert [type(handler) for handler in mailing] == [ErrorMails]
