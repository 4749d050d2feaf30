"""Nobody's answers leave the sealed ballot, and nobody's name the list of who is invited."""

import logging
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.utils.log import AdminEmailHandler

from assessments.desk.actions import close_round
from assessments.models import Ballot
from assessments.survey import ballot_box
from assessments.survey.keys import KeyMissing
from tests import builders
from tests.mail_server import mail_server
from tests.privacy.ways_out.walk import EMAIL, NAME, PATTERN, Walk

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NAMED_IN = {"assessments_invitation", "assessments_auditentry"}
NAMED_ON = ("/mensen/", "/logboek/", "/mail/")
"""The pages on which a manager sees who is invited, and what was done with them."""


@pytest.fixture(scope="module")
def evidence(django_db_setup, django_db_blocker, tmp_path_factory):
    """One walk for all these tests; the database is as empty after it as before."""
    # What follows empties the database: be sure that it is the tests' own.
    assert "test" in Path(connection.settings_dict["NAME"]).name
    directory = tmp_path_factory.mktemp("ways_out")
    keys = directory / "keys"
    keys.mkdir(mode=0o700)
    made = {"MEDIA_ROOT": directory / "media", "STATE_DIR": directory / "state"}
    changed = override_settings(BALLOT_KEY_DIR=keys, **made)
    with django_db_blocker.unblock(), changed, mail_server(configured) as inbox:
        try:
            found = Walk(configured, inbox, directory).go()
        finally:
            call_command("flush", interactive=False, verbosity=0)
            connection.close()
    return found


def leaks(by_place):
    """The places in which the answers can be read, and how."""
    found = {place: PATTERN.found_in(content) for place, content in by_place.items()}
    return {place: ways for place, ways in found.items() if ways}


def named(by_place):
    """The places in which the person's name or address can be read."""
    texts = {
        place: content if isinstance(content, bytes) else content.encode()
        for place, content in by_place.items()
    }
    words = (NAME.encode(), NAME.split()[-1].encode(), EMAIL.encode())
    return {place for place, text in texts.items() if any(word in text for word in words)}


# --- The answers ----------------------------------------------------------------------------


def test_answers_are_found_on_the_one_page_that_shows_them(evidence):
    """By the person, once, in the reply to submitting: what is sought below can be found."""
    assert leaks({"done": evidence.done}) == {"done": ["in words"]}


def test_answers_are_in_no_log(evidence):
    assert "Internal Server Error: /vragenlijst/" in evidence.log
    assert 'INSERT INTO "assessments_ballot"' in evidence.debug_log
    assert leaks({"log": evidence.log, "debug": evidence.debug_log}) == {}


def test_answers_are_in_no_mail(evidence):
    assert len(evidence.mails) >= 6
    assert leaks(dict(enumerate(content for _, content in evidence.mails))) == {}


def test_answers_are_in_no_error_mail(evidence):
    bodies = dict(enumerate(content for _, content in evidence.error_mails))
    assert sum(b"assessments/survey/actions.py" in body for body in bodies.values()) >= 2
    assert len(bodies) >= 6
    assert leaks(bodies) == {}


def test_answers_are_not_in_what_a_crash_prints(evidence):
    assert leaks({"crash": evidence.crash}) == {}


def test_answers_are_on_no_page_of_the_admin_the_desk_or_the_results(evidence):
    assert sum(b"<h1" in content for content in evidence.pages.values()) > 60
    assert leaks(evidence.pages) == {}


@pytest.mark.parametrize("moment", ["while_open", "afterwards"])
def test_answers_are_in_no_table(evidence, moment):
    """Those of tasks, sessions and the shared cache included."""
    tables = getattr(evidence, moment)
    assert "survey" in tables["assessments_session"]
    assert "send_mailing" in tables["django_tasks_database_dbtaskresult"]
    assert "shared_cache" in tables
    assert leaks(tables) == {}


def test_sealed_answers_are_in_the_database_while_it_is_open_and_gone_afterwards(evidence):
    if not evidence.file:
        pytest.skip("pg_dump is not here: PostgreSQL could not be dumped")
    spelled = [
        [way in evidence.sealed_file for way in (box, box.hex().encode())]
        for box in evidence.sealed_boxes
    ]
    assert all(map(any, spelled))
    assert leaks({"open": evidence.sealed_file, "closed": evidence.file}) == {}
    for box in [*evidence.sealed_boxes, *evidence.submitted_boxes]:
        assert box not in evidence.file
        assert box.hex().encode() not in evidence.file


def test_djangos_own_error_mails_would_hold_the_answers(settings, monkeypatch):
    """What `samenwerking.error_reports` is for; and the search above would find it."""
    own = AdminEmailHandler(reporter_class="django.views.debug.ExceptionReporter")
    monkeypatch.setattr(logging.getLogger("django"), "handlers", [own])
    walk = Walk(settings)
    walk.invite()
    walk.answer()

    walk.fail_halfway()

    assert any(PATTERN.found_in(error.body) for error in mail.outbox)


# --- The name -------------------------------------------------------------------------------


def test_name_is_in_no_log(evidence):
    assert named({"log": evidence.log, "crash": evidence.crash}) == set()


def test_name_is_in_no_mail_but_those_to_that_person(evidence):
    mails = {recipients[0]: content for recipients, content in evidence.mails}
    assert named(mails) == {EMAIL}
    assert named(dict(enumerate(content for _, content in evidence.error_mails))) == set()


@pytest.mark.parametrize("moment", ["while_open", "afterwards"])
def test_name_is_in_no_table_but_those_of_invitations_and_the_audit_log(evidence, moment):
    assert named(getattr(evidence, moment)) == NAMED_IN


def test_name_is_nowhere_in_the_database_after_the_term(evidence):
    if not evidence.file:
        pytest.skip("pg_dump is not here: PostgreSQL could not be dumped")
    assert named({"before": evidence.file, "after": evidence.forgotten_file}) == {"before"}
    assert named(evidence.forgotten) == set()


def test_name_is_on_no_page_but_those_about_people_and_the_audit_log(evidence):
    pages = named(evidence.pages)
    assert pages
    assert [page for page in pages if not any(part in page for part in NAMED_ON)] == []


def test_personal_link_is_in_no_log_and_no_table(evidence):
    assert evidence.secret
    assert evidence.secret not in evidence.log
    assert evidence.secret not in evidence.debug_log
    for tables in (evidence.while_open, evidence.afterwards):
        assert [table for table, rows in tables.items() if evidence.secret in rows] == []


# --- An old copy ----------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_old_copy_of_the_database_does_not_open_once_the_key_is_gone(key_directory):
    current_round = builders.opened_round()
    builders.ballots(current_round, answers=[PATTERN.answers, 4, 4, 4, 4])
    builders.opened_round(builders.partnership(slug="ander"))

    def opened():
        opened = ballot_box.open_submitted(current_round)
        return [answers[: len(PATTERN.answers)] for _atom, answers in opened]

    copy = list(Ballot.objects.values())
    assert PATTERN.answers in opened()
    close_round(current_round=current_round)

    Ballot.objects.bulk_create(Ballot(**row) for row in copy)

    with pytest.raises(KeyMissing):
        opened()
    (left,) = key_directory.iterdir()
    (key_directory / f"{current_round.key_name}.key").write_bytes(left.read_bytes())
    with pytest.raises(KeyMissing):
        opened()
