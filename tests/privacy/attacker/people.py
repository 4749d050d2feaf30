"""Random partnerships, full of the groups that are hardest to protect."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factors.catalogue import DONT_KNOW
from tests.results.builders import CODES, NAMES, WITH_OWN, Voices

JOINT = "BEL Combinatie"
STATEMENTS = len(WITH_OWN.codes)
"""With own statements of the partnership: nobody may learn more from those either."""
SKIPPED = 0
OPINIONS = range(1, 6)

SIZES = {
    "raad": [0, 1, 3, 4, 4, 5, 5, 6, 7, 9, 9, 10, 10, 11, 15, 24],
    "college": [0, 1, 2, 3, 4, 5, 5, 6, 9, 10],
    "organisatie": [0, 1, 2, 4, 5, 7, 9, 10, 14, 30],
}


@dataclass(frozen=True)
class Group:
    """The people of one municipality in one role: a ballot for each who sent in."""

    place: str
    role: str
    invited: int
    ballots: tuple[tuple[int, ...], ...]

    @property
    def atom(self):
        return (CODES[self.place], self.role)

    def answers(self, position):
        return [ballot[position] for ballot in self.ballots]

    def compared_groups(self):
        """The same, counted, as the builder of results takes it."""
        tables = {
            code: [self.answers(position).count(answer) for answer in (*OPINIONS, DONT_KNOW)]
            for position, code in enumerate(WITH_OWN.codes)
        }
        return Voices(self.role, self.place, self.invited, len(self.ballots), tables)


def partnership(seed: int) -> tuple[Group, ...]:
    """1 to 8 municipalities, every second eight with a joint organisation; the same every time."""
    chance = random.Random(seed)
    places = NAMES[: 1 + seed % 8]
    atoms = [(place, role) for role in SIZES for place in places]
    if seed // 8 % 2:
        atoms.append((JOINT, "organisatie"))
    sizes = {atom: chance.choice(SIZES[atom[1]]) for atom in atoms}
    columns = [_column(chance, sizes) for _ in range(STATEMENTS)]
    return tuple(
        Group(
            *atom,
            invited=size + chance.choice([0, 0, 1, 6]),
            ballots=tuple(zip(*(column[atom] for column in columns), strict=True)),
        )
        for atom, size in sizes.items()
    )


def _column(chance, sizes):
    """The answers of everybody to one statement: a mood per role or per group."""
    column = {}
    for role in SIZES:
        of_role = {atom: size for atom, size in sizes.items() if atom[1] == role}
        together = chance.random() < 0.5
        for atoms in [list(of_role)] if together else [[atom] for atom in of_role]:
            answers = iter(_mood(chance, sum(of_role[atom] for atom in atoms)))
            column |= {atom: [next(answers) for _ in range(of_role[atom])] for atom in atoms}
    return column


def _mood(chance, people):
    """So many answers, in any order: unanimous, nearly so, torn, unknowing, or as people are."""
    mode, other = chance.sample(OPINIONS, 2)
    opinions = chance.choice([people, people, chance.choice([0, 1, 2, 4, 5, 6, 9, 10])])
    made = {
        "unanimous": [mode] * people,
        "all but one": [other, *[mode] * people],
        "all but two": [other, chance.choice(OPINIONS), *[mode] * people],
        "torn": [1, 5] * people,
        "leaning": chance.choices([mode, other], [5, 1], k=people),
        "as people are": chance.choices(OPINIONS, [1, 3, 4, 5, 2], k=people),
        "anything": chance.choices(OPINIONS, k=people),
    }
    answers = chance.choice(list(made.values()))[: min(opinions, people)]
    silent = [chance.choice([DONT_KNOW, DONT_KNOW, SKIPPED]) for _ in range(people - len(answers))]
    return chance.sample(answers + silent, k=people)


def group(role: str, place: str, answers: Iterable[int]) -> Group:
    """Everybody in it gives one answer to all statements: `group("raad", "Laren", [4, 4, 5])`."""
    ballots = tuple((answer,) * STATEMENTS for answer in answers)
    return Group(place, role, len(ballots), ballots)


def column_of(groups: tuple[Group, ...], atoms, position: int) -> Iterator[int]:
    """The answers to one statement of everybody in these atoms."""
    for group in groups:
        if group.atom in atoms:
            yield from group.answers(position)
