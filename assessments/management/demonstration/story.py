"""What the demonstration tells, as plain values: partnerships, their rounds and what they answer.

Means are those of `docs/privacy.md` as they must be shown, after pooling and softening; the
answers that give them are made in `answers.py`.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from assessments.results.blocks import Atom
from assessments.roles import ROLES

CODES = tuple(f"{number}{letter}" for number in range(1, 11) for letter in "ab")

JOINT = ""
"""The name and code of the joint organisation in a group."""

SEATS = (
    *((3_000, 9), (6_000, 11), (10_000, 13), (15_000, 15), (20_000, 17), (25_000, 19)),
    *((30_000, 21), (35_000, 23), (40_000, 25), (45_000, 27), (50_000, 29), (60_000, 31)),
    *((70_000, 33), (80_000, 35), (100_000, 37), (200_000, 39)),
)
"""Article 8 of the Gemeentewet: up to so many inhabitants, so many council seats."""
MOST_SEATS = 45


class Shape(Enum):
    """How the answers lie around their mean."""

    ORDINARY = "ordinary"
    AGREED = "agreed"
    DIVIDED = "divided"


@dataclass(frozen=True)
class Told:
    """What one group answers to one statement, where the story says so."""

    mean: Decimal | None = None
    dont_know: int | None = None
    """How many people say "weet niet"; without it a few do."""
    shape: Shape = Shape.ORDINARY
    all_say: int | None = None
    """The one answer that everybody gives."""


@dataclass(frozen=True)
class Town:
    """A municipality; inhabitants are rounded, as they counted for its council at the time."""

    name: str
    code: str
    inhabitants: int
    college: int

    @property
    def seats(self) -> int:
        for inhabitants, seats in SEATS:
            if self.inhabitants <= inhabitants:
                return seats
        return MOST_SEATS


@dataclass(frozen=True)
class Response:
    submitted: int
    invited: int
    started: int = 0


@dataclass(frozen=True)
class Added:
    """What a manager added to a factor on the conversation agenda."""

    factor_number: int
    note: str = ""
    action: str = ""
    owner: str = ""
    due_on: datetime.date | None = None
    sign: str = ""
    progress: str = "to-do"


@dataclass(frozen=True)
class OwnStatementTold:
    """What the partnership asks of its own, with its mean per role."""

    text: str
    short_name: str
    means: Mapping[str, Decimal]
    scope: str = "partnership"


@dataclass(frozen=True)
class RoundStory:
    """One round. `groups` are in the order of the story.

    Without dates it lies around today: it is open, or its results were shared a few days ago.
    """

    name: str
    """Seeds what is left to chance; unique in the demonstration."""
    title: str
    groups: Mapping[Atom, Response]
    means: Mapping[str, Mapping[str, Decimal]]
    """Role → statement code → mean over the partnership."""
    opened_on: datetime.date | None = None
    closed_on: datetime.date | None = None
    discussed_on: datetime.date | None = None
    discussed_at: str = ""
    told: Mapping[tuple[str, str], Told] = field(default_factory=dict)
    """(role, statement code) → more about that role over the partnership."""
    told_of: Mapping[tuple[str, str], Told] = field(default_factory=dict)
    """(municipality code, statement code) → what that municipality's raad answers."""
    on_cards: bool = False
    just_shared: bool = False
    """The invited are still known, and read the results by the link that asked the questions."""
    added: tuple[Added, ...] = ()
    own: tuple[OwnStatementTold, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Of everything that is asked."""
        return CODES + tuple(f"e{number}" for number in range(1, len(self.own) + 1))

    def mean(self, role: str, code: str) -> Decimal:
        """Over the partnership."""
        if code in CODES:
            return self.means[role][code]
        return self.own[self.codes.index(code) - len(CODES)].means[role]

    @property
    def is_open(self) -> bool:
        return self.closed_on is None and not self.just_shared

    @property
    def keeps_people(self) -> bool:
        """Whether names and addresses of the invited are still there."""
        return self.is_open or self.just_shared


@dataclass(frozen=True)
class PartnershipStory:
    name: str
    slug: str
    form: str
    description: str
    towns: tuple[Town, ...]
    rounds: tuple[RoundStory, ...]
    client: str
    contact_name: str
    contact_phone: str
    introductions: Mapping[str, str]
    article: str = ""
    joint_organisation: str = ""
    sharing: str = "open"
    preparation: RoundStory | None = None
    """The next round, that isn't open yet: its `groups` say who is listed so far."""


def means(raad: str, college: str, organisatie: str) -> dict[str, dict[str, Decimal]]:
    """Twenty means per role, written as "4.3 4.1 | 4.6 3.0 | …": a bar between factors."""
    lines = (raad, college, organisatie)
    return {
        role: dict(zip(CODES, map(Decimal, line.replace("|", " ").split()), strict=True))
        for role, line in zip(ROLES, lines, strict=True)
    }


def of_roles(raad: str, college: str, organisatie: str) -> dict[str, Decimal]:
    """One mean per role."""
    return dict(zip(ROLES, map(Decimal, (raad, college, organisatie)), strict=True))


def groups(
    towns: tuple[Town, ...],
    *,
    raad: Mapping[str, int],
    college: Mapping[str, int],
    organisatie: Mapping[str, tuple[int, int]],
    started: Mapping[tuple[str, str], int] | None = None,
) -> dict[Atom, Response]:
    """How many sent in, by names of towns; of a raad and a college everybody is invited.

    `organisatie` has (submitted, invited); `started` (name, role) → how many only began.
    """
    by_name = {town.name: town for town in towns}
    answered = {
        "raad": {name: (n, by_name[name].seats) for name, n in raad.items()},
        "college": {name: (n, by_name[name].college) for name, n in college.items()},
        "organisatie": organisatie,
    }
    return {
        (by_name[name].code if name else JOINT, role): Response(
            submitted, invited, (started or {}).get((name, role), 0)
        )
        for role, names in answered.items()
        for name, (submitted, invited) in names.items()
    }


def cards(
    towns: tuple[Town, ...], role: str, handed_out: Mapping[str, tuple[int, int]]
) -> dict[Atom, Response]:
    """(submitted, cards) by the names of towns, on an evening where cards were handed out."""
    by_name = {town.name: town for town in towns}
    return {(by_name[name].code, role): Response(*n) for name, n in handed_out.items()}
