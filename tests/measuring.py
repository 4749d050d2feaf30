"""Which tests the measure of covered lines is taken from.

Measuring makes a test nearly twice as slow, with all that it makes before it and clears after it.
So it is taken from tests that are about one thing each: what walks through the whole product, what
is slow, and what is an earlier test with other parameters covers next to nothing new. What isn't
measured can only make the measure lower than it is.
"""

from contextlib import contextmanager
from importlib import import_module
from pkgutil import walk_packages

import pytest
from coverage import Coverage

import assessments
import factors

WALKS = ("privacy", "inventory", "recount", "restoring", "updating")
"""Folders of tests that go through everything."""


def mark(items):
    """Mark what isn't measured `unmeasured`."""
    seen = set()
    for item in items:
        test = (item.path, getattr(item, "originalname", item.name), item.cls)
        if test in seen or item.get_closest_marker("slow") or _walks(item):
            item.add_marker(pytest.mark.unmeasured)
        seen.add(test)


def import_everything():
    """What is read when a module is imported is measured, whoever needs the module first."""
    if Coverage.current():
        for package in (assessments, factors):
            for module in walk_packages(package.__path__, f"{package.__name__}."):
                import_module(module.name)


def _walks(item):
    folder, *_ = item.path.relative_to(item.config.rootpath / "tests").parts
    return folder in WALKS


@contextmanager
def pausing_for(item):
    """Don't measure a test that is unmeasured, nor what it makes and clears."""
    measure = Coverage.current() if item.get_closest_marker("unmeasured") else None
    if measure:
        measure.stop()
    try:
        yield
    finally:
        if measure:
            measure.start()
