"""When the regulation asks for an evaluation, and what can be proposed for it."""

import calendar
import datetime

from django.utils import timezone

from assessments.models import Partnership, Round

AHEAD = 6
"""Months before the next evaluation that managers are told."""


def years_later(day: datetime.date, years: int) -> datetime.date:
    """The same day of a later year; of 29 February the 28th, where there is no other."""
    return months_later(day, 12 * years)


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def last_round(partnership: Partnership) -> Round | None:
    """The last one that was counted."""
    released = partnership.rounds.filter(state=Round.State.RELEASED)
    return released.select_related("release").order_by("-release__released_on", "-pk").first()


def is_due(partnership: Partnership) -> bool:
    """Whether the next evaluation is less than half a year away, or past."""
    before = partnership.evaluate_before
    return before is not None and before <= months_later(timezone.localdate(), AHEAD)


def is_past(partnership: Partnership) -> bool:
    """Whether the next evaluation should have been there."""
    before = partnership.evaluate_before
    return before is not None and before < timezone.localdate()
