"""Linear programming: how few and how many people of a group can have given an answer?

The unknowns are six counts for each group that the attacker can tell apart; the numbers that are
shown, rounding included, are the constraints. Whoever published softened tables has told that
each has at least two answers outside the one most given: that is a constraint too. Every such
table is a possible truth, so what isn't certain here isn't certain at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.optimize import linprog

from assessments.results.blocks import Atom
from tests.privacy.attacker.algebra import units
from tests.privacy.attacker.numbers import PROMISED, Known, Line

ANSWERS = 6
"""1 to 5, and "weet niet"."""
OPINIONS = 5
CAPPED_LOW, CAPPED_HIGH = 3, 9
FEWEST, MOST = 5, 9
"""Opinions behind a mean in half steps."""


Limit = tuple[np.ndarray, float]
"""(a, b) of a·x ≤ b or a·x = b."""


class Impossible(Exception):
    """No answers of these people give these numbers."""


@dataclass(frozen=True)
class Problem:
    """What is shown of one role about one statement, as constraints."""

    lines: tuple[Line, ...]
    groups: tuple[frozenset[Atom], ...]
    people: tuple[int, ...]
    """In each group, those who gave no answer included."""
    softened: bool

    @cached_property
    def constraints(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """(A, b) of A·x ≤ b and (A, b) of A·x = b."""
        most: list[Limit] = []
        same: list[Limit] = []
        for index, people in enumerate(self.people):
            most.append((self._row({(index, answer): 1 for answer in range(ANSWERS)}), people))
            most += self._soft(index) if self.softened else []
        for line in self.lines:
            inside = [index for index, group in enumerate(self.groups) if group <= line.atoms]
            if line.counts:
                for answer, count in enumerate(line.counts):
                    same.append((self._row({(index, answer): 1 for index in inside}), count))
            else:
                most += self._rounded(inside, line.halves or 0)
        return (*self._arrays(most), *self._arrays(same))

    def _row(self, factors: dict[tuple[int, int], float]) -> np.ndarray:
        row = np.zeros(ANSWERS * len(self.groups))
        for (index, answer), factor in factors.items():
            row[ANSWERS * index + answer] = factor
        return row

    def _arrays(self, rows: list[Limit]) -> tuple[np.ndarray, np.ndarray]:
        width = ANSWERS * len(self.groups)
        return (
            np.array([row for row, _ in rows]).reshape(len(rows), width),
            np.array([limit for _, limit in rows]),
        )

    def opinions(self, indexes: Iterable[int], factor: float = 1) -> np.ndarray:
        cells = ((index, answer) for index in indexes for answer in range(OPINIONS))
        return self._row(dict.fromkeys(cells, factor))

    def others(self, index: int, answer: int) -> np.ndarray:
        """The opinions of a group that aren't this answer."""
        return self._row({(index, other): 1 for other in range(OPINIONS) if other != answer})

    def one(self, index: int, answer: int) -> np.ndarray:
        return self._row({(index, answer): 1})

    def _soft(self, index: int) -> list[Limit]:
        """At least as many opinions as promised, of which two outside any one answer."""
        outside: list[Limit] = [(-self.others(index, answer), -2) for answer in range(OPINIONS)]
        return [(self.opinions([index], -1), -PROMISED), *outside]

    def _rounded(self, inside: Sequence[int], halves: int) -> list[Limit]:
        """FEWEST to MOST opinions s with halves = ⌊2·total/s + ½⌋, in whole numbers."""
        rows: list[Limit] = [(self.opinions(inside, -1), -FEWEST), (self.opinions(inside), MOST)]

        def total_less(halves_of_one: int, sign: int) -> np.ndarray:
            """sign × (4·total − halves_of_one·s)."""
            return self._row(
                {
                    (index, answer): sign * (4 * (answer + 1) - halves_of_one)
                    for index in inside
                    for answer in range(OPINIONS)
                }
            )

        if halves > CAPPED_LOW:
            rows.append((total_less(2 * halves - 1, -1), 0))
        if halves < CAPPED_HIGH:
            rows.append((total_less(2 * halves + 1, 1), -1))
        return rows


def problem(lines: Iterable[Line], known: Known) -> Problem:
    """The groups are the blocks that the rule makes, split where the lines tell more."""
    lines = tuple(sorted(lines, key=repr))
    found = units(lines)
    groups = tuple(unit & block for unit in found for block in known.blocks if unit & block)
    people = tuple(sum(known.sizes[atom] for atom in group) for group in groups)
    return Problem(lines, groups, people, softened=known.rule.softens)


def bounds(problem: Problem, group: frozenset[Atom], answer: int) -> tuple[int, int]:
    """The fewest and the most people of a group that can have given this answer (1 to 6).

    Raises `Impossible`.
    """
    target = problem.one(problem.groups.index(group), answer - 1)
    least, most = _least(problem, target), _least(problem, -target)
    if least is None or most is None:
        raise Impossible(problem.lines)
    return round(least), round(-most)


def certain_groups(
    problem: Problem, own_answers: dict[frozenset[Atom], set[int]]
) -> list[frozenset[Atom]]:
    """Groups of which the answer of one person is certain, to an outsider or to one of its people.

    `own_answers` are the answers (1 to 5) that people in each group gave; each of them knows one.
    Raises `Impossible`.
    """
    doubts = {
        group: _doubts(problem, index, own_answers[group])
        for index, group in enumerate(problem.groups)
    }
    if _all_exist(problem, [doubt for of_group in doubts.values() for doubt in of_group]):
        return []
    if not _is_possible(problem, []):
        raise Impossible(problem.lines)
    return [
        group
        for group, of_group in doubts.items()
        if not _all_exist(problem, of_group) and not all(doubt.exists for doubt in of_group)
    ]


def _doubts(problem: Problem, index: int, own: set[int]) -> list["Doubt"]:
    insiders = [None, *(given - 1 for given in sorted(own))]
    return [Doubt(problem, index, answer, own) for answer in range(OPINIONS) for own in insiders]


def _all_exist(problem: Problem, doubts: list["Doubt"]) -> bool:
    """Whether one possible truth leaves room for all of them: the quickest way to know."""
    return _is_possible(problem, [limit for doubt in doubts for limit in doubt.limits])


@dataclass(frozen=True)
class Doubt:
    """Whether somebody in a group may have had another opinion than `answer` (0 to 4)."""

    problem: Problem
    index: int
    answer: int
    own: int | None
    """The answer of who wants to know, None for an outsider."""

    @property
    def limits(self) -> list[Limit]:
        """What a truth with that other opinion in it looks like."""
        needed = 1 if self.own in (None, self.answer) else 2
        other = (-self.problem.others(self.index, self.answer), -needed)
        if self.own is None:
            return [other]
        return [other, (-self.problem.one(self.index, self.own), -1)]

    @property
    def exists(self) -> bool:
        return _is_possible(self.problem, self.limits)


def _is_possible(problem: Problem, limits: list[Limit]) -> bool:
    """Whether there is a possible truth with these limits."""
    target = np.zeros(ANSWERS * len(problem.groups))
    return _least(problem, target, limits) is not None


def _least(problem: Problem, target: np.ndarray, limits: Sequence[Limit] = ()) -> float | None:
    """The least value of the target over whole numbers of people; None when there are none."""
    more, more_limit, same, same_limit = problem.constraints
    found = linprog(
        target,
        A_ub=np.vstack([more, *(row for row, _ in limits)]),
        b_ub=np.concatenate([more_limit, [limit for _, limit in limits]]),
        A_eq=same if len(same) else None,
        b_eq=same_limit if len(same) else None,
        integrality=1,
    )
    return float(found.fun) if found.status == 0 else None
