"""What there is to do while a round is open, and what is wrong: the most pressing first."""

import datetime
from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.desk.next_steps.facts import RoundFacts
from assessments.desk.next_steps.step import Step, Urgency, page
from assessments.desk.progress import ProgressLine
from assessments.models import Round
from assessments.models.round import GRACE

NEAR = 7
"""So many days before closing, groups that are too small become something to do."""
OVERDUE = GRACE + datetime.timedelta(minutes=5)
"""When a round that should have closed by itself wasn't only waited for."""
NAMED = 4
"""Groups that are named; the table names them all."""


def days_left(current_round: Round) -> int:
    """Until the day of closing; 0 on that day and after it."""
    closes_on = timezone.localdate(current_round.closes_at)
    return max(0, (closes_on - timezone.localdate()).days)


def steps_while_open(current_round: Round, facts: RoundFacts) -> Iterator[Step]:
    found = [
        *_with_the_key(current_round, facts),
        *_with_the_mail(current_round, facts),
        *_with_inviting(current_round, facts),
        *_near_closing(current_round, facts),
    ]
    yield from found or [_nothing(current_round)]


def _with_the_key(current_round: Round, facts: RoundFacts) -> Iterator[Step]:
    if facts.key_lost:
        yield Step(
            _(
                "De sleutel van deze ronde ontbreekt. Niemand kan nu antwoorden, en de ronde kan "
                "niet sluiten. Er is niets gewist. Bel de technisch beheerder: misschien kan de "
                "sleutel terug. Is hij echt weg? Dan kan niemand de antwoorden nog lezen. U kunt "
                "de ronde alleen nog annuleren en opnieuw houden."
            ),
            _("Ronde annuleren"),
            page("cancel_round", current_round),
            Urgency.ERROR,
        )
    elif timezone.now() > current_round.closes_at + OVERDUE:
        yield Step(
            _("De ronde had vanzelf moeten sluiten. Dat is niet gebeurd."),
            _("Ronde sluiten"),
            page("close_round", current_round),
            Urgency.ERROR,
        )


def _with_the_mail(current_round: Round, facts: RoundFacts) -> Iterator[Step]:
    if facts.mail_problem:
        text = _("Er gaat geen mail uit. {problem}").format(problem=facts.mail_problem)
        yield Step(text, _("Mail"), page("mail", current_round), Urgency.WARNING)
    if facts.refused:
        text = ngettext(
            "Van {n} mens kwam de mail terug.",
            "Van {n} mensen kwam de mail terug.",
            facts.refused,
        )
        yield Step(
            text.format(n=facts.refused),
            _("Bekijk wie en waarom"),
            page("mail", current_round),
            Urgency.WARNING,
        )


def _with_inviting(current_round: Round, facts: RoundFacts) -> Iterator[Step]:
    if facts.to_invite and current_round.invite_at:
        yield _planned(current_round.invite_at, current_round)
    elif facts.to_invite:
        text = ngettext(
            "{n} mens kreeg nog geen uitnodiging.",
            "{n} mensen kregen nog geen uitnodiging.",
            facts.to_invite,
        )
        yield Step(text.format(n=facts.to_invite), _("Uitnodigen"), page("mail", current_round))
    elif facts.outlook.at and not facts.outlook.lines:
        yield Step(
            _("Er is nog niemand uitgenodigd."),
            _("Mensen uitnodigen"),
            page("people", current_round),
        )


def _planned(at: datetime.datetime, current_round: Round) -> Step:
    text = _("De uitnodigingen gaan vanzelf uit op {moment} uur.")
    moment = date_format(timezone.localtime(at), "l j F, H.i")
    address = page("mail", current_round)
    return Step(text.format(moment=moment), _("Mail"), address, Urgency.NOTHING)


def _near_closing(current_round: Round, facts: RoundFacts) -> Iterator[Step]:
    left = days_left(current_round)
    needing = still_needing(facts.outlook.lines)
    if needing and left <= NEAR:
        yield Step(
            _("Nog te klein voor een eigen plek in de uitkomsten: {groups}.").format(
                groups=_named(needing)
            ),
            _("Herinneren") if left else _("Langer openhouden"),
            page("mail" if left else "extend_round", current_round),
            Urgency.WARNING,
        )


def still_needing(lines: Iterable[ProgressLine]) -> list[ProgressLine]:
    """Groups that are shown by themselves when enough people of them submit; those nearest first.

    Only of counts that are shown, so of any lines that somebody may see.
    """
    needing = (
        line for line in lines if line.for_a_mean and line.can_have_a_mean and not line.is_joined
    )
    return sorted(needing, key=lambda line: line.for_a_mean)


def _named(needing: list[ProgressLine]) -> str:
    named = [
        _("{group} nog {n}").format(group=line.name, n=line.for_a_mean) for line in needing[:NAMED]
    ]
    others = len(needing) - NAMED
    if others > 0:
        text = ngettext("en {n} andere groep", "en {n} andere groepen", others)
        named.append(text.format(n=others))
    return ", ".join(named)


def _nothing(current_round: Round) -> Step:
    """What goes by itself, and when."""
    closes = date_format(timezone.localtime(current_round.closes_at), "l j F")
    reminded = _next_reminder(current_round)
    if reminded:
        text = _(
            "U hoeft nu niets te doen. Op {day} gaat vanzelf een herinnering uit; op {closes} "
            "sluit de ronde vanzelf."
        )
        text = text.format(day=date_format(reminded, "l j F"), closes=closes)
    else:
        text = _("U hoeft nu niets te doen. Op {closes} sluit de ronde vanzelf.")
        text = text.format(closes=closes)
    return Step(text, _("Mail"), page("mail", current_round), Urgency.NOTHING)


def _next_reminder(current_round: Round) -> datetime.date | None:
    closes_on = timezone.localdate(current_round.closes_at)
    planned = (closes_on - datetime.timedelta(days=days) for days in current_round.reminder_days)
    return min((day for day in planned if day > timezone.localdate()), default=None)
