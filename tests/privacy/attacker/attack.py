"""Every attack on what one viewer, or all of them together, may see of a round."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assessments.results.blocks import Atom
from tests.privacy.attacker.algebra import isolated, small_groups
from tests.privacy.attacker.bounds import Impossible, certain_groups, problem
from tests.privacy.attacker.certainty import certain_answer, truths
from tests.privacy.attacker.numbers import PROMISED, Known, Line, known, lines
from tests.privacy.attacker.people import OPINIONS, Group, column_of
from tests.privacy.attacker.publishing import THE_RULE, Rule, overviews, publish

SMALL_GROUP = "a group below five by adding and subtracting"
FEW_OPINIONS = "a table of fewer than five opinions by adding and subtracting"
HOMOGENEITY = "a table in which all agree"
OUTSIDER = "an answer is certain to who knows the rule"
INSIDER = "an answer is certain to who took part and knows the rule"
BOUNDS = "an answer is certain by linear programming"
CONTRADICTION = "no answers by the rule give these numbers"


@dataclass(frozen=True)
class Breach:
    """What an attacker found out, about whom, from which viewer's page."""

    attack: str
    who: str
    code: str
    atoms: frozenset[Atom]


def attack(groups: tuple[Group, ...], rule: Rule = THE_RULE) -> Iterator[Breach]:
    """Publish what these people answered, and attack it as every viewer and as all together.

    Everything is tried when all is asked for; who wants one breach takes the first.
    """
    published = publish(groups, rule)
    seen = overviews(published, rule)
    knowledge = known(published, groups, rule)
    for position, code in enumerate(published.instrument.codes):
        shown = {who: lines(overview, code, knowledge) for who, overview in seen.items()}
        shown["all of them together"] = frozenset().union(*shown.values())
        attacker = Attacker(knowledge, groups, position)
        for who, numbers in shown.items():
            for kind, atoms in attacker.breaches(numbers):
                yield Breach(kind, who, code, atoms)


class Attacker:
    """Tries everything on one statement; every person in it lends one own answer."""

    def __init__(self, known: Known, groups: tuple[Group, ...], position: int) -> None:
        self.known = known
        self.groups = groups
        self.position = position
        # Viewers who see the same of a role are one attacker.
        self.of_role = lru_cache(maxsize=None)(self._of_role)

    def breaches(self, numbers: frozenset[Line]) -> Iterator[tuple[str, frozenset[Atom]]]:
        for role in {role for line in numbers for _, role in line.atoms}:
            # No line mixes roles, so each role is a problem of its own.
            yield from self.of_role(
                frozenset(line for line in numbers if all(atom[1] == role for atom in line.atoms))
            )

    def own_answers(self, atoms: frozenset[Atom]) -> set[int]:
        given = column_of(self.groups, atoms, self.position)
        return {answer for answer in given if answer in OPINIONS}

    def _of_role(self, numbers: frozenset[Line]) -> list[tuple[str, frozenset[Atom]]]:
        return [
            *((SMALL_GROUP, atoms) for atoms in small_groups(numbers, self.known.sizes)),
            *self._from_tables(isolated(numbers)),
            *self._by_bounds(numbers),
        ]

    def _from_tables(
        self, tables: dict[frozenset[Atom], tuple[int, ...]]
    ) -> Iterator[tuple[str, frozenset[Atom]]]:
        for atoms, (*counts, _dont_know) in tables.items():
            if 0 < sum(counts) < PROMISED:
                yield FEW_OPINIONS, atoms
            if max(counts) == sum(counts) > 0:
                yield HOMOGENEITY, atoms
            if atoms in self.known.blocks:
                yield from self._by_the_rule(atoms, tuple(counts))

    def _by_the_rule(
        self, atoms: frozenset[Atom], counts: tuple[int, ...]
    ) -> Iterator[tuple[str, frozenset[Atom]]]:
        possible = truths(counts, self.known.rule.safe_table)
        if certain_answer(possible):
            yield OUTSIDER, atoms
        if any(certain_answer(possible, own) for own in self.own_answers(atoms)):
            yield INSIDER, atoms

    def _by_bounds(self, numbers: frozenset[Line]) -> Iterator[tuple[str, frozenset[Atom]]]:
        asked = problem(numbers, self.known)
        own_answers = {atoms: self.own_answers(atoms) for atoms in asked.groups}
        try:
            yield from ((BOUNDS, atoms) for atoms in certain_groups(asked, own_answers))
        except Impossible:
            yield CONTRADICTION, frozenset().union(*asked.groups)
