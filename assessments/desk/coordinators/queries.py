"""Who is ready with the list of a municipality, and who isn't."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.desk.mailings.queries import to_invite
from assessments.models import Invitation, Mailing, Member, Municipality, PeopleList, Round, User
from assessments.results.wording import enumeration

BOTH = 2


@dataclass(frozen=True)
class ListState:
    """How far one municipality is."""

    municipality: Municipality
    people: int
    coordinators: tuple[User, ...]
    """Those who can sign in."""
    ready_at: datetime.datetime | None
    reminded_on: datetime.date | None

    @property
    def is_reminded_today(self) -> bool:
        return self.reminded_on == timezone.localdate()

    @property
    def can_be_reminded(self) -> bool:
        """Once a day, as long as it isn't ready and somebody would read it."""
        return not self.ready_at and bool(self.coordinators) and not self.is_reminded_today


@dataclass(frozen=True)
class Lists:
    """How far all municipalities of a round are, by name; of a coordinator the own one only."""

    states: tuple[ListState, ...]

    @property
    def waiting(self) -> list[ListState]:
        return [state for state in self.states if not state.ready_at]

    @property
    def has_coordinators(self) -> bool:
        return any(state.coordinators for state in self.states)

    @property
    def can_remind(self) -> bool:
        return any(state.can_be_reminded for state in self.states)

    @property
    def text(self) -> str:
        """ "3 van de 4 gemeenten zijn klaar. Nog niet: Eemnes." """
        return readiness(len(self.states), [each.municipality.name for each in self.waiting])


def readiness(number: int, waiting: Sequence[str]) -> str:
    """How many of so many municipalities are ready, and the names of those that aren't."""
    if not waiting and number == BOTH:
        return _("Beide gemeenten zijn klaar.")
    if not waiting:
        all_ready = ngettext("De gemeente is klaar.", "Alle {n} gemeenten zijn klaar.", number)
        return all_ready.format(n=number)
    ready = number - len(waiting)
    some_ready = ngettext(
        "{ready} van de {n} gemeenten is klaar. Nog niet: {names}.",
        "{ready} van de {n} gemeenten zijn klaar. Nog niet: {names}.",
        ready,
    )
    return some_ready.format(ready=ready, n=number, names=enumeration(list(waiting)))


def waiting_in(rounds: Sequence[Round]) -> dict[int, list[str]]:
    """Which municipalities aren't ready, by pk of each round that has coordinators.

    One query or two, however many rounds; their municipalities are at hand.
    """
    coordinated = set(
        Member.objects.filter(
            partnership__in={each.partnership_id for each in rounds},
            level=Member.Level.COORDINATOR,
            user__is_active=True,
        ).values_list("partnership", "municipality")
    )
    if not coordinated:
        return {}
    ready = defaultdict(set)
    kept = PeopleList.objects.filter(round__in=rounds, ready_at__isnull=False)
    for pk, municipality in kept.values_list("round", "municipality"):
        ready[pk].add(municipality)
    return {
        each.pk: [p.name for p in each.municipalities.all() if p.pk not in ready[each.pk]]
        for each in rounds
        if any((each.partnership_id, p.pk) in coordinated for p in each.municipalities.all())
    }


def lists_of(current_round: Round, own: Municipality | None) -> Lists:
    """Two queries, however many municipalities there are. Of `own` only, for its coordinator."""
    kept = PeopleList.objects.filter(round=current_round, municipality=OuterRef("pk"))
    people = Invitation.objects.invited().filter(round=current_round, municipality=OuterRef("pk"))
    counted = people.order_by().values("municipality").annotate(n=Count("pk")).values("n")
    places = current_round.municipalities.order_by("name").annotate(
        ready_at=Subquery(kept.values("ready_at")),
        reminded_on=Subquery(kept.values("reminded_on")),
        people=Subquery(counted),
    )
    if own is not None:
        places = places.filter(pk=own.pk)
    coordinators = _coordinators(current_round)
    return Lists(
        tuple(
            ListState(
                each,
                each.people or 0,
                tuple(coordinators.get(each.pk, ())),
                each.ready_at,
                each.reminded_on,
            )
            for each in places
        )
    )


def _coordinators(current_round: Round) -> dict[int | None, list[User]]:
    """By the key of their municipality."""
    found: dict[int | None, list[User]] = {}
    members = Member.objects.filter(
        partnership=current_round.partnership_id,
        level=Member.Level.COORDINATOR,
        user__is_active=True,
    )
    for member in members.select_related("user").order_by("user__last_name", "pk"):
        found.setdefault(member.municipality_id, []).append(member.user)
    return found


def waits_for_invitation(current_round: Round, own: Municipality | None) -> int | None:
    """How many people of `own` its coordinator may mail an invitation.

    None before the managers sent theirs: they choose when that begins.
    """
    if own is None or not current_round.takes_answers():
        return None
    if not current_round.mailings.filter(kind=Mailing.Kind.INVITATION).exists():
        return None
    return to_invite(current_round).filter(municipality=own).count()
