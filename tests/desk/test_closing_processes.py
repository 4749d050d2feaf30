"""Closing with real processes: two at once, and one that is killed halfway."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assessments.desk.clock import destroy_left_over_keys
from assessments.models import Ballot, Block, Release, Round
from tests import builders
from tests.processes import environment

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = Path(__file__).with_name("closing_process.py")


@pytest.fixture
def start(settings):
    """Start a process that closes this round, on the database and keys of this test."""
    variables = environment(settings)

    def start_process(current_round, point=""):
        command = [sys.executable, str(SCRIPT), str(current_round.pk), point]
        return subprocess.Popen(command, env=variables, stdout=subprocess.PIPE)

    return start_process


@pytest.fixture
def current_round():
    current_round = builders.opened_round()
    builders.ballots(current_round, answers=[5, 4, 3, 2, 1, 3])
    return current_round


@pytest.mark.slow
def test_two_processes_at_once_give_one_release_and_no_key(start, current_round, key_directory):
    processes = [start(current_round) for _ in range(3)]
    printed = [process.communicate(timeout=60)[0].strip() for process in processes]

    release = Release.objects.get()
    assert printed == [str(release.pk).encode()] * 3
    assert release.blocks.get().tables["1a"] == [1, 1, 2, 1, 1, 0]
    assert list(key_directory.iterdir()) == []


def test_process_killed_before_the_commit_has_changed_nothing(start, current_round, key_directory):
    process = start(current_round, "during")
    process.communicate(timeout=60)

    assert process.returncode == -signal.SIGKILL
    assert Round.objects.get().state == Round.State.OPEN
    assert not Block.objects.exists()
    assert Ballot.objects.count() == 6
    assert len(list(key_directory.iterdir())) == 1


def test_round_killed_before_the_commit_is_closed_by_the_next_process(
    start, current_round, key_directory
):
    start(current_round, "during").communicate(timeout=60)
    start(current_round).communicate(timeout=60)

    assert Release.objects.get().blocks.get().tables["1a"] == [1, 1, 2, 1, 1, 0]
    assert not Ballot.objects.exists()
    assert list(key_directory.iterdir()) == []


def test_key_left_by_a_kill_after_the_commit_goes_at_the_next_tick(
    start, current_round, key_directory
):
    process = start(current_round, "after")
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert Release.objects.count() == 1
    assert len(list(key_directory.iterdir())) == 1

    destroy_left_over_keys()

    assert list(key_directory.iterdir()) == []
