"""Some of each fault, in `make test`: `make faults` does them all, and hundreds of times."""

import pytest

from tests.faults import killing
from tests.faults.people import Manager, respondent
from tests.faults.proof import require_closed_once, require_counted, seen_by
from tests.running.respondent import SENT_IN, Respondent

pytestmark = pytest.mark.slow

ANSWERED = 11


def test_what_was_confirmed_outlives_kills_and_is_counted_once(installation, chance):
    filled, *closed = installation.inside("build", rounds=3, people=14, answered=[4] * ANSWERED)
    filled["links"], impatient = filled["links"][ANSWERED:-1], filled["links"][-1]
    with installation.web() as web:
        with killing.filling_in(installation, filled, chance) as people:
            killing.kill_web_processes(installation, web, people, chance, times=5)
        people.append(send_in_at_once(installation, impatient, chance, times=20))
        manager = Manager(installation).sign_in()
        killing.kill_while_closing(installation, web, manager, closed, chance)
        manager.close_all(closed)
    # The timer destroys a key that a crash left.
    installation.tick()
    assert seen_by(people) <= {0, 200, 302}
    require_counted(installation, filled, people)
    for each in closed:
        require_closed_once(installation, each, sent_in=ANSWERED)


def send_in_at_once(installation, link, chance, times):
    person = respondent(installation, link, chance)
    person.enter()
    person.answer(1)
    pages = killing.at_once([person] * times, Respondent.press_send_in)
    assert {page.heading for page in pages} <= set(SENT_IN)
    person.confirmed()
    return person
