"""What each row of a list is: somebody new, somebody who is there already, or not right."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from assessments.desk.people.domains import Domains, domains_of
from assessments.desk.people.places import Gazetteer, Group, ListedPlace, group_name
from assessments.desk.people.roles import find_role
from assessments.desk.people.rows import LETTERS, Row
from assessments.models import Invitation, Role
from factors.addresses import is_deliverable

MAX_NAME = Invitation._meta.get_field("name").max_length or 0
MAX_EMAIL = Invitation._meta.get_field("email").max_length or 0

NO_VALUE = re.compile(r"#[A-Z]+[A-Z0-9/]*[!?]?|-+|\?+|\.+")
"""What stands where a formula found nothing (#N/A), or where somebody had nothing to say."""

Known = tuple[int | None, str, str, str]
"""Of somebody who is on the list: place's pk, role, name, e-mail."""


class Outcome(Enum):
    NEW = "new"
    DOUBLE = "double"
    WRONG = "wrong"
    EMPTY = "empty"
    """A line of the template that nobody filled in."""


@dataclass(frozen=True)
class Checked:
    """A row and what became of it; `reasons` are Dutch sentences, none for somebody new.

    `doubts` are sentences too, about somebody new who is better looked at first.
    """

    row: Row
    outcome: Outcome
    place: ListedPlace | None = None
    role: str = ""
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def group_name(self) -> str:
        return group_name(self.place, self.role) if self.place and self.role else ""

    @property
    def reason(self) -> str:
        return " ".join(self.reasons or self.doubts)


@dataclass
class Seen:
    """Who is in which group, and in which row of the list (None: invited before)."""

    addresses: dict[tuple[Group, str], Row | None] = field(default_factory=dict)
    names: dict[tuple[Group, str], Row | None] = field(default_factory=dict)
    names_without_address: dict[tuple[Group, str], Row | None] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[Known]) -> "Seen":
        seen = cls()
        for pk, role, name, email in known:
            seen.add((pk, role), name, email)
        return seen

    def add(self, group: Group, name: str, email: str, row: Row | None = None) -> None:
        self.names.setdefault((group, name.casefold()), row)
        if email:
            self.addresses.setdefault((group, email.lower()), row)
        else:
            self.names_without_address.setdefault((group, name.casefold()), row)

    def why_double(self, group: Group, row: Row) -> str:
        """Why this is somebody who is there already; "" when it isn't.

        The same address in a group is the same person. So is the same name, when one of the
        two has no address to tell them apart by.
        """
        if row.email and (group, row.email.lower()) in self.addresses:
            return _where(_("Dit e-mailadres"), self.addresses[group, row.email.lower()])
        same_name = self.names_without_address if row.email else self.names
        if (group, row.name.casefold()) in same_name:
            found = _where(_("Deze naam"), same_name[group, row.name.casefold()])
            return f"{found} {_('Zonder e-mailadres zien wij dat als dezelfde persoon.')}"
        return ""

    def doubts(self, group: Group, row: Row) -> tuple[str, ...]:
        """What is better looked at of somebody who isn't there already."""
        doubts = []
        if (group, row.name.casefold()) in self.names:
            found = _where(_("Deze naam"), self.names[group, row.name.casefold()])
            doubts.append(f"{found} {_('Is dit iemand anders?')}")
        if row.doubt == LETTERS:
            doubts.append(_("Kloppen de letters van deze naam?"))
        return tuple(doubts)


def _where(what: str, row: Row | None) -> str:
    if row is None:
        return _("{what} staat al in deze groep.").format(what=what)
    return _("{what} staat ook in {where}.").format(what=what, where=row.where)


def check(
    rows: Iterable[Row],
    places: Sequence[ListedPlace],
    known: Iterable[Known],
    *,
    ask: bool = False,
) -> list[Checked]:
    """Every row, in order. A row counts as double only after one that is taken.

    With `ask`, DNS may be asked which domains take mail: not while anything is locked.
    """
    rows, known = list(rows), list(known)
    seen, gazetteer = Seen.of(known), Gazetteer(places)
    emails = (*(row.email for row in rows), *(email for *_who, email in known))
    domains = domains_of(emails, ask=ask)
    return [_checked(row, gazetteer, seen, domains) for row in rows]


def why_double(group: Group, row: Row, known: Iterable[Known]) -> str:
    """Why this person is in the group already; "" for somebody new."""
    return Seen.of(known).why_double(group, row)


def doubles(group: Group, rows: Iterable[Row], known: Iterable[Known]) -> list[tuple[Row, str]]:
    """Who of these would be in the group already, by then, each with the reason."""
    seen, found = Seen.of(known), []
    for row in rows:
        reason = seen.why_double(group, row)
        if reason:
            found.append((row, reason))
        seen.add(group, row.name, row.email)
    return found


def _checked(row: Row, gazetteer: Gazetteer, seen: Seen, domains: Domains) -> Checked:
    place = gazetteer.find(row.place)
    role = _role(row, place)
    if row.is_template and place and role:
        return Checked(row, Outcome.EMPTY, place, role)
    reasons = [*_place_problems(row, gazetteer, place), *_role_problems(row, place, role)]
    reasons += _person_problems(row)
    if reasons or place is None:
        return Checked(row, Outcome.WRONG, place, role, tuple(reasons))
    double = seen.why_double((place.pk, role), row)
    if double:
        return Checked(row, Outcome.DOUBLE, place, role, (double,))
    doubts = (*seen.doubts((place.pk, role), row), *domains.doubts(row.email))
    seen.add((place.pk, role), row.name, row.email, row)
    return Checked(row, Outcome.NEW, place, role, doubts=doubts)


def _role(row: Row, place: ListedPlace | None) -> str:
    """The role's value; "" when it isn't known, or not possible at this place."""
    if place and place.is_joint and not row.role:
        return Role.ORGANISATIE
    role = find_role(row.role)
    return role if place is None or role in place.roles else ""


def _place_problems(row: Row, gazetteer: Gazetteer, place: ListedPlace | None) -> list[str]:
    if place:
        return []
    if not row.place:
        return [_("De gemeente ontbreekt.")]
    if len(gazetteer.places) == 1:
        (only,) = gazetteer.places
        elsewhere = _("‘{place}’ hoort hier niet: dit is de lijst van {name}.")
        return [elsewhere.format(name=only.name, place=row.place)]
    unknown = _("‘{name}’ doet niet mee in deze ronde.").format(name=row.place)
    nearest = gazetteer.nearest(row.place)
    if nearest is None:
        return [unknown]
    return [unknown, _("Bedoelt u {name}?").format(name=nearest.name)]


def _role_problems(row: Row, place: ListedPlace | None, role: str) -> list[str]:
    if role:
        return []
    if place and place.is_joint:
        return [_("Bij {name} kan alleen de rol organisatie.").format(name=place.name)]
    if not row.role:
        return [_("De rol ontbreekt: raad, college of organisatie.")]
    return [
        _("‘{role}’ is geen rol die wij kennen. Kies raad, college of organisatie.").format(
            role=row.role
        )
    ]


def _person_problems(row: Row) -> list[str]:
    problems = []
    if not row.name or NO_VALUE.fullmatch(row.name):
        problems.append(_("De naam ontbreekt."))
    if len(row.name) > MAX_NAME:
        problems.append(_("De naam is langer dan {n} tekens.").format(n=MAX_NAME))
    if row.email and not is_address(row.email):
        problems.append(_("‘{email}’ is geen goed e-mailadres.").format(email=row.email))
    return problems


def is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= MAX_EMAIL and is_deliverable(text)
