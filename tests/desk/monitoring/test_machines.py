"""Several machines: what stops on one of them is told, though it goes on elsewhere."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from assessments.desk.monitoring import conditions, heartbeats, identity
from assessments.desk.monitoring.doctor import examine
from assessments.models import Heartbeat, Installation

pytestmark = pytest.mark.django_db

WORKER, TICK = Heartbeat.Name.WORKER, Heartbeat.Name.TICK


@pytest.fixture(autouse=True)
def never_seen(monkeypatch):
    """This process beat for other tests too."""
    monkeypatch.setattr(heartbeats, "_last", {})


def seen(machine, name, minutes_ago=0):
    at = timezone.now() - datetime.timedelta(minutes=minutes_ago)
    return Heartbeat.objects.create(name=name, machine=machine, seen_at=at)


def stopped():
    return [(each.machine, each.name) for each in heartbeats.stopped()]


def test_each_machine_has_its_own_sign_of_life():
    seen("web2", WORKER, minutes_ago=3)

    assert heartbeats.beat(WORKER)
    assert not heartbeats.beat(WORKER)

    assert {each.machine for each in heartbeats.seen()} == {"web2", heartbeats.this_machine()}


@pytest.mark.parametrize("name", [WORKER, TICK])
def test_what_goes_on_elsewhere_is_not_away_but_stopped(name):
    seen("web1", name)
    seen("web2", name, minutes_ago=30)

    assert name not in heartbeats.away()
    assert stopped() == [("web2", name)]


def test_what_stopped_everywhere_is_away_and_told_once():
    seen("web1", WORKER, minutes_ago=30)
    seen("web2", WORKER, minutes_ago=40)

    assert heartbeats.is_away(WORKER)
    assert stopped() == []


def test_worker_with_a_long_task_is_not_stopped():
    seen("web1", WORKER)
    seen("web2", WORKER, minutes_ago=15)

    assert stopped() == []


def test_machine_with_a_worker_only_is_not_asked_for_a_timer():
    seen("web1", TICK)
    seen("web2", WORKER)

    assert stopped() == []
    assert heartbeats.away() == set()


def test_machine_that_was_taken_away_is_no_problem_after_a_day():
    seen("web1", WORKER)
    seen("old", WORKER, minutes_ago=25 * 60)

    assert stopped() == []
    assert [each.machine for each in heartbeats.seen()] == ["web1"]


def test_new_machine_clears_up_what_was_taken_away():
    seen("old", WORKER, minutes_ago=25 * 60)

    heartbeats.beat(WORKER)

    assert [each.machine for each in Heartbeat.objects.all()] == [heartbeats.this_machine()]


def test_anybody_reads_how_many_and_only_the_doctor_says_which():
    seen("web1", WORKER)
    seen("web2", WORKER, minutes_ago=30)

    told = {each.code: problem for each, problem in conditions.unmet()}
    (found,) = [each for each in examine() if each.name == "machines"]

    assert told["machines"] == "Gestopt op een machine, en elders niet: 1. Zie “doctor”."
    assert found.problem.startswith("niet meer gezien: web2: de worker, ")
    assert found.detail == "web1: de worker, web2: de worker"


def test_machine_is_forgotten_when_told(capsys):
    seen("web1", WORKER)
    seen("web2", WORKER, minutes_ago=30)

    call_command("forget_machine", "web2")

    assert capsys.readouterr().out == "“web2” is vergeten.\n"
    assert stopped() == []


def test_machine_that_is_not_known_is_said():
    with pytest.raises(CommandError, match="Van een machine “web9” is niets bekend"):
        call_command("forget_machine", "web9")


# --- Which database is whose ----------------------------------------------------------------------


@pytest.fixture
def worker_only():
    """A machine that was told once, and has no timer; the timer elsewhere came since."""
    identity.wake()
    Installation.objects.update(ticks=500)


def test_machine_that_was_asked_whether_all_is_well_knows_an_older_copy(worker_only):
    assert conditions._copy() == ""
    Installation.objects.update(ticks=400)

    assert conditions._copy().startswith("Deze database is een kopie of is teruggezet.")


def test_copy_is_not_taken_for_the_own_database_by_looking(worker_only):
    identity.keep_up()
    Installation.objects.update(ticks=400)
    identity.keep_up()

    assert identity.is_asleep()


def test_database_of_another_installation_is_not_noted(worker_only):
    Installation.objects.update(identity="f" * 32)
    identity.keep_up()

    assert identity.is_asleep()
