"""Installations whose parts are killed, stopped, filled and silenced: `make faults`.

Moments are random from a fixed seed, and what happens at them isn't; so what is asserted holds at
any moment, and how long something takes is printed only.
"""

import random
import shutil
import time

import pytest

from tests.faults import databases
from tests.faults.installation import Installation, new

SEED = 20_261_127


@pytest.fixture(scope="session", params=list(databases.KINDS))
def kind(request):
    return databases.KINDS[request.param]


@pytest.fixture(scope="session")
def prepared(kind):
    """A database with its tables, stopped: it is copied for each test."""
    directory = databases.directory()
    (directory / "database").mkdir()
    made = Installation(directory, kind(directory / "database"))
    made.database.prepare()
    made.inside("migrate")
    made.database.stop()
    yield made
    shutil.rmtree(directory)


@pytest.fixture
def directory():
    """Of the whole installation."""
    made = databases.directory()
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def installation(prepared, directory):
    """One that was never used, on a database that runs."""
    with new(prepared, directory) as made:
        yield made


@pytest.fixture
def chance():
    return random.Random(SEED)


@pytest.fixture
def told(record_property, kind):
    """Says in the table at the end what was done, how often, and what came of it."""
    begun = time.monotonic()

    def tell(fault, times, result):
        seconds = time.monotonic() - begun
        record_property("fault", (fault, kind.vendor, times, result, f"{seconds:.0f} s"))

    return tell


def pytest_terminal_summary(terminalreporter):
    rows = [
        value
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == "fault" and report.when == "call"
    ]
    if rows:
        terminalreporter.write_sep("-", f"faults, with seed {SEED}")
    for fault, vendor, times, result, seconds in sorted(rows):
        terminalreporter.write_line(f"{fault:<38}{vendor:<12}{times:>5}  {result:<50}{seconds:>6}")
