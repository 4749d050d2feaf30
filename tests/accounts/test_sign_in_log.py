"""Signing in and failures, in a log of their own."""

import logging
import os
import subprocess
import sys

import pytest
from django.urls import reverse

from tests import builders
from tests.accounts.steps import PASSWORD, code_of, give_app, sign_in
from tests.builders import manager, partnership, user
from tests.survey.visiting import enter

pytestmark = pytest.mark.django_db
LOGGER = "samenwerking.signing_in"


@pytest.fixture
def lines(caplog):
    """What was logged up to now: level and words."""
    return lambda: [
        (record.levelname, record.getMessage())
        for record in caplog.records
        if record.name == LOGGER
    ]


@pytest.fixture
def jan():
    return user("jan@example.nl")


def test_signing_in_and_out_are_logged(client, jan, lines):
    sign_in(client, jan.email)
    client.post(reverse("account_logout"))
    assert lines() == [
        ("INFO", f"signed in: account {jan.pk} by password from 127.0.0.1"),
        ("INFO", f"signed out: account {jan.pk} from 127.0.0.1"),
    ]


def test_second_step_is_logged_with_the_first(client, lines):
    account = manager(partnership())
    secret = give_app(account)
    sign_in(client, account.email)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert lines() == [("INFO", f"signed in: account {account.pk} by password+totp from 127.0.0.1")]


def test_failures_are_logged_with_the_account_that_was_tried(client, jan, lines):
    sign_in(client, "Jan@example.nl", "geheim dat fout is")
    sign_in(client, "niemand@example.nl", "geheim dat fout is")
    assert lines() == [
        ("WARNING", f"failed, wrong password: account {jan.pk} from 127.0.0.1"),
        ("WARNING", "failed, wrong password: account - from 127.0.0.1"),
    ]


def test_wrong_code_is_logged_with_its_account(client, lines):
    account = manager(partnership())
    give_app(account)
    sign_in(client, account.email)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    expected = f"failed, wrong code or passkey: account {account.pk} from 127.0.0.1"
    assert lines() == [("WARNING", expected)]


def test_account_that_was_switched_off_is_logged(client, jan, lines):
    jan.is_active = False
    jan.save()
    sign_in(client, jan.email)
    expected = f"failed, account switched off: account {jan.pk} from 127.0.0.1"
    assert lines() == [("WARNING", expected)]


def test_too_many_failures_are_logged(client, jan, lines):
    for _ in range(6):
        sign_in(client, jan.email, "iets heel anders")
    assert lines()[-1] == ("WARNING", "failed, too many failures: account - from 127.0.0.1")


def test_ended_sessions_are_logged(client, jan, lines):
    client.force_login(jan)
    client.post(reverse("account_end_all_sessions"))
    assert lines()[0] == ("INFO", f"ended all sessions: account {jan.pk} from 127.0.0.1")


def test_neither_passwords_nor_addresses_are_logged(client, jan, caplog):
    caplog.set_level(logging.DEBUG)
    sign_in(client, jan.email, "een fout wachtwoord")
    sign_in(client, "wachtwoord-in-het-verkeerde-veld@example.nl", "x")
    sign_in(client, jan.email)
    for secret in (jan.email, "een fout wachtwoord", "verkeerde-veld", PASSWORD):
        assert secret not in caplog.text


def test_people_who_answer_are_not_logged(client, lines):
    (person,) = builders.invite(builders.opened_round())
    enter(client, person)
    assert lines() == []


def test_log_can_be_a_file_of_its_own(tmp_path):
    path = tmp_path / "inloggen.log"
    environment = {"PATH": os.environ["PATH"], "DEBUG": "1", "SIGN_IN_LOG": str(path)}
    program = (
        "import django, logging, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'samenwerking.settings'"
        "; django.setup(); logging.getLogger('samenwerking.signing_in').info('here')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert path.read_text().endswith("INFO samenwerking.signing_in [-] here\n")
    assert "here" not in done.stderr
