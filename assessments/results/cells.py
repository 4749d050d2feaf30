"""The shapes of results: what a release holds (`Published`), and the cells made of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from assessments.results import wording
from assessments.results.blocks import Atom, SafeTable
from assessments.results.scores import FactorResult, StatementResult, Withheld
from factors.catalogue import Instrument


@dataclass(frozen=True)
class Place:
    """A municipality, or the joint organisation (code "")."""

    code: str
    name: str


@dataclass(frozen=True)
class Responses:
    """How many people of one role were invited and submitted, and were added after opening."""

    invited: int
    submitted: int
    added: int = 0

    def minus(self, part: "Responses") -> "Responses":
        return Responses(self.invited - part.invited, self.submitted - part.submitted)


@dataclass(frozen=True)
class Group:
    """How many people of one atom were invited and submitted: every atom has one, if only zero.

    `submitted` is None for a group without a count of its own (`results.turnout`); `added` is how
    many of the invited came after opening.
    """

    place: Place
    role: str
    invited: int
    submitted: int | None
    added: int = 0

    @property
    def atom(self) -> Atom:
        return (self.place.code, self.role)

    @property
    def name(self) -> str:
        """In a sentence: "de raad van Laren"."""
        if self.place.code == "":
            return self.place.name
        return wording.the_one(self.role, self.place.name)


@dataclass(frozen=True)
class Cell:
    """A group of people in one role, and all that may be shown of it.

    A union of whole blocks: one municipality's raad, a pool of small raden, or a role over the
    whole partnership.
    """

    role: str
    label: str
    """As on screen: "raad Laren", "alle raden", "raden van A en B samen", "BEL Combinatie"."""
    places: tuple[Place, ...]
    """Of the people that are counted here, in the order of `Overview.places`."""
    invited: int
    submitted: int
    """All who sent in, those in `without` included."""
    statements: Mapping[str, StatementResult]
    factors: Mapping[int, FactorResult]
    without: tuple[str, ...] = ()
    """Groups with ballots whose people are counted nowhere: ("de organisatie van Uitgeest",)."""

    @property
    def response(self) -> int:
        """Per cent of who was invited that submitted, half up; 0 of nobody."""
        return (200 * self.submitted + self.invited) // (2 * self.invited) if self.invited else 0


@dataclass(frozen=True, eq=False)
class Cells(Mapping[Atom, Cell | Withheld]):
    """Every place × role, each made when it is first asked for: a page shows few of them."""

    atoms: tuple[Atom, ...]
    make: Callable[[Atom], Cell | Withheld]
    made: dict[Atom, Cell | Withheld] = field(default_factory=dict)

    def __getitem__(self, atom: Atom) -> Cell | Withheld:
        if atom not in self.made:
            if atom not in self.atoms:
                raise KeyError(atom)
            self.made[atom] = self.make(atom)
        return self.made[atom]

    def __iter__(self) -> Iterator[Atom]:
        return iter(self.atoms)

    def __len__(self) -> int:
        return len(self.atoms)


@dataclass(frozen=True)
class Whole:
    """The partnership: the mean of its roles' means (of roles with ten or more answers)."""

    factors: Mapping[int, FactorResult]
    without: tuple[str, ...] = ()
    """Roles that were asked and have a score for no factor at all: ("de colleges",)."""


@dataclass(frozen=True)
class Part:
    """A block of the release: its role, its groups, and a safe table or None per statement."""

    groups: tuple[Group, ...]
    tables: Mapping[str, SafeTable | None]

    @property
    def role(self) -> str:
        return self.groups[0].role

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(group.place.code for group in self.groups)

    @property
    def label(self) -> str:
        """On screen; the colleges are never a cell but as a role, which has a label of its own."""
        names = [group.place.name for group in self.groups]
        if len(names) > 1:
            return wording.together(self.role, names)
        return names[0] if self.groups[0].place.code == "" else wording.of_one(self.role, names[0])

    @property
    def name(self) -> str:
        """In a sentence: "de raden van Renswoude en Rhenen"."""
        if self.role == "college":
            return wording.the_bodies(self.role)
        if len(self.groups) > 1:
            return wording.the_pool(self.role, [group.place.name for group in self.groups])
        return self.groups[0].name


@dataclass(frozen=True)
class Published:
    """All of a release. `groups` and the groups of each part are in the order of `places`."""

    instrument: Instrument
    places: tuple[Place, ...]
    groups: tuple[Group, ...]
    parts: tuple[Part, ...]
    left_out: frozenset[Atom]
    totals: Mapping[str, Responses]
    """Role → over the partnership."""
    left_out_people: int

    def people_of(self, part: Part) -> int:
        """How many submitted in a block: in a pool, what the other groups of its role leave."""
        counted = [group.submitted for group in part.groups if group.submitted is not None]
        if len(counted) == len(part.groups):
            return sum(counted)
        others = (group for group in self.groups_of(part.role) if group not in part.groups)
        return self.totals[part.role].submitted - sum(group.submitted or 0 for group in others)

    def groups_of(self, role: str) -> tuple[Group, ...]:
        return tuple(group for group in self.groups if group.role == role)

    def parts_of(self, role: str) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.role == role)

    def joint_organisation(self, role: str) -> Place | None:
        """The joint organisation if it is the whole of this role: nobody else was asked."""
        asked = [group.place for group in self.groups_of(role) if group.invited]
        return asked[0] if len(asked) == 1 and asked[0].code == "" else None

    def role_label(self, role: str) -> str:
        joint = self.joint_organisation(role)
        return joint.name if joint else wording.over_all(role)

    def role_name(self, role: str) -> str:
        """In a sentence: "de raden"."""
        joint = self.joint_organisation(role)
        return joint.name if joint else wording.the_bodies(role)
