"""Clocks change while people send in and a round closes."""

import datetime

import pytest

from tests.faults import killing
from tests.faults.clock import Clock
from tests.faults.people import respondent
from tests.faults.proof import require_closed_once
from tests.running.respondent import CLOSED, Closed
from tests.running.waiting import wait_until

pytestmark = pytest.mark.fault

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
CLOSES_IN = HOUR.total_seconds()


def test_timer_ahead_counts_who_was_told_so(installation, chance, told):
    """It closes early, in the midst of sending in; then both clocks are a day slow."""
    (built,) = installation.inside("build", people=24, closes_in=CLOSES_IN)
    ahead = Clock(installation.directory / "timer")
    with installation.web():
        with killing.filling_in(installation, built, chance, forms=1) as people:
            wait_until(lambda: sent_in(people) >= 8)
            ahead.set(2 * HOUR)
            installation.manage("tick", clock=ahead)
        before = digests(installation)
        installation.tick(after=-DAY)
        with pytest.raises(Closed):
            people[0].enter()
    assert digests(installation) == before
    require_closed_once(installation, built, sent_in=sent_in(people))
    told("clock: timer 2 h ahead, then 1 day slow", 1, f"{sent_in(people)} of 24 told, all counted")


def test_web_ahead_refuses_and_goes_on(installation, chance, told):
    """It takes nothing while it thinks that the round is over, and all of it later."""
    (built,) = installation.inside("build", people=12, closes_in=CLOSES_IN)
    with installation.web():
        early, late = (
            [respondent(installation, link, chance) for link in links]
            for links in (built["links"][:6], built["links"][6:])
        )
        fill_in_and_send(early)
        for person in late:
            person.enter()
            person.answer(1)
        installation.clock.set(2 * HOUR)
        for person in late:
            assert person.press_send_in().status == CLOSED
            with pytest.raises(Closed):
                person.send_in()
        installation.clock.set(-datetime.timedelta(minutes=30))
        for person in late:
            # Their sessions are as they were, and so is what was saved.
            person.look_at(1)
        fill_in_and_send(late)
        installation.tick(after=2 * HOUR)
    assert [person.lost for person in [*early, *late] if person.lost] == []
    require_closed_once(installation, built, sent_in=12)
    told("clock: web 2 h ahead, then slow", 1, "refused, then taken; 12 of 12 counted")


def fill_in_and_send(people):
    for person in people:
        person.enter()
        person.read_revision()
        person.fill_in()
        person.send_in()


def sent_in(people):
    return sum(bool(person.counted) for person in people)


def digests(installation):
    return installation.database.ask("SELECT digest FROM assessments_release")
