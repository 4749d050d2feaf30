"""Mail through the worker, to a mail server on a socket."""

import datetime
import email
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.background import recover_tasks
from assessments.desk.mailings import actions
from assessments.desk.mailings.schedule import resume_mailings
from assessments.models import Invitation, Mailing, Message
from tests import builders
from tests.desk.mailings.working import later, work
from tests.processes import environment

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def current_round():
    return builders.opened_round()


@pytest.mark.slow
def test_three_hundred_invitations_arrive_once_each(current_round, inbox):
    people = builders.invite(current_round, number=300)
    mailing = actions.invite(current_round=current_round, by=None)

    work()

    assert sorted(inbox.recipients) == sorted(person.email for person in people)
    assert not mailing.messages.exists()
    assert not Invitation.objects.filter(sent_at=None).exists()


def test_mail_is_from_who_asks_and_answers_go_to_them(inbox, settings):
    settings.DEFAULT_FROM_EMAIL = "vragen@example.nl"
    current_round = builders.opened_round(
        contact_name="A. Bakker", client="het presidium", reply_to="bakker@example.nl"
    )
    builders.invite(current_round)
    actions.invite(current_round=current_round, by=None)

    work()

    mail = email.message_from_bytes(inbox.mails[0].content)
    assert mail["From"] == '"A. Bakker, namens het presidium" <vragen@example.nl>'
    assert mail["Reply-To"] == "bakker@example.nl"
    assert [part.get_content_type() for part in mail.walk()][1:] == ["text/plain", "text/html"]


def test_what_mails_have_in_common_is_read_once_per_mailing(current_round, inbox):
    asked = []
    for role, number in (("raad", 2), ("organisatie", 6)):
        builders.invite(current_round, role=role, number=number)
        actions.invite(current_round=current_round, by=None)
        with CaptureQueriesContext(connection) as queries:
            work()
        asked.append(Counter(_table_read(each["sql"]) for each in queries))

    assert [each["assessments_mailtext"] for each in asked] == [1, 1]
    assert [each["assessments_contact"] for each in asked] == [1, 1]


def _table_read(sql):
    found = re.match(r'SELECT .* FROM "(\w+)"', sql)
    return found and found[1]


def test_refused_address_is_shown_with_the_reason_and_the_others_go(current_round, inbox):
    people = builders.invite(current_round, number=3)
    inbox.refuse = {people[1].email: "550 5.1.1 Deze persoon werkt hier niet"}
    mailing = actions.invite(current_round=current_round, by=None)

    work()

    mailing.refresh_from_db()
    refused = Invitation.objects.get(pk=people[1].pk)
    assert set(inbox.recipients) == {people[0].email, people[2].email}
    assert refused.refusal == (
        "Dit adres bestaat niet, of neemt geen mail aan. "
        "De mailserver zegt: “550 5.1.1 Deze persoon werkt hier niet”."
    )
    assert refused.sent_at is None
    assert mailing.refused == 1


def test_address_that_must_wait_is_tried_again_later(current_round, inbox):
    people = builders.invite(current_round, number=2)
    inbox.refuse = {people[0].email: "451 4.7.1 Probeer het later"}
    mailing = actions.invite(current_round=current_round, by=None)
    work()
    assert mailing.messages.get().invitation == people[0]
    assert resume_mailings() == 0

    inbox.refuse = {}
    Message.objects.update(not_before=timezone.now())
    assert resume_mailings() == 1
    work()

    assert inbox.recipients == [people[1].email, people[0].email]
    assert not mailing.messages.exists()


def test_dropped_connection_loses_nobody_and_sends_nobody_twice(current_round, inbox):
    people = builders.invite(current_round, number=10)
    inbox.drop_after = 4
    mailing = actions.invite(current_round=current_round, by=None)
    work()
    assert mailing.messages.count() == 6

    inbox.drop_after = None
    later()
    work()

    assert Counter(inbox.recipients) == Counter(person.email for person in people)


def test_mail_server_that_is_away_keeps_everything_waiting(current_round, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    builders.invite(current_round, number=3)
    mailing = actions.invite(current_round=current_round, by=None)

    work()

    assert mailing.messages.filter(claimed_at=None).count() == 3


@pytest.mark.slow
def test_worker_killed_halfway_is_recovered(current_round, inbox, settings):
    people = builders.invite(current_round, number=60)
    inbox.delay = 0.02
    actions.invite(current_round=current_round, by=None)
    command = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay"]
    smtp = f"smtp://127.0.0.1:{settings.EMAIL_PORT}"
    worker = subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env=environment(settings, EMAIL_URL=smtp),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 30
    while len(inbox.mails) < 20 and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    assert 20 <= len(inbox.mails) < 60

    long_ago = timezone.now() - datetime.timedelta(minutes=20)
    Message.objects.exclude(claimed_at=None).update(claimed_at=long_ago)
    DBTaskResult.objects.update(started_at=long_ago)
    assert recover_tasks() == 1
    work()

    received = Counter(inbox.recipients)
    twice = [address for address, times in received.items() if times > 1]
    assert set(received) == {person.email for person in people}
    assert len(twice) <= 1
    for address in twice:
        ids = {
            email.message_from_bytes(mail.content)["Message-ID"]
            for mail in inbox.mails
            if mail.rcpt_tos == [address]
        }
        assert len(ids) == 1


def test_resuming_does_not_pile_up_tasks(current_round):
    builders.invite(current_round, number=3)
    actions.invite(current_round=current_round, by=None)

    assert [resume_mailings(), resume_mailings()] == [0, 0]
    assert DBTaskResult.objects.count() == 1


def test_message_id_is_the_same_for_the_same_mail_and_no_other(current_round, inbox):
    builders.invite(current_round, number=2)
    actions.invite(current_round=current_round, by=None)
    Mailing.objects.get()

    work()

    ids = [email.message_from_bytes(mail.content)["Message-ID"] for mail in inbox.mails]
    assert len(set(ids)) == 2
    assert all(name.endswith("@testserver>") for name in ids)
