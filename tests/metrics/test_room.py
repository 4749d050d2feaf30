"""Each process has room for all that it may count, before it counts."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.urls import get_resolver
from prometheus_client.multiprocess import MultiProcessCollector

from samenwerking.metrics import room
from tests.full_disks import nothing_can_be_written

COUNTS_ALL = """
import sys
from prometheus_client import CollectorRegistry
from samenwerking.metrics.requests import METHODS, REQUESTS, SECONDS
from samenwerking.metrics.room import require_room
require_room()
for route in sys.stdin.read().split():
    for method in (*METHODS, "other"):
        for status in ("1xx", "2xx", "3xx", "4xx", "5xx"):
            REQUESTS.labels(route, method, status).inc()
    SECONDS.labels(route).observe(1)
"""


@pytest.fixture
def directory(tmp_path, monkeypatch):
    made = tmp_path / "metrics"
    made.mkdir()
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(made))
    monkeypatch.setattr(room, "_had_by", None)
    return made


def routes():
    """Of this project and of what it includes, with what they are in."""
    found, waiting = set(), [("", get_resolver())]
    while waiting:
        prefix, resolver = waiting.pop()
        for each in resolver.url_patterns:
            if hasattr(each, "url_patterns"):
                inside = f"{prefix}{each.namespace}:" if each.namespace else prefix
                waiting.append((inside, each))
            elif each.name:
                found.add(f"{prefix}{each.name}")
    return found


def test_every_route_fits_in_the_room(directory):
    environment = {
        "PATH": os.environ["PATH"],
        "PROMETHEUS_MULTIPROC_DIR": str(directory),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    names = routes()
    assert {"round", "survey:factor", "admin:index"} <= names
    subprocess.run(
        [sys.executable, "-c", COUNTS_ALL],
        input="\n".join(names),
        env=environment,
        cwd=django_settings.BASE_DIR,
        text=True,
        check=True,
    )
    assert sorted(path.stat().st_size for path in directory.iterdir()) == [room.ROOM] * 2


def test_without_room_nothing_is_left_and_it_is_tried_again(directory):
    with nothing_can_be_written(), pytest.raises(OSError, match="File too large"):
        room.require_room()
    assert list(directory.iterdir()) == []

    room.require_room()
    assert len(list(directory.iterdir())) == len(room.KINDS)


def test_process_that_ended_gives_back_what_it_did_not_use(directory):
    room.require_room()
    room.give_back(directory, os.getpid())

    assert {path.stat().st_size for path in directory.iterdir()} == {8}
    assert list(MultiProcessCollector(None, str(directory)).collect()) == []
