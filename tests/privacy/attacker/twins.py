"""Twin partnerships: other answers, and to the last number the same results.

That is the promise itself. For anybody who took part and for anybody else in the same block there
must be a twin in which the one answered the same and the other something else.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from assessments.results.blocks import Atom
from assessments.results.cells import Part, Published
from tests.privacy.attacker.people import OPINIONS, STATEMENTS, Group

Person = tuple[Atom, int]
Answers = dict[Person, int]
"""Everybody's answer to one statement."""

Pair = tuple[Part, Person, Person]
"""In this block somebody who wants to know, and somebody else."""


def twin(groups: tuple[Group, ...], published: Published, chosen: list[Pair]) -> tuple[Group, ...]:
    """Where the one of each pair answers as before, and the other nothing as before.

    Statements of which a block shows no table stay as they are.
    """
    columns = [_column(groups, published, position, chosen) for position in range(STATEMENTS)]
    return tuple(
        replace(
            group,
            ballots=tuple(
                tuple(column[group.atom, number] for column in columns)
                for number in range(len(group.ballots))
            ),
        )
        for group in groups
    )


def pairs(groups: tuple[Group, ...], published: Published, chance: random.Random) -> list[Pair]:
    """One in every block."""
    found = []
    for part in published.parts:
        insider, other = chance.sample(list(people(groups, part)), 2)
        found.append((part, insider, other))
    return found


def people(groups: tuple[Group, ...], part: Part) -> Iterator[Person]:
    atoms = {group.atom for group in part.groups}
    for group in groups:
        if group.atom in atoms:
            yield from ((group.atom, number) for number in range(len(group.ballots)))


def _column(groups, published, position, chosen) -> Answers:
    code = published.instrument.codes[position]
    answers = {
        (group.atom, number): ballot[position]
        for group in groups
        for number, ballot in enumerate(group.ballots)
    }
    for part, insider, other in chosen:
        if table := part.tables[code]:
            own = {person: answers[person] for person in people(groups, part)}
            answers |= _rearranged(own, table.counts, insider, other)
    return answers


def _rearranged(
    answers: Answers, table: tuple[int, ...], insider: Person, other: Person
) -> Answers:
    """The same people with an opinion (but perhaps `other`'s), and the table itself as theirs."""
    answers = dict(answers)
    if answers[other] not in OPINIONS:
        someone = next(p for p, a in answers.items() if a in OPINIONS and p != insider)
        answers[other], answers[someone] = answers[someone], answers[other]
        avoided = 0
    else:
        avoided = answers[other]
    left = Counter({answer: table[answer - 1] for answer in OPINIONS})
    fixed = {insider: answers[insider]} if answers[insider] in OPINIONS else {}
    left.subtract(fixed.values())
    fixed[other] = next(answer for answer in left if left[answer] > 0 and answer != avoided)
    left.subtract([fixed[other]])
    rest = left.elements()
    return {
        person: fixed[person] if person in fixed else next(rest) if answer in OPINIONS else answer
        for person, answer in answers.items()
    }
