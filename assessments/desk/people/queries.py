"""The list of people, as a page shows it. Never who answered."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator

from assessments.desk.people.names import by_surname, folded
from assessments.desk.people.places import Group, ListedPlace, group_name, places_of
from assessments.models import Role, Round

PER_PAGE = 100
COLUMNS = (
    "pk",
    "municipality",
    "municipality__code",
    "municipality__name",
    "role",
    "name",
    "email",
    "refusal",
    "sent_at",
)


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


@dataclass(frozen=True)
class Cell:
    """How many people are in a group; `number` is None when that group can't exist."""

    key: str
    name: str
    number: int | None


@dataclass(frozen=True)
class People:
    """Everybody of a round who is on the list, by role, place and surname."""

    places: tuple[ListedPlace, ...]
    everybody: tuple[Person, ...]
    invited: Counter[Group]
    """Of each group, with loose cards."""

    @property
    def total(self) -> int:
        return self.invited.total()

    @property
    def without_name(self) -> int:
        """Loose cards, or people whose name and address were wiped."""
        return self.total - len(self.everybody)

    @property
    def without_address(self) -> int:
        return sum(not person.email for person in self.everybody)

    @cached_property
    def table(self) -> list[tuple[ListedPlace, list[Cell]]]:
        """Per place, the number of people in each role."""
        return [(place, [self._cell(place, role) for role in Role.values]) for place in self.places]

    def _cell(self, place: ListedPlace, role: str) -> Cell:
        number = self.invited[place.pk, role] if role in place.roles else None
        return Cell(group_key(place, role), group_name(place, role), number)

    def matching(self, words: str = "", key: str = "") -> list[Person]:
        """Those in whose name or address all words occur, of one group if `key` names one."""
        wanted = folded(words).split()
        return [
            person
            for person in self.everybody
            if (not key or person.group_key == key) and _has_all(wanted, person)
        ]


def people_of(current_round: Round) -> People:
    """Two queries, however many people there are."""
    places = {place.pk: place for place in places_of(current_round)}
    invitations = current_round.invitations.invited()
    people = []
    invited: Counter[Group] = Counter()
    for pk, place, code, place_name, role, *rest in invitations.values_list(*COLUMNS):
        # Of a municipality that left the round people may be left.
        places.setdefault(place, ListedPlace(place, code or "", place_name or ""))
        invited[place, role] += 1
        name, email, refusal, sent_at = rest
        if name or email:
            people.append(Person(pk, places[place], role, name, email, refusal, bool(sent_at)))
    in_order = tuple(places.values())
    return People(in_order, tuple(_in_order(people, in_order)), invited)


def page_of(people: Sequence[Person], number: str) -> Page[Person]:
    """A hundred of them; the nearest page when `number` isn't one."""
    return Paginator(people, PER_PAGE).get_page(number)


def group_key(place: ListedPlace, role: str) -> str:
    """A group's name in addresses."""
    return f"{place.code or 'samen'}-{role}"


def find_group(places: Iterable[ListedPlace], key: str) -> tuple[ListedPlace, str] | None:
    """The group that `key` names."""
    groups = ((place, role) for place in places for role in place.roles)
    return next((group for group in groups if group_key(*group) == key), None)


def _has_all(wanted: Sequence[str], person: Person) -> bool:
    if not wanted:
        return True
    text = folded(f"{person.name} {person.email}")
    return all(word in text for word in wanted)


def _in_order(people: Iterable[Person], places: Sequence[ListedPlace]) -> list[Person]:
    at = {place.pk: number for number, place in enumerate(places)}
    return sorted(
        people,
        key=lambda person: (
            Role.values.index(person.role),
            at[person.place.pk],
            by_surname(person.name),
            person.pk,
        ),
    )
