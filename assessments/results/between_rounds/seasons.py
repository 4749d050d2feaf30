"""How people remember when a round was held, and two rounds apart."""

import datetime
from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.results.overview import Overview


def season(day: datetime.date) -> str:
    """ "najaar 2025"; a winter has two years: "winter 2025-2026"."""
    if day.month in (12, 1, 2):
        first = day.year if day.month == 12 else day.year - 1
        return _("winter {year}-{next_year}").format(year=first, next_year=first + 1)
    name = {1: _("voorjaar {year}"), 2: _("zomer {year}"), 3: _("najaar {year}")}[day.month // 3]
    return name.format(year=day.year)


def names_apart(days: Sequence[datetime.date]) -> tuple[str, ...]:
    """A name for each round by when it closed: season, month or day, the first that tells apart."""
    for names in (
        tuple(map(season, days)),
        tuple(date_format(day, "F Y") for day in days),
        tuple(date_format(day, "j F Y") for day in days),
    ):
        if len(set(names)) == len(names):
            return names
    return tuple(_("ronde {number}").format(number=n) for n in range(1, len(days) + 1))


def when_earlier(earlier: Overview, now: Overview) -> str:
    """The name of an earlier round, in a sentence about it and this one."""
    return names_apart([earlier.round.closed_on, now.round.closed_on])[0]
