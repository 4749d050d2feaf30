"""The database is lost and put back: while a round is open, and after it was released.

What is put back is asleep until it is told to wake; answers come back with the keys only, and
once the round is released with nothing at all.
"""

import datetime
import shutil
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from assessments.desk.actions import close_round
from assessments.models import Round
from tests import builders
from tests.restoring import installation
from tests.restoring.installation import Clock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

STATE = "SELECT state FROM assessments_round"
DIGEST = "SELECT digest FROM assessments_release"
BALLOTS = "SELECT COUNT(*) FROM assessments_ballot"
COUNTED = "SELECT totals FROM assessments_release"
ASLEEP = "manage.py wake"
ANSWERED = pytest.mark.parametrize(
    "answered", [12, pytest.param(2000, marks=pytest.mark.rehearsal)]
)


@pytest.fixture
def original(settings):
    """The installation that gets lost; its timer has come once."""
    missing = installation.tools_missing()
    if missing:
        pytest.skip(f"no {', '.join(missing)} here")
    call_command("tick", stdout=StringIO())
    return installation.this_one(settings)


@pytest.fixture
def restored(original, tmp_path):
    """Another machine with an empty place for the database: no keys, and it remembers nothing."""
    keys = tmp_path / "other keys"
    keys.mkdir(mode=0o700)
    name = f"{tmp_path.name.replace('-', '_')}_restored"
    database = installation.new_database(name, tmp_path)
    installation.remove(database)
    yield replace(original, database=database, keys=keys, state=tmp_path / "other state")
    installation.remove(database)


@pytest.fixture
def backup(tmp_path):
    return tmp_path / "backup"


def due_round(answered):
    """An open round that a timer would close now."""
    current_round = builders.opened_round(builders.partnership("Laren"))
    people = builders.ballots(current_round, answers=(4,) * answered, invited=answered + 1)
    now = timezone.now()
    Round.objects.update(
        opens_at=now - datetime.timedelta(days=7), closes_at=now - datetime.timedelta(minutes=2)
    )
    current_round.refresh_from_db()
    return current_round, people


@ANSWERED
def test_open_round_comes_back_with_its_keys_only(original, restored, backup, answered):
    _round, people = due_round(answered)
    clock = Clock()
    installation.back_up(original, backup)
    clock.step(f"database to a file ({backup.stat().st_size / 1e6:.1f} MB, {answered} answered)")
    Round.objects.update(closes_at=timezone.now() + datetime.timedelta(days=1))
    builders.submit(people[-1])

    installation.put_back(backup, restored.database)
    clock.step("database put back on another machine")
    refused = restored.manage("tick")
    assert (refused.returncode, ASLEEP in refused.stderr) == (1, True)
    clock.step("the timer does nothing: the copy sleeps")

    assert restored.manage("wake").returncode == 0
    clock.step("woken up")
    assert "Open rondes zonder sleutel: 1." in restored.manage("tick").stdout
    assert (restored.ask(STATE), restored.ask(DIGEST)) == ("open", None)
    clock.step("without the key nothing is counted")

    shutil.copytree(original.keys, restored.keys, dirs_exist_ok=True)
    assert "Rondes gesloten: 1." in restored.manage("tick").stdout
    assert restored.ask(STATE) == "released"
    assert f"[{answered + 1}, {answered}, 0]" in str(restored.ask(COUNTED))
    clock.step("with the key the round closes; what came after the backup is lost")


def test_backup_of_an_open_round_opens_nothing_after_closing(original, restored, backup):
    current_round, _people = due_round(12)
    installation.back_up(original, backup)
    close_round(current_round=current_round)

    installation.put_back(backup, restored.database)
    # On the same machine, with all that it has left.
    same = replace(restored, keys=original.keys, state=original.state)
    assert "Open rondes zonder sleutel: 1." in same.manage("tick").stdout
    assert (same.ask(BALLOTS), same.ask(STATE), same.ask(DIGEST)) == (12, "open", None)
    assert list(original.keys.iterdir()) == []


@ANSWERED
def test_released_round_comes_back_without_answers(original, restored, backup, answered):
    current_round, _people = due_round(answered)
    digest = close_round(current_round=current_round).digest
    clock = Clock()
    installation.back_up(original, backup)
    installation.put_back(backup, restored.database)
    clock.step("released round to a file and back")

    assert restored.ask(DIGEST) == digest
    assert restored.ask(BALLOTS) == 0
    on_the_same_machine = replace(restored, state=original.state)
    assert on_the_same_machine.manage("tick").returncode == 0
    clock.step("the timer works; it needs no key")
