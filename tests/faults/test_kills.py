"""Web processes are killed while people save and send in, and while managers close."""

import pytest

from tests.faults import killing
from tests.faults.people import Manager
from tests.faults.proof import require_closed_once, require_counted, seen_by
from tests.faults.times import TIMES

pytestmark = pytest.mark.fault


def test_kills_while_saving_and_sending_in_lose_nothing(installation, chance, told):
    (built,) = installation.inside("build", people=8)
    with installation.web() as web, killing.filling_in(installation, built, chance) as people:
        killing.kill_web_processes(installation, web, people, chance, TIMES)
    require_counted(installation, built, people)
    assert seen_by(people) <= {0, 200, 302}
    cut_off = sum(person.browser.seen.count(0) for person in people)
    confirmed = sum(person.sent_in_times for person in people)
    told("web killed: saving, sending in", TIMES, f"{cut_off} cut off, {confirmed} sent in")


def test_kills_while_closing_release_once(installation, chance, told):
    rounds = installation.inside("build", rounds=TIMES + 1, people=12, answered=[4] * 11)
    with installation.web() as web:
        manager = Manager(installation).sign_in()
        cut_off = killing.kill_while_closing(installation, web, manager, rounds, chance)
        left = released(installation) - 1
        manager.close_all(rounds)
    installation.tick()
    for built in rounds:
        require_closed_once(installation, built, sent_in=11)
    told("web killed: closing", TIMES, f"{cut_off} cut off, {left} released before that")


def released(installation):
    ((number,),) = installation.database.ask("SELECT count(*) FROM assessments_release")
    return number
