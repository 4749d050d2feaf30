import datetime

import pytest

from assessments.desk.planning.calendar import (
    easter_sunday,
    is_at_work,
    overlaps,
    working_days_between,
)

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


@pytest.mark.parametrize(
    "easter",
    [Day(2024, 3, 31), Day(2025, 4, 20), Day(2026, 4, 5), Day(2027, 3, 28), Day(2038, 4, 25)],
)
def test_easter_is_when_it_is(easter):
    assert easter_sunday(easter.year) == easter


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (Day(2026, 11, 27), True),
        (Day(2026, 11, 28), False),
        (Day(2026, 12, 21), False),
        (Day(2027, 3, 29), False),
        (Day(2027, 5, 6), False),
        (Day(2027, 5, 17), False),
        (Day(2031, 4, 28), True),
        (Day(2031, 4, 26), False),
    ],
    ids=["friday", "saturday", "christmas", "easter", "ascension", "whit", "after", "king"],
)
def test_people_are_at_work_on_weekdays_that_are_no_holiday(day, is_working):
    assert is_at_work(day) == is_working
