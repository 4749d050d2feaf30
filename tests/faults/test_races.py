"""Many at once: one link, one round."""

from functools import partial

import pytest

from tests.faults import killing
from tests.faults.people import Manager, respondent
from tests.faults.proof import require_closed_once, require_counted
from tests.faults.times import share
from tests.running.respondent import SENT_IN, Respondent, codes_of

pytestmark = pytest.mark.fault

AT_ONCE = 20


def test_one_link_sent_in_twenty_times_is_one_ballot(installation, chance, told):
    times = share(0.1)
    (built,) = installation.inside("build", people=times)
    with installation.web():
        people = [send_in_twenty_times(installation, link, chance) for link in built["links"]]
    require_counted(installation, built, people)
    told("one link, twenty times sent in", times, "one ballot, each of the twenty confirmed")


def send_in_twenty_times(installation, link, chance):
    """In one browser: whoever presses impatiently."""
    person = respondent(installation, link, chance)
    person.enter()
    person.fill_in()
    pages = killing.at_once([person] * AT_ONCE, Respondent.press_send_in)
    assert {page.heading for page in pages} <= set(SENT_IN)
    person.confirmed()
    return person


def test_one_link_in_twenty_browsers_is_one_ballot(installation, chance, told):
    times = share(0.05)
    (built,) = installation.inside("build", people=times)
    with installation.web():
        answers = dict(in_twenty_browsers(installation, link, chance) for link in built["links"])
    counted = installation.inside("ballots", pk=built["round"])["counted"]
    assert counted.keys() == answers.keys()
    assert [name for name, given in counted.items() if given not in answers[name]] == []
    told("one link, in twenty browsers", times, "one ballot, as one of them was told")


def in_twenty_browsers(installation, link, chance):
    """Whose link it is, and the answers of those who were told that theirs were sent in."""
    people = [respondent(installation, link, chance) for _time in range(AT_ONCE)]
    for person in people:
        person.enter()
    thanked = filter(None, killing.at_once(people, save_and_send_in))
    return people[0].name, [list(person.draft.values()) for person in thanked]


def save_and_send_in(person):
    """Saved over others as long as the page was the newest; None when another was first."""
    given = dict.fromkeys(codes_of(1), person.chance.randint(1, 6))
    person.read_revision()
    reply = person.press_save(given)
    if reply.status != 200:
        return None
    # Not read again: who sees what another saved meanwhile may send that in.
    person.saved(given, reply)
    return person if person.press_send_in().heading == SENT_IN[0] else None


def test_two_who_close_release_once(installation, told):
    times = share(0.5)
    rounds = installation.inside("build", rounds=times, people=12, answered=[4] * 11)
    with installation.web():
        managers = [Manager(installation).sign_in() for _time in range(2)]
        statuses = {
            page.status
            for built in rounds
            for page in killing.at_once(managers, partial(Manager.close, built=built))
        }
    assert statuses == {302}
    for built in rounds:
        require_closed_once(installation, built, sent_in=11)
    told("two close at once", times, "one release, one line in the log")
