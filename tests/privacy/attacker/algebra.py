"""Linear algebra: which groups of people can be had by adding and subtracting what is shown?

Exact, in fractions. Atoms that are always counted together are one unit.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations

from assessments.results.blocks import Atom
from tests.privacy.attacker.numbers import PROMISED, Line

Row = tuple[int, ...]
Matrix = tuple[Row, ...]


def units(lines: Iterable[Line]) -> tuple[frozenset[Atom], ...]:
    """The finest groups that the lines tell apart."""
    together: dict[frozenset[Line], set[Atom]] = {}
    lines = list(lines)
    for atom in sorted({atom for line in lines for atom in line.atoms}):
        together.setdefault(frozenset(x for x in lines if atom in x.atoms), set()).add(atom)
    return tuple(frozenset(atoms) for atoms in together.values())


def small_groups(lines: Iterable[Line], sizes: dict[Atom, int]) -> Iterator[frozenset[Atom]]:
    """Groups of fewer people than promised that some sum of the lines is about."""
    lines = sorted(lines, key=repr)
    found = units(lines)
    matrix = _membership(lines, found)
    people = [sum(sizes[atom] for atom in unit) for unit in found]
    small = [index for index, number in enumerate(people) if number < PROMISED]
    for size in range(1, PROMISED):
        for chosen in combinations(small, size):
            if sum(people[index] for index in chosen) < PROMISED and _isolates(matrix, chosen):
                yield frozenset().union(*(found[index] for index in chosen))


def isolated(lines: Iterable[Line]) -> dict[frozenset[Atom], tuple[int, ...]]:
    """Every group whose six counts follow from the distributions that are shown."""
    exact = sorted((line for line in lines if line.counts is not None), key=repr)
    found = units(exact)
    tables = {}
    for chosen, factors in _combinations(_membership(exact, found)):
        atoms = frozenset().union(*(found[index] for index in chosen))
        used = [(f, line.counts or ()) for f, line in zip(factors, exact, strict=True) if f]
        tables[atoms] = tuple(
            int(sum((f * counts[answer] for f, counts in used), Fraction(0))) for answer in range(6)
        )
    return tables


def _membership(lines: list[Line], found: tuple[frozenset[Atom], ...]) -> Matrix:
    return tuple(tuple(int(unit <= line.atoms) for unit in found) for line in lines)


@cache
def _isolates(matrix: Matrix, chosen: tuple[int, ...]) -> bool:
    """Whether the row space has a vector that is zero outside the chosen columns."""
    rest = tuple(
        tuple(value for index, value in enumerate(row) if index not in chosen) for row in matrix
    )
    return len(_reduced(rest)) < len(_reduced(matrix))


@cache
def _combinations(matrix: Matrix) -> tuple[tuple[tuple[int, ...], tuple[Fraction, ...]], ...]:
    """Every set of columns whose sum is in the row space, and the factor of each row in it."""
    width = len(matrix[0]) if matrix else 0
    reduced = _reduced(matrix)
    return tuple(
        (chosen, factors)
        for size in range(1, width + 1)
        for chosen in combinations(range(width), size)
        if (factors := _factors(reduced, chosen, width, len(matrix))) is not None
    )


def _factors(
    reduced: list[list[Fraction]], chosen: tuple[int, ...], width: int, height: int
) -> tuple[Fraction, ...] | None:
    wanted = [Fraction(index in chosen) for index in range(width)]
    factors = [Fraction(0)] * height
    for row in reduced:
        amount = wanted[next(index for index in range(width) if row[index])]
        if amount:
            wanted = [a - amount * b for a, b in zip(wanted, row[:width], strict=True)]
            factors = [a + amount * b for a, b in zip(factors, row[width:], strict=True)]
    return None if any(wanted) else tuple(factors)


def _reduced(matrix: Matrix) -> list[list[Fraction]]:
    """The non-zero rows after elimination, each with how it is made of the given rows."""
    width = len(matrix[0]) if matrix else 0
    rows = [
        [*map(Fraction, row), *(Fraction(index == other) for other in range(len(matrix)))]
        for index, row in enumerate(matrix)
    ]
    done: list[list[Fraction]] = []
    for column in range(width):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        rows, done = _without(rows, pivot, column), [*_without(done, pivot, column), pivot]
    return done


def _without(
    rows: list[list[Fraction]], pivot: list[Fraction], column: int
) -> list[list[Fraction]]:
    return [
        [a - row[column] * b for a, b in zip(row, pivot, strict=True)] if row[column] else row
        for row in rows
    ]
