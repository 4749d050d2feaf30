"""What a coordinator has to do: of each partnership one thing, the most useful now."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import (
    Invitation,
    Member,
    Municipality,
    PeopleList,
    Reaction,
    Round,
)

State = Round.State
IN_TURN = (State.OPEN, State.DRAFT, State.RELEASED)
"""Which of several rounds asks for something first."""
Of = tuple[Round, Municipality]


@dataclass(frozen=True)
class Task:
    """`button` is empty when there is nothing to do, or to look at."""

    current_round: Round
    own: Municipality
    text: str
    button: str = ""
    address: str = ""


@dataclass(frozen=True)
class _Facts:
    """Of some rounds, by (round, municipality): who is ready, has people, wrote a reaction."""

    ready: dict[tuple[int, int], str]
    listed: dict[tuple[int, int], int]
    """How many of these people a mail came back from."""
    reacted: set[tuple[int, int]]


def tasks_of(members: Iterable[Member]) -> list[Task]:
    """By partnership, for who coordinates; four queries, and none for who doesn't."""
    coordinated = [member for member in members if member.is_coordinator]
    if not coordinated:
        return []
    places = (
        Q(partnership=member.partnership_id, municipalities=member.municipality_id)
        for member in coordinated
    )
    rounds = Round.objects.filter(reduce(or_, places)).exclude(state=State.CANCELLED)
    newest_first = rounds.select_related("partnership", "release").order_by("-closes_at", "-pk")
    found = sorted(newest_first, key=lambda each: IN_TURN.index(State(each.state)))
    first = {each.partnership_id: each for each in reversed(found)}
    return tasks(
        [
            (first[member.partnership_id], member.municipality)
            for member in coordinated
            if member.municipality and member.partnership_id in first
        ]
    )


def tasks(of: Sequence[Of]) -> list[Task]:
    """The same for rounds and municipalities that are at hand."""
    facts = _facts(of)
    return [_task(current_round, own, facts) for current_round, own in of]


def _facts(of: Sequence[Of]) -> _Facts:
    rounds, places = [each for each, _own in of], [own for _round, own in of]
    lists = PeopleList.objects.filter(
        round__in=rounds, municipality__in=places, ready_at__isnull=False
    )
    people = Invitation.objects.invited().filter(round__in=rounds, municipality__in=places)
    reactions = Reaction.objects.filter(release__round__in=rounds, municipality__in=places)
    return _Facts(
        ready={
            (each.round_id, each.municipality_id): _day(each.ready_at)
            for each in lists
            if each.ready_at
        },
        listed={
            (pk, place): refused
            for pk, place, refused in people.order_by()
            .values_list("round", "municipality")
            .annotate(refused=Count("pk", filter=~Q(refusal="")))
        },
        reacted={*reactions.values_list("release__round", "municipality")},
    )


def _task(current_round: Round, own: Municipality, facts: _Facts) -> Task:
    key = (current_round.pk, own.pk)
    if current_round.state == State.DRAFT:
        return _in_preparation(current_round, own, facts.ready.get(key, ""), key in facts.listed)
    if current_round.state == State.OPEN and (refused := facts.listed.get(key)):
        return _came_back(current_round, own, refused)
    if current_round.state == State.OPEN:
        text = _("De vragenlijst is open tot en met {day}. U ziet hier de respons van {name}.")
        text = text.format(day=_day(current_round.closes_at), name=own.name)
        return Task(current_round, own, text, _("Bekijk de respons"), _to("round", current_round))
    if current_round.state == State.CANCELLED:
        text = _("Deze ronde is geannuleerd. Alle antwoorden zijn vernietigd.")
        return Task(current_round, own, text)
    if not current_round.is_shared():
        text = _("De vragenlijst is gesloten. U ziet de uitkomsten zodra de beheerder ze deelt.")
        return Task(current_round, own, text)
    asks = not current_round.has_final_reports and key not in facts.reacted
    text = _("De uitkomsten zijn gedeeld.")
    if asks:
        text = _("De uitkomsten zijn gedeeld. {name} kan er een reactie bij schrijven.")
    address = _to("dashboards:overview", current_round)
    return Task(current_round, own, text.format(name=own.name), _("Lees de uitkomsten"), address)


def _came_back(current_round: Round, own: Municipality, refused: int) -> Task:
    text = ngettext(
        "De vragenlijst is open. Van {n} mens kwam de mail terug: in de lijst staat waarom.",
        "De vragenlijst is open. Van {n} mensen kwam de mail terug: in de lijst staat waarom.",
        refused,
    ).format(n=refused)
    button = _("Bekijk de lijst van {name}").format(name=own.name)
    return Task(current_round, own, text, button, _to("people", current_round))


def _in_preparation(current_round: Round, own: Municipality, ready: str, is_listed: bool) -> Task:
    people = _to("people", current_round)
    look = _("Bekijk de lijst van {name}").format(name=own.name)
    if current_round.has_locked_lists:
        text = _("De beheerder heeft de lijsten vastgezet. U hoeft nu niets te doen.")
        return Task(current_round, own, text, look, people)
    if ready:
        text = _("{name} is klaar sinds {day}. U hoeft nu niets te doen.")
        return Task(current_round, own, text.format(name=own.name, day=ready), look, people)
    if is_listed:
        text = _("Staat iedereen van {name} erop? Zeg dan dat de lijst klaar is{before}.")
        button = _("Controleer de lijst van {name}")
    else:
        text = _("Wilt u de lijst van uw raad, college en organisatie invullen{before}?")
        button = _("Vul de lijst van {name} in")
    text = text.format(name=own.name, before=_before(current_round))
    return Task(current_round, own, text, button.format(name=own.name), people)


def _before(current_round: Round) -> str:
    """ ", vóór 4 mei 2026", as long as that day is to come."""
    opens_on = timezone.localdate(current_round.opens_at)
    if opens_on <= timezone.localdate():
        return ""
    return _(", vóór {day}").format(day=date_format(opens_on, "j F Y"))


def _day(moment: datetime.datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def _to(name: str, current_round: Round) -> str:
    return reverse(name, args=[current_round.partnership.slug, current_round.pk])
