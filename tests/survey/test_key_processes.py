"""Web processes on one machine share the directory of keys: real processes, one database."""

import subprocess
import sys
from pathlib import Path

import pytest

from assessments.models import Round
from assessments.survey import actions
from tests import builders
from tests.processes import environment

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = Path(__file__).with_name("answering_process.py")


@pytest.fixture
def start(settings):
    variables = environment(settings)

    def start_process(*arguments):
        command = [sys.executable, str(SCRIPT), *map(str, arguments)]
        return subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, text=True)

    return start_process


def said(process):
    output = process.communicate(timeout=60)[0].strip()
    assert process.returncode == 0
    return output


@pytest.mark.slow
def test_processes_that_open_at_once_make_one_key(start, key_directory):
    builders.instrument()
    current_round = builders.draft_round()

    processes = [start("open", current_round.pk) for _ in range(3)]

    assert sorted(map(said, processes)) == ["opened", "refused", "refused"]
    assert [path.name for path in key_directory.iterdir()] == [f"{current_round.key_name}.key"]


def test_what_one_process_seals_another_opens(start):
    current_round = builders.opened_round()
    (person,) = builders.invite(current_round)

    assert said(start("answer", person.pk, 2)) == "empty"
    assert said(start("answer", person.pk, 5)) == "2"
    person.round = Round.objects.get()
    assert actions.read_draft(invitation=person).answers[0] == 5
