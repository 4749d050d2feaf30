"""Plausible rounds with opinions of everybody, answered or not, from which respondents are drawn.

Nobody's opinion here is anybody's. What varies: one to thirty municipalities, sizes of councils
as the law has them, staff per municipality or of one joint organisation, how positive each factor
is seen, how far roles and municipalities differ, statements that divide, what people don't know,
and a response from a half to all.
"""

from dataclasses import dataclass

import numpy as np

from assessments.access import Viewer
from assessments.results.blocks import partition, safe_table
from assessments.results.cells import Group, Part, Place, Published, Responses
from assessments.results.overview import Overview, cut_to
from assessments.results.turnout import published_turnout
from tests.results.builders import INSTRUMENT, ROLES, facts

LIMITS = np.array([-1.6, -0.7, 0.1, 1.2])
"""Where, on a scale of standard deviations, one answer becomes the next."""
DONT_KNOW = 6
COUNCILS = (9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 45)


@dataclass(frozen=True)
class Atom:
    """Everybody of one role in one place: a row of twenty answers (1 to 5, or 6) each."""

    place: Place
    role: str
    answers: np.ndarray
    responding: float


@dataclass(frozen=True)
class World:
    atoms: tuple[Atom, ...]
    places: tuple[Place, ...]


def world(seed: int) -> World:
    chance = np.random.default_rng(seed)
    number = int(chance.choice([1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 30]))
    places = tuple(Place(f"GM{9000 + n}", f"Gemeente {n:02}") for n in range(1, number + 1))
    joint = Place("", "Dienst") if number > 1 and chance.random() < 0.3 else None
    views = _views(chance)
    response = chance.uniform(0.5, 1)
    atoms = []
    for place in places:
        local = chance.normal(0, 0.25, 10) + (chance.random() < 0.15) * chance.normal(0, 0.6, 10)
        sizes = {
            "raad": int(chance.choice(COUNCILS)),
            "college": int(chance.integers(3, 8)),
            "organisatie": 0 if joint else int(chance.integers(5, 40)),
        }
        for role, size in sizes.items():
            if size:
                opinions = views.answers(chance, role, size, local)
                responding = float(np.clip(response + chance.normal(0, 0.12), 0.5, 1))
                atoms.append(Atom(place, role, opinions, responding))
    if joint:
        opinions = views.answers(chance, "organisatie", int(chance.integers(20, 120)), np.zeros(10))
        atoms.append(Atom(joint, "organisatie", opinions, response))
    return World(tuple(atoms), (*places, *([joint] if joint else [])))


@dataclass(frozen=True)
class Views:
    """How each role sees each factor and statement, before people differ among themselves."""

    levels: dict[str, np.ndarray]
    statements: np.ndarray
    divides: np.ndarray
    unknown: dict[str, np.ndarray]

    def answers(self, chance, role, size, local):
        level = np.repeat(self.levels[role] + local, 2) + self.statements
        camps = chance.choice([-1, 1], (size, 1)) * self.divides
        person = chance.normal(0, 0.45, (size, 1)) + np.repeat(
            chance.normal(0, 0.4, (size, 10)), 2, axis=1
        )
        felt = level + camps + person + chance.normal(0, 0.75, (size, 20))
        given = 1 + (felt[..., None] > LIMITS).sum(axis=-1)
        return np.where(chance.random((size, 20)) < self.unknown[role], DONT_KNOW, given)


def _views(chance) -> Views:
    factors = chance.normal(0.25, 0.55, 10)
    apart = chance.choice([0.1, 0.3, 0.6], p=[0.35, 0.45, 0.2])
    rarely = chance.beta(1, 14, 20)
    often = np.where(chance.random(20) < 0.08, chance.uniform(0.2, 0.5, 20), rarely)
    return Views(
        levels={
            role: factors + shift + chance.normal(0, apart, 10)
            for role, shift in zip(ROLES, chance.normal(0, 0.15, 3), strict=True)
        },
        statements=chance.normal(0, 0.25, 20),
        divides=np.where(chance.random(20) < 0.07, chance.uniform(0.7, 1.4, 20), 0),
        unknown={"raad": often, "college": rarely * 0.5, "organisatie": rarely},
    )


def answered(made: World, chance) -> Overview:
    """The round as published, when some of everybody answered."""
    return _overview(made, [_some(atom, chance) for atom in made.atoms])


def answered_by_all(made: World) -> Overview:
    return _overview(made, [atom.answers for atom in made.atoms])


def _some(atom: Atom, chance) -> np.ndarray:
    number = max(1, round(len(atom.answers) * atom.responding))
    return atom.answers[chance.choice(len(atom.answers), number, replace=False)]


def _overview(made, given):
    by_atom = {(a.place.code, a.role): (a, rows) for a, rows in zip(made.atoms, given, strict=True)}
    of_code = {place.code: place for place in made.places}
    submitted = {atom: len(rows) for atom, (_everybody, rows) in by_atom.items()}
    turnout = published_turnout(
        partition(submitted),
        [*by_atom],
        invited={atom: len(everybody.answers) for atom, (everybody, _rows) in by_atom.items()},
        submitted=submitted,
        added=dict.fromkeys(by_atom, 0),
    )
    groups = tuple(Group(of_code[code], role, *numbers) for code, role, *numbers in turnout.groups)
    parts = tuple(
        Part(
            tuple(group for group in groups if group.atom in atoms),
            _tables(np.concatenate([by_atom[atom][1] for atom in atoms])),
        )
        for atoms in turnout.parts.blocks
    )
    published = Published(
        INSTRUMENT,
        made.places,
        groups,
        parts,
        turnout.parts.left_out,
        {role: Responses(*numbers) for role, numbers in turnout.totals.items()},
        turnout.left_out_people,
    )
    return cut_to(Viewer(None, True), published, facts())


def _tables(rows: np.ndarray) -> dict:
    tables = {}
    for index, code in enumerate(INSTRUMENT.codes):
        *counts, dont_know = np.bincount(rows[:, index], minlength=7)[1:].tolist()
        tables[code] = safe_table(counts, dont_know)
    return tables
