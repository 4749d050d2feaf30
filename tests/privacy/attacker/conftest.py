"""What the attacker measured, printed after the tests: `make attack` shows it."""

import pytest

from tests.asked_for import is_asked_for

EVERY_TIME = (2, 4, 7, 8, 11, 15)
"""The partnerships that `make test` attacks too."""
PARTNERSHIPS = range(240)


def pytest_generate_tests(metafunc):
    """`seed`: a partnership each; all but a few only in `make attack`."""
    if "seed" in metafunc.fixturenames:
        rest = pytest.mark.attack
        seeds = PARTNERSHIPS if is_asked_for("attack", metafunc.config) else EVERY_TIME
        metafunc.parametrize(
            "seed",
            [pytest.param(seed, marks=() if seed in EVERY_TIME else rest) for seed in seeds],
        )


@pytest.fixture
def measured(record_property):
    """Say what was measured, in a line of words and numbers."""

    def say(line):
        record_property("measured", line)

    return say


def pytest_terminal_summary(terminalreporter):
    lines = [
        line
        for report in terminalreporter.stats.get("passed", [])
        for name, line in report.user_properties
        if name == "measured"
    ]
    if lines:
        terminalreporter.section("what the attacker measured")
        for line in sorted(lines):
            terminalreporter.write_line(line)
