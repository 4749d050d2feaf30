"""The list of people, as a page shows it. Never who answered."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.db.models.enums import TextChoices
from django.utils.translation import gettext_lazy as _

from assessments.desk.people.names import by_surname, folded
from assessments.desk.people.places import Group, ListedPlace, group_name, places_of
from assessments.models import Invitation, Municipality, Role, Round

PER_PAGE = 100
GROUP_COLUMNS = ("municipality", "municipality__code", "municipality__name", "role")
COLUMNS = ("pk", "municipality", "role", "name", "email", "refusal", "sent_at")
NAMED = ~Q(name="", email="")


class Order(TextChoices):
    """Ways to sort the list. There is none by what people did."""

    GROUP = "groep", _("groep")
    NAME = "naam", _("achternaam")
    MAIL = "mail", _("stand van de uitnodiging")


class MailState(TextChoices):
    """How far somebody's invitation is, in the order in which it asks for attention."""

    REFUSED = "refused", _("geweigerd door de mailserver")
    NOT_SENT = "not-sent", _("uitnodiging nog niet verstuurd")
    CARD = "card", _("krijgt een kaart")
    SENT = "sent", _("uitnodiging verstuurd")


MAIL_STATES = tuple(MailState)


@dataclass(frozen=True)
class Person:
    """Somebody on the list. `is_sent` is about the invitation only."""

    pk: int
    place: ListedPlace
    role: str
    name: str
    email: str
    refusal: str
    is_sent: bool

    @property
    def group_name(self) -> str:
        return group_name(self.place, self.role)

    @property
    def group_key(self) -> str:
        return group_key(self.place, self.role)

    @property
    def mail_state(self) -> MailState:
        if not self.email:
            return MailState.CARD
        if self.refusal:
            return MailState.REFUSED
        return MailState.SENT if self.is_sent else MailState.NOT_SENT


@dataclass(frozen=True)
class Cell:
    """How many people are in a group; `number` is None when that group can't exist."""

    key: str
    name: str
    number: int | None


@dataclass(frozen=True)
class People:
    """How many people of a round are on the list; they are read a page at a time."""

    places: tuple[ListedPlace, ...]
    invited: Counter[Group]
    """Of each group, with loose cards."""
    named: Counter[Group]
    """Of each group, without loose cards and without who was forgotten."""
    without_address: int
    """Of those who are named."""

    @property
    def total(self) -> int:
        return self.invited.total()

    @property
    def with_name(self) -> int:
        return self.named.total()

    @property
    def without_name(self) -> int:
        """Loose cards, or people whose name and address were wiped."""
        return self.total - self.with_name

    @cached_property
    def table(self) -> list[tuple[ListedPlace, list[Cell]]]:
        """Per place, the number of people in each role."""
        return [(place, [self._cell(place, role) for role in Role.values]) for place in self.places]

    def _cell(self, place: ListedPlace, role: str) -> Cell:
        number = self.invited[place.pk, role] if role in place.roles else None
        return Cell(group_key(place, role), group_name(place, role), number)

    def groups(self, key: str = "") -> list[Group]:
        """In the order of the list, by role and place; only the one that `key` names."""
        return [
            (place.pk, role)
            for role in Role.values
            for place in self.places
            if not key or group_key(place, role) == key
        ]


def people_of(current_round: Round, own: Municipality | None) -> People:
    """A few queries, however many people there are. Of `own` only, for a coordinator."""
    places = {place.pk: place for place in places_of(current_round, own)}
    invited: Counter[Group] = Counter()
    named: Counter[Group] = Counter()
    addresses = 0
    for pk, code, place_name, role, people, with_name, with_address in _counted(current_round, own):
        # Of a municipality that left the round people may be left.
        places.setdefault(pk, ListedPlace(pk, code or "", place_name or ""))
        invited[pk, role], named[pk, role] = people, with_name
        addresses += with_address
    return People(tuple(places.values()), invited, named, named.total() - addresses)


def _counted(
    current_round: Round, own: Municipality | None
) -> QuerySet[Invitation, tuple[Any, ...]]:
    people = current_round.invitations.invited().order_by()
    if own is not None:
        people = people.filter(municipality=own)
    groups = people.values_list(*GROUP_COLUMNS)
    return groups.annotate(
        Count("pk"),
        with_name=Count("pk", filter=NAMED),
        with_address=Count("pk", filter=~Q(email="")),
    )


@dataclass(frozen=True)
class Wanted:
    """Which people, and how sorted.

    Of one group if `key` names one; with `words`, those in whose name or address all occur.
    """

    words: str = ""
    key: str = ""
    order: Order = Order.GROUP


def all_of(current_round: Round, listed: People, wanted: Wanted) -> list[Person]:
    groups = listed.groups(wanted.key)
    found = _matching(current_round, listed, groups, wanted.words)
    return _in_order(found, groups, wanted.order)


def page_of(current_round: Round, listed: People, number: str, wanted: Wanted) -> Page[Person]:
    """A hundred of them; the nearest page when `number` isn't one."""
    if wanted.words or wanted.order is not Order.GROUP:
        return Paginator(all_of(current_round, listed, wanted), PER_PAGE).get_page(number)
    groups = listed.groups(wanted.key)
    everybody = range(sum(listed.named[group] for group in groups))
    page: Page[Any] = Paginator(everybody, PER_PAGE).get_page(number)
    begin = (page.number - 1) * PER_PAGE
    page.object_list = _between(current_round, listed, groups, everybody[begin : begin + PER_PAGE])
    return page


def sections(people: Iterable[Person], order: Order) -> list[tuple[str, list[Person]]]:
    """The people of a page under headings, of which there is none when they stand by name."""
    headings: dict[Order, Callable[[Person], str]] = {
        Order.GROUP: lambda person: person.group_name,
        Order.MAIL: lambda person: str(person.mail_state.label),
        Order.NAME: lambda _person: "",
    }
    return [(name, list(each)) for name, each in groupby(people, key=headings[order])]


def _between(
    current_round: Round, listed: People, groups: Sequence[Group], at: range
) -> list[Person]:
    """Those `at` these places of the list: only groups that reach into it are read."""
    ends = list(accumulate(listed.named[group] for group in groups))
    begins = [0, *ends[:-1]]
    read = [
        (group, begin)
        for group, begin, end in zip(groups, begins, ends, strict=True)
        if begin < at.stop and end > at.start
    ]
    if not read:
        return []
    (_group, first), *_others = read
    people = _people(current_round, listed, [group for group, _begin in read])
    return _in_order(people, groups)[at.start - first : at.stop - first]


def _matching(
    current_round: Round, listed: People, groups: Sequence[Group], words: str
) -> Iterator[Person]:
    """Whatever the database takes for a letter: accents and capitals don't matter here."""
    looked_for = folded(words).split()
    for person in _people(current_round, listed, groups):
        text = folded(f"{person.name} {person.email}") if looked_for else ""
        if all(word in text for word in looked_for):
            yield person


def _people(current_round: Round, listed: People, groups: Sequence[Group]) -> Iterator[Person]:
    places = {place.pk: place for place in listed.places}
    wanted = set(groups)
    near = Q(municipality__in={pk for pk, _role in wanted} - {None}, role__in=_roles(wanted))
    if None in {pk for pk, _role in wanted}:
        near |= Q(municipality=None)
    people = current_round.invitations.invited().filter(NAMED, near).order_by()
    for pk, place, role, *rest in people.values_list(*COLUMNS).iterator():
        if (place, role) in wanted:
            name, email, refusal, sent_at = rest
            yield Person(pk, places[place], role, name, email, refusal, bool(sent_at))


def _roles(groups: Iterable[Group]) -> set[str]:
    return {role for _pk, role in groups}


def group_key(place: ListedPlace, role: str) -> str:
    """A group's name in addresses."""
    return f"{place.code or 'samen'}-{role}"


def find_group(places: Iterable[ListedPlace], key: str) -> tuple[ListedPlace, str] | None:
    """The group that `key` names."""
    groups = ((place, role) for place in places for role in place.roles)
    return next((group for group in groups if group_key(*group) == key), None)


def _in_order(
    people: Iterable[Person], groups: Sequence[Group], order: Order = Order.GROUP
) -> list[Person]:
    at = {group: number for number, group in enumerate(groups)}

    def by_group(person: Person) -> tuple[object, ...]:
        return at[person.place.pk, person.role], by_surname(person.name), person.pk

    keys: dict[Order, Callable[[Person], tuple[object, ...]]] = {
        Order.GROUP: by_group,
        Order.NAME: lambda person: (by_surname(person.name), *by_group(person)),
        Order.MAIL: lambda person: (MAIL_STATES.index(person.mail_state), *by_group(person)),
    }
    return sorted(people, key=keys[order])
