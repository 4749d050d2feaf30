"""What somebody finds on the desk: the same queries for three partnerships as for thirty."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import access
from assessments.desk.monitoring.heartbeats import away
from assessments.desk.next_steps.facts import RoundFacts, facts_of
from assessments.desk.next_steps.holding import days_left
from assessments.desk.next_steps.stages import Stage, stages
from assessments.desk.next_steps.step import Step
from assessments.desk.next_steps.steps import (
    evaluation_steps,
    first_steps,
    steps_of,
    troubles,
)
from assessments.models import Member, Partnership, Round, User

State = Round.State


@dataclass(frozen=True)
class RoundResponse:
    """How many of the invited submitted: of an open round as it was last counted."""

    submitted: int
    invited: int


@dataclass(frozen=True)
class ManagedPartnership:
    """A partnership with the round that matters now, as one line."""

    partnership: Partnership
    current_round: Round | None
    when: str
    response: RoundResponse | None
    next_step: Step
    also: tuple[Step, ...]
    """What is wrong beside the next step, and that the evaluation is near."""
    earlier: tuple[Round, ...]
    """The other rounds, newest first."""


@dataclass(frozen=True)
class ReadPartnership:
    """A partnership that one reads for, and the rounds of which the results are shared."""

    member: Member
    rounds: tuple[Round, ...]


@dataclass(frozen=True)
class Desk:
    """What a user manages and reads, and the archived partnerships that this user may bring back.

    `stages` is how a round goes, which `is_beginner`, who manages none yet, reads at once.
    """

    managed: tuple[ManagedPartnership, ...]
    read: tuple[ReadPartnership, ...]
    archived: tuple[Partnership, ...]
    troubles: tuple[Step, ...]
    stages: tuple[Stage, ...]
    is_beginner: bool
    may_make_partnerships: bool


def desk_of(user: User) -> Desk:
    """Partnerships by name, newest round first; readers find only shared rounds."""
    rounds = Round.objects.select_related("release").defer("instrument", "submitted_by_day")
    members = list(
        access.memberships(user)
        .order_by("partnership__name")
        .prefetch_related(Prefetch("partnership__rounds", rounds.order_by("-closes_at")))
    )
    used = [member for member in members if not member.partnership.archived]
    managed = _managed([member.partnership for member in used if member.is_manager])
    return Desk(
        managed=managed,
        read=tuple(_read(member) for member in used if not member.is_manager),
        archived=tuple(
            member.partnership
            for member in members
            if member.partnership.archived and member.is_manager
        ),
        troubles=tuple(troubles(away())) if managed else (),
        stages=stages(),
        is_beginner=not any(each.current_round for each in managed),
        may_make_partnerships=user.may_make_partnerships,
    )


def _read(member: Member) -> ReadPartnership:
    rounds = member.partnership.rounds.all()
    return ReadPartnership(member, tuple(each for each in rounds if each.is_shared()))


def _managed(partnerships: Collection[Partnership]) -> tuple[ManagedPartnership, ...]:
    of_each = {each.pk: rounds_by_weight(each.rounds.all()) for each in partnerships}
    facts = facts_of([rounds[0] for rounds in of_each.values() if rounds])
    empty = [pk for pk, rounds in of_each.items() if not rounds]
    chosen = _with_municipalities(empty)
    return tuple(
        _with_round(each, of_each[each.pk], facts)
        if of_each[each.pk]
        else _without_round(each, has_municipalities=each.pk in chosen)
        for each in partnerships
    )


def rounds_by_weight(rounds: Iterable[Round]) -> list[Round]:
    """The one that matters now first: what is open, then what waits to be shared, then the newest.

    `rounds` are newest first.
    """

    def weight(each: Round) -> int:
        if each.state == State.RELEASED and not each.is_shared() and not each.forgotten_on:
            return 1
        return {State.OPEN: 0, State.CANCELLED: 3}.get(State(each.state), 2)

    return sorted(rounds, key=weight)


def _with_municipalities(pks: Collection[int]) -> set[int]:
    if not pks:
        return set()
    chosen = Partnership.objects.filter(pk__in=pks, municipalities__isnull=False)
    return set(chosen.values_list("pk", flat=True))


def _with_round(
    partnership: Partnership, rounds: list[Round], facts: Mapping[int, RoundFacts]
) -> ManagedPartnership:
    current_round, *others = rounds
    # At hand, so that no address asks for it again.
    current_round.partnership = partnership
    known = facts.get(current_round.pk, RoundFacts())
    first, *more = steps_of(current_round, known)
    return ManagedPartnership(
        partnership,
        current_round,
        when(current_round),
        response_of(current_round, known),
        first,
        (
            *(step for step in more if step.is_wrong),
            *evaluation_steps(partnership, current_round),
        ),
        tuple(others),
    )


def _without_round(partnership: Partnership, *, has_municipalities: bool) -> ManagedPartnership:
    (step,) = first_steps(partnership, has_municipalities=has_municipalities)
    also = evaluation_steps(partnership, None)
    return ManagedPartnership(partnership, None, "", None, step, also, ())


def steps_of_partnership(partnership: Partnership, current_round: Round | None) -> tuple[Step, ...]:
    """All there is to do for the round that matters now, or before there is one."""
    if current_round is None:
        chosen = partnership.municipalities.exists()
        first = first_steps(partnership, has_municipalities=chosen)
        return (*first, *evaluation_steps(partnership, None))
    current_round.partnership = partnership
    known = facts_of([current_round]).get(current_round.pk, RoundFacts())
    return (*steps_of(current_round, known), *evaluation_steps(partnership, current_round))


def when(current_round: Round) -> str:
    """The state of a round and how long it stays so, in a few words."""
    if current_round.state == State.OPEN:
        left = days_left(current_round)
        text = ngettext("open, nog {n} dag", "open, nog {n} dagen", left).format(n=left)
        return text if left else _("open, sluit vandaag")
    if current_round.state == State.DRAFT:
        opens = date_format(timezone.localtime(current_round.opens_at), "j F")
        return _("in voorbereiding, opent op {day}").format(day=opens)
    if current_round.state == State.RELEASED:
        shared = _("gedeeld") if current_round.is_shared() else _("nog niet gedeeld")
        day = date_format(current_round.release.released_on, "j F Y")
        return _("gesloten op {day}, {shared}").format(day=day, shared=shared)
    return str(current_round.get_state_display())


def response_of(current_round: Round, facts: RoundFacts) -> RoundResponse | None:
    """None before it opened, and until it was first counted."""
    if current_round.state == State.RELEASED:
        totals = current_round.release.totals.values()
        return RoundResponse(
            sum(submitted for _invited, submitted, _added in totals),
            sum(invited for invited, _submitted, _added in totals),
        )
    if facts.outlook.at is None:
        return None
    return RoundResponse(facts.outlook.submitted, facts.outlook.invited)
