import datetime

import pytest

from assessments.desk.planning.calendar import overlaps, working_days_between

Day = datetime.date


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (Day(2026, 11, 2), Day(2026, 11, 20), []),
        (Day(2026, 12, 1), Day(2026, 12, 19), ["de kerstvakantie"]),
        (Day(2026, 12, 1), Day(2026, 12, 18), []),
        (Day(2027, 1, 3), Day(2027, 1, 20), ["de kerstvakantie"]),
        (Day(2027, 10, 1), Day(2027, 10, 16), ["de herfstvakantie"]),
        (Day(2028, 3, 5), Day(2028, 3, 20), ["de voorjaarsvakantie"]),
        (Day(2029, 8, 20), Day(2029, 9, 30), ["de zomervakantie"]),
        (Day(2026, 2, 1), Day(2026, 3, 1), ["de gemeenteraadsverkiezingen"]),
    ],
)
def test_overlaps_finds_holidays_and_elections(first, last, names):
    assert [str(period.name) for period in overlaps(first, last)] == names


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [
        (Day(2026, 11, 23), Day(2026, 11, 24), 0),
        (Day(2026, 11, 20), Day(2026, 11, 23), 0),
        (Day(2026, 11, 20), Day(2026, 11, 30), 5),
        (Day(2026, 11, 24), Day(2026, 11, 23), 0),
    ],
)
def test_working_days_are_the_weekdays_in_between(earlier, later, days):
    assert working_days_between(earlier, later) == days
