"""What one round of very many people costs, each in a process of its own; `make bench` prints it.

Of 100,000 people; `LARGE_ROUND=1000000 make bench` measures the million that the goals are for.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from assessments.models import Invitation
from assessments.survey import actions
from tests import builders
from tests.processes import environment

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

PEOPLE = int(os.environ.get("LARGE_ROUND", "100000"))
AT_A_TIME = 10_000
GOALS = {"close": 60, "progress": 10, "people": 10}
"""Seconds, for a million."""
MOST_MEMORY = 500
"""MiB, for a million."""
SCRIPT = Path(__file__).with_name("measured_process.py")


def large_round():
    """Thirty municipalities; everybody has submitted."""
    of = builders.partnership(*(f"Gemeente {n:02}" for n in range(30)))
    current_round = builders.opened_round(of)
    places = list(of.municipalities.all())
    answers = random.Random(1)
    for begin in range(0, PEOPLE, AT_A_TIME):
        people = Invitation.objects.bulk_create(
            Invitation(
                round=current_round,
                municipality=places[n % 30],
                role="raad" if n // 30 % 40 else "organisatie",
                name=f"Persoon {n}",
                email=f"p{n}@example.nl",
            )
            for n in range(begin, min(begin + AT_A_TIME, PEOPLE))
        )
        given = {person: tuple(answers.choices(range(1, 7), k=20)) for person in people}
        actions.cast(current_round=current_round, answers=given)
    return current_round


def measured(current_round, what, settings):
    command = [sys.executable, str(SCRIPT), str(current_round.pk), what]
    done = subprocess.run(command, env=environment(settings), stdout=subprocess.PIPE, check=True)
    seconds, of_processor, memory = map(float, done.stdout.split())
    print(
        f"\n{what}, {PEOPLE} people: {seconds:.1f} s (goal of a million {GOALS[what]}), "
        f"{of_processor:.1f} s of processor time in the process, {memory:.0f} MiB at most "
        f"(goal {MOST_MEMORY})"
    )


def test_bench_round_of_very_many_people(settings):
    current_round = large_round()

    for what in ("progress", "people", "close"):
        measured(current_round, what, settings)
