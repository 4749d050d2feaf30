"""The timer that stays: it goes on whatever a minute brings, and stops when told to."""

import signal
import subprocess
import sys
import time
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError

from assessments.desk.monitoring import ticking
from assessments.desk.monitoring.ticking import NotDone, tick_every_minute
from assessments.management.commands import tick
from assessments.models import Heartbeat
from tests.processes import environment

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr(ticking, "EVERY", 0)


class Minutes:
    """What each minute brings: an exception that is raised, or nothing. After the last it stops."""

    def __init__(self, *brings):
        self.left = list(brings)
        self.begun = 0

    def __call__(self):
        self.begun += 1
        problem = self.left.pop(0)
        if not self.left:
            signal.raise_signal(signal.SIGTERM)
        if problem:
            raise problem


def test_timer_goes_on_until_it_is_told_to_stop():
    minutes = Minutes(None, None, None)

    tick_every_minute(minutes)

    assert minutes.begun == 3


def test_timer_outlives_the_database_and_what_was_not_done(caplog):
    minutes = Minutes(OperationalError("closed unexpectedly"), NotDone("Mislukt: alles."), None)

    tick_every_minute(minutes)

    assert minutes.begun == 3
    assert [record.message for record in caplog.records] == [
        "the database is away (OperationalError): trying again",
        "Mislukt: alles.",
    ]


def test_timer_leaves_signals_as_they_were():
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())

    tick_every_minute(Minutes(None))

    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


def test_timer_prints_only_what_it_did(monkeypatch):
    def something():
        signal.raise_signal(signal.SIGTERM)
        return 2

    monkeypatch.setattr(tick, "JOBS", [("Niets", lambda: 0), ("Iets", something)])
    printed = StringIO()
    call_command("tick", every_minute=True, stdout=printed)

    assert printed.getvalue() == "Iets: 2.\n"


def test_process_shows_that_it_lives_and_stops_when_told(settings):
    command = [sys.executable, "manage.py", "tick", "--every-minute"]
    process = subprocess.Popen(command, env=environment(settings), cwd=settings.BASE_DIR)
    try:
        while not Heartbeat.objects.filter(name=Heartbeat.Name.TICK).exists():
            assert process.poll() is None
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
    finally:
        process.kill()


def test_timer_that_hangs_ends_by_itself(settings):
    code = (
        "from assessments.desk.monitoring import ticking\n"
        "import threading\n"
        "ticking.HANGS = 0.1\n"
        "ticking.tick_every_minute(threading.Event().wait)\n"
    )
    process = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(settings),
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )

    assert process.returncode == 1
    assert b"Timeout" in process.stderr
