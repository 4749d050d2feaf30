import datetime

import pytest

from assessments.desk.regulation.dates import months_later, years_later


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2026, 8, 31), 6, (2027, 2, 28)),
        ((2026, 12, 1), 1, (2027, 1, 1)),
        ((2026, 6, 15), 6, (2026, 12, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day, months, later):
    assert months_later(datetime.date(*day), months) == datetime.date(*later)


def test_years_after_29_february_is_the_28th():
    assert years_later(datetime.date(2028, 2, 29), 3) == datetime.date(2031, 2, 28)
