"""A copy of the database, or an older one put back, does nothing by itself until told to."""

import datetime
import shutil

import pytest
from django.core.management import CommandError, call_command

from assessments.desk.monitoring import identity
from assessments.models import Heartbeat, Installation, Round
from tests import builders
from tests.full_disks import nothing_can_be_written

pytestmark = pytest.mark.django_db


def test_new_installation_is_awake():
    assert not identity.is_asleep()
    assert not identity.is_asleep()


def test_database_on_a_machine_that_does_not_know_it_is_asleep(state_directory):
    call_command("tick", verbosity=0)
    shutil.rmtree(state_directory)

    assert identity.is_asleep()


def test_older_copy_on_the_same_machine_is_asleep():
    for _minute in range(3):
        call_command("tick", verbosity=0)
    Installation.objects.update(ticks=2)

    assert identity.is_asleep()


def test_database_of_another_installation_is_asleep():
    call_command("tick", verbosity=0)
    Installation.objects.update(identity="f" * 32)

    assert identity.is_asleep()


def test_empty_database_on_a_machine_that_knows_another_is_asleep():
    call_command("tick", verbosity=0)
    Installation.objects.all().delete()

    assert identity.is_asleep()


def test_crash_between_database_and_file_is_no_copy():
    call_command("tick", verbosity=0)
    Installation.objects.update(ticks=7)

    assert not identity.is_asleep()


def test_second_machine_keeps_a_count_of_its_own(settings, tmp_path):
    call_command("tick", verbosity=0)
    first = settings.STATE_DIR
    settings.STATE_DIR = tmp_path / "another machine"
    identity.wake()
    for _minute in range(2):
        call_command("tick", verbosity=0)
    settings.STATE_DIR = first

    assert not identity.is_asleep()


def test_tick_closes_nothing_in_a_copy(state_directory):
    current_round = builders.opened_round(builders.partnership("Laren"))
    a_second = datetime.timedelta(seconds=1)
    Round.objects.update(closes_at=current_round.opens_at + a_second)
    identity.wake()
    shutil.rmtree(state_directory)

    with pytest.raises(CommandError, match=r"manage\.py wake"):
        call_command("tick", verbosity=0)

    current_round.refresh_from_db()
    assert current_round.state == Round.State.OPEN
    assert not Heartbeat.objects.exists()


def test_wake_makes_them_one_again(state_directory, capsys):
    call_command("tick", verbosity=0)
    shutil.rmtree(state_directory)

    call_command("wake")
    call_command("wake")

    assert not identity.is_asleep()
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Vanaf nu gaat er weer mail uit en sluiten rondes vanzelf.",
        "Deze database hoort al bij deze machine.",
    ]


def test_file_that_cannot_be_written_stays_as_it_was(state_directory):
    call_command("tick", verbosity=0)
    known = Installation.objects.get()
    before = (state_directory / "installation").read_text()

    with nothing_can_be_written(), pytest.raises(OSError, match="File too large"):
        identity._write(known)

    assert [each.name for each in state_directory.iterdir() if each.is_file()] == ["installation"]
    assert (state_directory / "installation").read_text() == before
