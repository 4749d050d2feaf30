"""Days on which councils are away or changing: holidays, elections, working days.

School holidays are set by the Minister of Education and spread over three regions; a period here
runs from the first region's first day to the last region's last, and the meivakantie is two weeks:
one is what schools may add. Source: rijksoverheid.nl, "Overzicht schoolvakanties per schooljaar".
"""

import datetime
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.results.between_rounds.elections import election_days

Day = datetime.date


@dataclass(frozen=True)
class Period:
    name: str | Promise
    first: Day
    last: Day


HOLIDAYS = (
    Period(_("de herfstvakantie"), Day(2026, 10, 10), Day(2026, 10, 25)),
    Period(_("de kerstvakantie"), Day(2026, 12, 19), Day(2027, 1, 3)),
    Period(_("de voorjaarsvakantie"), Day(2027, 2, 13), Day(2027, 2, 28)),
    Period(_("de meivakantie"), Day(2027, 4, 24), Day(2027, 5, 9)),
    Period(_("de zomervakantie"), Day(2027, 7, 10), Day(2027, 9, 5)),
    Period(_("de herfstvakantie"), Day(2027, 10, 16), Day(2027, 10, 31)),
    Period(_("de kerstvakantie"), Day(2027, 12, 25), Day(2028, 1, 9)),
    Period(_("de voorjaarsvakantie"), Day(2028, 2, 19), Day(2028, 3, 5)),
    Period(_("de meivakantie"), Day(2028, 4, 22), Day(2028, 5, 7)),
    Period(_("de zomervakantie"), Day(2028, 7, 8), Day(2028, 9, 3)),
    Period(_("de herfstvakantie"), Day(2028, 10, 14), Day(2028, 10, 29)),
    Period(_("de kerstvakantie"), Day(2028, 12, 23), Day(2029, 1, 7)),
    Period(_("de voorjaarsvakantie"), Day(2029, 2, 10), Day(2029, 2, 25)),
    Period(_("de meivakantie"), Day(2029, 4, 21), Day(2029, 5, 6)),
    Period(_("de zomervakantie"), Day(2029, 7, 7), Day(2029, 9, 2)),
)
KNOWN_UNTIL = HOLIDAYS[-1].last

CAMPAIGN = datetime.timedelta(weeks=4)
NEW_COUNCIL = datetime.timedelta(weeks=8)
"""Councils change a week after the vote, and colleges are formed in the months after it."""


def overlaps(first: Day, last: Day) -> list[Period]:
    """Holidays and elections that fall in a period, in order."""
    periods = [*HOLIDAYS, *(_around(day) for day in election_days(first.year - 1, last.year + 1))]
    found = [period for period in periods if period.first <= last and first <= period.last]
    return sorted(found, key=lambda period: period.first)


@cache
def free_days(year: int) -> frozenset[Day]:
    """Days on which town halls are closed, those after Ascension Day and before Easter too."""
    easter = easter_sunday(year)
    moving = (-2, 1, 39, 40, 50)
    king = Day(year, 4, 27)
    return frozenset(
        (
            *(easter + datetime.timedelta(days=days) for days in moving),
            king if king.weekday() != 6 else Day(year, 4, 26),
            *(Day(year, month, day) for month, day in ((1, 1), (5, 5), (12, 25), (12, 26))),
        )
    )


def easter_sunday(year: int) -> Day:
    """By the rule that Meeus gives for the Gregorian calendar (Astronomical Algorithms, ch. 8)."""
    century, of_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return Day(year, month, day + 1)


def is_at_work(day: Day) -> bool:
    """Whether councils and town halls can be expected to be there."""
    is_holiday = any(period.first <= day <= period.last for period in HOLIDAYS)
    return day.weekday() < 5 and not is_holiday and day not in free_days(day.year)


def working_days_between(earlier: Day, later: Day) -> int:
    """Weekdays after `earlier`, up to and including the day before `later`."""
    days = (later - earlier).days
    between = (earlier + datetime.timedelta(days=n) for n in range(1, max(days, 1)))
    return sum(day.weekday() < 5 for day in between)


def _around(day: Day) -> Period:
    return Period(_("de gemeenteraadsverkiezingen"), day - CAMPAIGN, day + NEW_COUNCIL)
