"""Mail that goes on after its worker was killed, each to everybody once."""

import datetime
import time
from collections import Counter

from tests.faults.installation import kill
from tests.running.waiting import wait_until

LATER = datetime.timedelta(minutes=20)
"""After which a task, and a mail, of a worker that died is taken up again."""


def mail_through_kills(installation, taken, built, chance, times):
    """Kill the worker so often while it mails a round; how many mails went twice.

    Only one that was taken and not noted may: the last one before a kill.
    """
    taken.delay = 0.02
    installation.inside("invite", pk=built["round"])
    last_before_kill = set()
    for number in range(1, times + 1):
        kill_while_mailing(installation, taken, chance)
        last_before_kill.update(taken.recipients[-1:])
        installation.tick(after=LATER * number)
    with installation.worker():
        wait_until(lambda: not waiting(installation))
    times_mailed = Counter(taken.recipients)
    doubled = {address for address, number in times_mailed.items() if number > 1}
    assert len(times_mailed) == invited(installation, built)
    assert doubled <= last_before_kill
    assert sum(times_mailed.values()) <= len(times_mailed) + times
    require_same_message(taken, doubled)
    return len(doubled)


def kill_while_mailing(installation, taken, chance):
    """After some mails, at any moment of the next one."""
    before = len(taken.mails)
    some = chance.randint(1, 4)
    with installation.worker() as worker:
        wait_until(lambda: len(taken.mails) >= before + some or not waiting(installation))
        time.sleep(chance.uniform(0, 0.04))
        kill(worker.pid)
    # What was on its way to the mail server arrives.
    time.sleep(taken.delay * 5)


def invited(installation, built):
    people = f"SELECT count(*) FROM assessments_invitation WHERE round_id = {built['round']}"
    ((number,),) = installation.database.ask(people)
    return number


def waiting(installation):
    return installation.database.ask("SELECT id FROM assessments_message")


def require_same_message(taken, doubled):
    """Under one Message-ID, by which the mail program of who gets it knows them as one."""
    for address in doubled:
        mails = [mail for mail in taken.mails if address in mail.rcpt_tos]
        lines = [line for mail in mails for line in mail.content.splitlines()]
        numbers = {line for line in lines if line.lower().startswith(b"message-id:")}
        assert len(numbers) == 1
