"""How the response of an open round grew, with the mails in it: for its page, in words and lines.

Of totals only, and roles of ten invited or more (`response_by_day`). A mail to fewer than ten
people isn't marked: beside it, one more who submitted would be somebody.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.dashboards.figures.drawings import Drawing
from assessments.desk.progress import last_outlook
from assessments.desk.response_by_day import ENOUGH, OTHERS, Course, Series, course
from assessments.desk.response_drawing import Calendar, DrawnLine, drawings
from assessments.models import Mailing, Round
from assessments.palette import INK
from assessments.results.wording import bodies
from assessments.roles import role_facts

MARKED = (Mailing.Kind.INVITATION, Mailing.Kind.REMINDER, Mailing.Kind.EXTENDED)
SYMBOLS = {"dot": "circle", "triangle": "triangle-up", "square": "square"}
WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True)
class MailDay:
    """A day on which mail went out, as it is numbered in the picture."""

    number: int
    day: datetime.date
    kinds: str


@dataclass(frozen=True)
class DayRow:
    """A line of the table: its numbers are in the order of the headings."""

    day: datetime.date
    numbers: tuple[int, ...]
    mail: str


@dataclass(frozen=True)
class ResponseCurve:
    title: str
    headings: tuple[str, ...]
    rows: tuple[DayRow, ...]
    mails: tuple[MailDay, ...]
    drawings: tuple[Drawing, ...]


def response_curve(current_round: Round) -> ResponseCurve | None:
    """None until the second day, and where fewer than ten are invited; one query."""
    shown = course(current_round.submitted_by_day)
    if not shown:
        return None
    mails = _mails(current_round)
    lines = [_line(series) for series in shown.series]
    return ResponseCurve(
        title=_title(current_round, shown, mails),
        headings=tuple(line.name for line in lines),
        rows=tuple(_rows(shown, mails)),
        mails=tuple(mails),
        drawings=drawings(_calendar(current_round, shown), lines, [each.day for each in mails]),
    )


def _mails(current_round: Round) -> list[MailDay]:
    """By day; one that has two mails is marked once."""
    sent = current_round.mailings.filter(kind__in=MARKED, total__gte=ENOUGH).order_by(
        "started_on", "pk"
    )
    kinds: dict[datetime.date, list[str]] = {}
    for mailing in sent:
        of_day = kinds.setdefault(mailing.started_on, [])
        if mailing.get_kind_display() not in of_day:
            of_day.append(mailing.get_kind_display())
    return [
        MailDay(number, day, ", ".join(of_day))
        for number, (day, of_day) in enumerate(kinds.items(), start=1)
    ]


def _line(series: Series) -> DrawnLine:
    if series.role == OTHERS:
        return DrawnLine(_("samen"), series.submitted, INK)
    facts = role_facts(series.role)
    return DrawnLine(
        bodies(series.role), series.submitted, facts.colour, facts.dash, SYMBOLS[facts.mark]
    )


def _calendar(current_round: Round, shown: Course) -> Calendar:
    opened = timezone.localdate(current_round.opens_at)
    closes = timezone.localdate(current_round.closes_at)
    return Calendar(min(opened, shown.days[0]), max(closes, shown.days[-1]), shown.days)


def _rows(shown: Course, mails: Sequence[MailDay]) -> list[DayRow]:
    of_day = {each.day: each.kinds for each in mails}
    columns = zip(*(series.submitted for series in shown.series), strict=True)
    return [
        DayRow(day, numbers, of_day.get(day, ""))
        for day, numbers in zip(shown.days, columns, strict=True)
    ]


def _title(current_round: Round, shown: Course, mails: Sequence[MailDay]) -> str:
    """What came in since the last mail, or in the last week."""
    last = mails[-1].day if mails else None
    now, invited = shown.total[-1], last_outlook(current_round).invited
    so_far = _("{n} van de {invited} stuurden in").format(n=now, invited=invited)
    if last and last > shown.days[0]:
        text = _("{so_far}, {more} daarvan sinds de mail van {day}")
        more, day = now - shown.before(last), date_format(last, "j F")
        return text.format(so_far=so_far, more=more, day=day)
    text = _("{so_far}, {more} daarvan in de laatste zeven dagen")
    more = now - shown.before(timezone.localdate() - WEEK + datetime.timedelta(days=1))
    return text.format(so_far=so_far, more=more)
