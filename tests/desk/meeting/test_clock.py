"""The time left, as a hall reads it."""

import datetime

import pytest

from assessments.desk.meeting.clock import time_left
from assessments.models import Round

NOW = datetime.datetime(2026, 11, 23, 20, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        ({"days": 8, "seconds": 1}, "nog 9 dagen"),
        ({"days": 2, "seconds": 1}, "nog 3 dagen"),
        ({"days": 2}, "nog 48 uur"),
        ({"hours": 2, "seconds": 1}, "nog 3 uur"),
        ({"hours": 2}, "nog 120 minuten"),
        ({"minutes": 9, "seconds": 1}, "nog 10 minuten"),
        ({"minutes": 9}, "nog 9 minuten"),
        ({"seconds": 1}, "nog 1 minuut"),
        ({}, "bijna gesloten"),
        ({"seconds": -30}, "bijna gesloten"),
    ],
)
def test_time_left_is_rounded_up(time_machine, left, words):
    time_machine.move_to(NOW, tick=False)

    assert time_left(Round(closes_at=NOW + datetime.timedelta(**left))) == words
