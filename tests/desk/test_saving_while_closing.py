"""A save that waits for a closing finds the round closed."""

import threading
import time

import pytest
from django.db import connection, transaction

from assessments.models import Ballot
from assessments.results.release import release_round
from assessments.survey.actions import Closed
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)

LONG = 30
WAITING = """
    SELECT EXISTS (
        SELECT FROM pg_locks
        WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))
    )
"""
"""Whether somebody waits for us."""


def wait_until_it_waits(saving, asking):
    """On SQLite its first statement asks for the lock, and can't get further while we hold it."""
    assert asking.wait(LONG)
    if connection.vendor != "postgresql":
        return
    until = time.monotonic() + LONG
    with connection.cursor() as cursor:
        while time.monotonic() < until and saving.is_alive():
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
    raise AssertionError("the save waited for nothing")


def test_save_that_waited_for_the_count_is_refused_and_leaves_nothing():
    current_round = builders.opened_round()
    (person,) = builders.invite(current_round)
    outcome, asking = [], threading.Event()

    def asked(execute, *rest):
        asking.set()
        return execute(*rest)

    def save():
        try:
            with connection.execute_wrapper(asked):
                outcome.append(builders.save(person, revision=0, _1a=4))
        except Closed as refusal:
            outcome.append(refusal)
        finally:
            connection.close()

    saving = threading.Thread(target=save)
    with transaction.atomic():
        release_round(current_round)
        saving.start()
        wait_until_it_waits(saving, asking)
        assert outcome == []
    saving.join(timeout=LONG)

    assert [type(result) for result in outcome] == [Closed]
    assert not Ballot.objects.exists()
