"""The worker outlives a database that goes away, and does nothing in a copy."""

import errno
import shutil

import pytest
from django.core import mail
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from assessments.desk.monitoring import heartbeats, identity
from assessments.desk.monitoring.working import INTERVAL, LONGEST_PAUSE, look, new_worker
from assessments.models import Heartbeat, Installation
from samenwerking.accounts.mails import send_notification
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def never_seen(monkeypatch):
    """This process beat for other tests too."""
    monkeypatch.setattr(heartbeats, "_last", {})


@pytest.fixture
def waiting():
    builders.user("anna@example.nl")
    send_notification.enqueue("anna@example.nl", "Onderwerp", "Tekst")


def test_worker_does_what_waits_and_shows_that_it_lives(waiting):
    assert look(new_worker(), INTERVAL) == INTERVAL

    assert [sent.subject for sent in mail.outbox] == ["Onderwerp"]
    assert not heartbeats.is_away(Heartbeat.Name.WORKER)


def test_worker_does_nothing_in_a_copy_but_shows_that_it_lives(waiting, state_directory):
    identity.wake()
    shutil.rmtree(state_directory)

    look(new_worker(), INTERVAL)

    assert mail.outbox == []
    assert not heartbeats.is_away(Heartbeat.Name.WORKER)


def test_worker_goes_on_though_its_machine_cannot_remember(waiting, monkeypatch, caplog):
    def write_without_room(known):
        raise OSError(errno.ENOSPC, "No space left on device")

    identity.wake()
    Installation.objects.update(ticks=500)
    monkeypatch.setattr(identity, "_write", write_without_room)

    look(new_worker(), INTERVAL)

    assert [sent.subject for sent in mail.outbox] == ["Onderwerp"]
    assert "STATE_DIR can't be written" in caplog.text


def test_worker_on_a_machine_without_a_timer_knows_an_older_copy(waiting):
    identity.wake()
    Installation.objects.update(ticks=500)
    DBTaskResult.objects.all().delete()
    look(new_worker(), INTERVAL)
    Installation.objects.update(ticks=400)
    send_notification.enqueue("anna@example.nl", "Onderwerp", "Tekst")

    look(new_worker(), INTERVAL)

    assert mail.outbox == []


class Away:
    """A worker whose database went away."""

    def run(self):
        raise OperationalError("the server closed the connection unexpectedly")


def test_worker_outlives_the_database_and_says_so(caplog):
    pause = INTERVAL
    for _try in range(8):
        pause = look(Away(), pause)
    assert pause == LONGEST_PAUSE
    assert "the database is away (OperationalError): trying again" in caplog.text

    assert look(new_worker(), pause) == INTERVAL
    assert caplog.records[-1].message == "the database is back"
