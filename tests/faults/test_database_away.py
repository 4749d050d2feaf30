"""PostgreSQL is stopped for ten seconds, killed, and frozen while people fill in and mail goes out.

SQLite has no server: what its file system does is in `test_full_disk`.
"""

import time

import pytest

from tests.faults import killing
from tests.faults.databases import Postgresql
from tests.faults.mail import inbox
from tests.faults.proof import require_counted, seen_by
from tests.faults.times import share
from tests.running.waiting import wait_until

pytestmark = pytest.mark.fault

AWAY = 10
"""Seconds."""


@pytest.fixture(autouse=True)
def _has_a_server(kind):
    if kind is not Postgresql:
        pytest.skip("no server to stop")


def stopped(database):
    database.stop()
    time.sleep(AWAY)
    database.start()


def killed(database):
    database.kill()
    wait_until(database.starts_again)


@pytest.mark.parametrize(
    ("away", "times", "fault"),
    [
        (stopped, share(0.025), f"PostgreSQL stopped for {AWAY} s"),
        (killed, share(0.1), "PostgreSQL killed"),
    ],
)
def test_database_away_loses_nothing(installation, chance, told, away, times, fault):
    built, mailed = installation.inside("build", rounds=2, people=8)
    with inbox(installation) as mail, installation.web() as web, installation.worker() as worker:
        processes = installation.web_processes(web)
        with killing.filling_in(installation, built, chance) as people:
            for _time in range(times):
                away(installation.database)
                wait_until_all_go_on(people)
        assert installation.web_processes(web) == processes
        assert worker.poll() is None
        installation.inside("invite", pk=mailed["round"])
        wait_until(lambda: len(mail.recipients) == len(mailed["links"]))
    require_counted(installation, built, people)
    assert seen_by(people) <= {200, 302, 503}
    told(fault, times, in_words(people))


def test_frozen_database_keeps_nobody_waiting(installation, chance, told):
    """Who asked something of it before hears 503 while it is frozen, like who comes then."""
    times = share(0.025)
    (built,) = installation.inside("build", people=8)
    with installation.web() as web, installation.worker() as worker:
        processes = installation.web_processes(web)
        with killing.filling_in(installation, built, chance) as people:
            for _time in range(times):
                database = installation.database
                with database.busy(at="assessments_ballot"), database.frozen():
                    wait_until_all_had(people, 503)
                wait_until_all_go_on(people)
        assert installation.web_processes(web) == processes
        assert worker.poll() is None
    require_counted(installation, built, people)
    assert seen_by(people) <= {200, 302, 503}
    told("PostgreSQL frozen amid queries", times, in_words(people))


def wait_until_all_go_on(people):
    """Each had a page of their form since."""
    wait_until_all_had(people, 200)


def wait_until_all_had(people, status):
    before = {person.name: len(person.browser.seen) for person in people}

    def had():
        return all(status in person.browser.seen[before[person.name] :] for person in people)

    wait_until(had, f"not everybody had {status}")


def in_words(people):
    away = [each for person in people for each in person.browser.away]
    assert {wait for _seconds, wait in away} <= {"10"}
    slowest = max((seconds for seconds, _wait in away), default=0)
    return f"{len(away)} pages 503, slowest {slowest:.1f} s; same processes"
