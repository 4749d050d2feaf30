"""Mails to owners of accounts: by the worker, and as much work for an address that nobody has."""

import datetime
import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samenwerking.accounts.mails import PAUSES
from tests.accounts.steps import PASSWORD, link_in, mailed
from tests.builders import user
from tests.mail_server import mail_server
from tests.reports.worker import orders, work

pytestmark = pytest.mark.django_db
ADDRESSES = ("jan@example.nl", "een.adres.dat.niemand.heeft@example.nl", "uit@example.nl")
"""Of an account, of nobody, and of an account that was switched off."""


@pytest.fixture(autouse=True)
def accounts():
    user("jan@example.nl")
    user("uit@example.nl", is_active=False)


def forget_password(client, email):
    return client.post(reverse("account_reset_password"), {"email": email})


def statements(client, email):
    """What the database is asked, without the values."""
    with CaptureQueriesContext(connection) as captured:
        forget_password(client, email)
    text = [re.sub(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b", "?", each["sql"]) for each in captured]
    return [re.sub(r'"?s\d+_x\d+"?', "savepoint", each) for each in text]


def refuse_everybody(server):
    server.refuse = {"jan@example.nl": "451 Later"}


def when_tried_again():
    """In how many minutes."""
    waits = orders().latest("enqueued_at").run_after - timezone.now()
    return round(waits / datetime.timedelta(minutes=1))


def test_forgotten_password_is_the_same_work_for_every_address(client):
    forget_password(client, "iemand@example.nl")  # fills what is looked up once
    asked = [statements(client, email) for email in ADDRESSES]
    assert asked[0] == asked[1] == asked[2]
    assert any("dbtaskresult" in each for each in asked[0])


def test_request_itself_sends_nothing(client):
    forget_password(client, "jan@example.nl")
    assert mail.outbox == []
    assert orders().count() == 1


def test_only_an_account_that_is_on_gets_a_link(client):
    for email in ADDRESSES:
        forget_password(client, email)
    assert [message.to for message in mailed()] == [["jan@example.nl"]]
    assert link_in(mail.outbox[0]).startswith("/account/wachtwoord/nieuw/")


def test_table_of_tasks_holds_no_link(client):
    forget_password(client, "jan@example.nl")
    key = link_in(mailed()[0]).rpartition("nieuw/")[2]
    for task in DBTaskResult.objects.all():
        assert key not in repr(task.args_kwargs) + repr(task.return_value)


def test_notification_goes_by_the_worker_with_a_link_to_this_site(client, settings):
    settings.SITE_URL = "https://samenwerking.example.nl"
    client.force_login(user("piet@example.nl"))
    new = {"password1": "vier losse woorden samen", "password2": "vier losse woorden samen"}
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **new})
    assert mail.outbox == []
    (message,) = mailed()
    assert message.to == ["piet@example.nl"]
    assert "\n\nhttps://samenwerking.example.nl/account/wachtwoord/vergeten/" in message.body


def test_mail_that_is_not_taken_is_tried_again_with_growing_pauses(client, settings, caplog):
    forget_password(client, "jan@example.nl")
    with mail_server(settings) as server:
        refuse_everybody(server)
        pauses = []
        for _ in PAUSES:
            work()
            pauses.append(when_tried_again())
        server.refuse = {}
        work()
    assert pauses == [1, 5, 30, 120]
    assert server.recipients == ["jan@example.nl"]
    assert "jan@example.nl" not in caplog.text
    assert not orders().exists()


def test_mail_that_is_never_taken_is_given_up_with_an_error_in_the_log(client, settings, caplog):
    forget_password(client, "jan@example.nl")
    with mail_server(settings) as server:
        refuse_everybody(server)
        for _ in range(len(PAUSES) + 1):
            work()
    assert not orders().exists()
    assert [record.levelname for record in caplog.records if "in 5 times" in record.message] == [
        "ERROR"
    ]
