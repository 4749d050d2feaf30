"""What there is to do now, in each state: the one place that says it."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.desk.monitoring.heartbeats import away
from assessments.desk.next_steps.afterwards import steps_after_closing
from assessments.desk.next_steps.facts import RoundFacts
from assessments.desk.next_steps.holding import steps_while_open
from assessments.desk.next_steps.preparing import steps_to_open
from assessments.desk.next_steps.step import Step, Urgency
from assessments.desk.regulation.dates import is_due, is_past
from assessments.models import Heartbeat, Partnership, Round

State = Round.State
_STEPS = {
    State.DRAFT: steps_to_open,
    State.OPEN: steps_while_open,
    State.RELEASED: steps_after_closing,
}


def steps_of(current_round: Round, facts: RoundFacts) -> tuple[Step, ...]:
    """At least one; what is wrong comes first. The round has its partnership and release."""
    if current_round.state == State.CANCELLED:
        return (_after_cancelling(current_round),)
    return tuple(_STEPS[State(current_round.state)](current_round, facts))


def _after_cancelling(current_round: Round) -> Step:
    slug = current_round.partnership.slug
    return Step(
        _("Deze ronde is geannuleerd. Alle antwoorden zijn vernietigd; er zijn geen uitkomsten."),
        _("Opnieuw beginnen"),
        f"{reverse('create_round', args=[slug])}?als={current_round.pk}",
        Urgency.NOTHING,
    )


def first_steps(partnership: Partnership, *, has_municipalities: bool) -> tuple[Step, ...]:
    """Of a partnership without a round."""
    if not has_municipalities:
        return (
            Step(
                _("Kies eerst welke gemeenten meedoen."),
                _("Gemeenten kiezen"),
                reverse("partnership_municipalities", args=[partnership.slug]),
            ),
        )
    return (
        Step(
            _("Er is nog geen ronde. Maak de eerste: u kunt alles nog veranderen tot u opent."),
            _("Eerste ronde maken"),
            reverse("create_round", args=[partnership.slug]),
        ),
    )


def evaluation_steps(partnership: Partnership, current_round: Round | None) -> tuple[Step, ...]:
    """That the evaluation of the regulation is past or near; near, unless a round is under way."""
    before = partnership.evaluate_before
    under_way = current_round and current_round.state in (State.DRAFT, State.OPEN)
    if before is None:
        return ()
    if is_past(partnership):
        text = _("De evaluatie moest er zijn voor {day}. Is zij geweest? Vul dan de volgende in.")
        button, name, urgency = _("Evaluatie in de regeling"), "regulation", Urgency.WARNING
    elif is_due(partnership) and not under_way:
        text = _(
            "De regeling vraagt om een evaluatie voor {day}. Wilt u een nieuwe ronde voorbereiden?"
        )
        button, name, urgency = _("Nieuwe ronde"), "create_round", Urgency.TO_DO
    else:
        return ()
    text = text.format(day=date_format(before, "j F Y"))
    return (Step(text, button, reverse(name, args=[partnership.slug]), urgency),)


def troubles_of(current_round: Round) -> list[Step]:
    """The same where something of this round waits for it: not in preparation, or long after."""
    waits = current_round.state in (State.OPEN, State.RELEASED) and not current_round.forgotten_on
    return troubles(away()) if waits else []


def troubles(away: Collection[Heartbeat.Name]) -> list[Step]:
    """What is wrong with the installation itself, in words to pass on: the same for every round."""
    found = []
    if Heartbeat.Name.WORKER in away:
        found.append(
            _(
                "Er gaat nu geen mail uit. Het programma dat mail verstuurt, draait niet. Bel de "
                "technisch beheerder en zeg: “de worker is weg”. Er gaat niets verloren: wat "
                "klaarstaat, gaat daarna vanzelf uit."
            )
        )
    if Heartbeat.Name.TICK in away:
        found.append(
            _(
                "Er gebeurt nu niets vanzelf. Rondes sluiten niet op tijd, en mail die moest "
                "wachten of vanzelf zou gaan, blijft liggen. Bel de technisch beheerder en zeg: "
                "“de timer is weg”. Er gaat niets verloren: het gebeurt daarna alsnog."
            )
        )
    return [Step(text, urgency=Urgency.ERROR) for text in found]
