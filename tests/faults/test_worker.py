"""The worker is killed while it mails and while it makes reports, and the mail server is silent."""

import datetime
import time

import pytest

from tests.faults import mail
from tests.faults.installation import kill
from tests.faults.mailing import LATER, mail_through_kills, waiting
from tests.faults.people import Manager
from tests.faults.times import share
from tests.running.waiting import wait_until
from tests.scripted_mail_server import COMMANDS, SILENCE

pytestmark = pytest.mark.fault


def test_worker_killed_while_mailing_mails_everybody(installation, chance, told):
    times = share(0.1)
    (built,) = installation.inside("build", people=times * 8)
    with mail.inbox(installation) as taken:
        doubled = mail_through_kills(installation, taken, built, chance, times)
    told(
        "worker killed: mailing", times, f"{times * 8} mailed, {doubled} twice in the crash window"
    )


def test_worker_killed_while_making_a_report_makes_it_after_all(installation, chance, told):
    times = share(0.02)
    rounds = installation.inside("build", rounds=times, people=12, answered=[4] * 11)
    installation.inside("close", pks=[built["round"] for built in rounds])
    with installation.web():
        manager = Manager(installation).sign_in()
        for number, built in enumerate(rounds, start=1):
            assert manager.browser.get(built["report"]).status == 202
            with installation.worker() as worker:
                wait_until(lambda: "RUNNING" in states(installation))
                time.sleep(chance.uniform(0, 2))
                kill(worker.pid)
            assert manager.browser.get(built["report"]).status == 202
            installation.tick(after=LATER * number)
            with installation.worker():
                wait_until(lambda: states(installation) == {"SUCCESSFUL"})
            page = manager.browser.fetch("GET", built["report"])
            assert page.headers["Content-Type"] == "application/pdf"
    told("worker killed: making a report", times, "made after all, whole")


def states(installation):
    rows = installation.database.ask("SELECT status FROM django_tasks_database_dbtaskresult")
    return {status for (status,) in rows}


def test_mail_server_that_is_silent_gets_each_mail_once(installation, told):
    commands = [each for each in COMMANDS if each not in ("RSET", "QUIT")]
    built = installation.inside("build", rounds=len(commands), people=5)
    ahead = datetime.timedelta()
    with mail.moody(installation) as script, installation.worker() as worker:
        for command, current_round in zip(commands, built, strict=True):
            script.answers = {command: SILENCE}
            before = len(script.taken)
            installation.inside("invite", pk=current_round["round"])
            wait_until(lambda: waits(installation))
            assert script.taken[before:] == []
            script.answers = {}
            ahead += LATER
            installation.tick(after=ahead)
            wait_until(lambda: not waiting(installation))
            assert len(set(script.recipients[before:])) == len(script.taken[before:]) == 5
        assert worker.poll() is None
    told("mail server silent", len(commands), f"at {', '.join(commands)}: each mail once")


def waits(installation):
    """The mailing has given up for now."""
    return installation.database.ask("SELECT id FROM assessments_mailing WHERE problem != ''")
