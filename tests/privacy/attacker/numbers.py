"""Published numbers in the form in which an attacker works with them.

An Overview shows, per group of people and statement, a distribution or a mean in half steps.
All other numbers of results are made of these (`test_numbers.py` proves it), so they tell no more.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.results.blocks import Atom
from assessments.results.cells import Cell, Part, Published
from assessments.results.overview import Overview
from assessments.results.scores import Approximate, Score
from tests.privacy.attacker.people import Group as People
from tests.privacy.attacker.publishing import THE_RULE, Rule

PROMISED = 5
""" "Een groep van minder dan vijf mensen tonen wij nooit apart." Not taken from the code."""


@dataclass(frozen=True)
class Line:
    """What is shown of some atoms together about one statement: one of `counts` and `halves`."""

    atoms: frozenset[Atom]
    counts: tuple[int, ...] | None = None
    """Answers 1 to 5 and "weet niet", of ten or more opinions."""
    halves: int | None = None
    """The mean of five to nine opinions in half steps; 3 and 9 are "of lager" and "of hoger"."""


@dataclass(frozen=True)
class Known:
    """What the attackers know beside the numbers: the rule, and who took part.

    That is more than any page tells: `blocks`, `sizes` and `missing` also go to who sees only the
    own municipality.
    """

    rule: Rule
    sizes: Counter[Atom]
    blocks: tuple[frozenset[Atom], ...]
    missing: dict[str, frozenset[Atom]]
    """Per statement the atoms that are in no number for want of opinions."""


def known(published: Published, people: Iterable[People], rule: Rule = THE_RULE) -> Known:
    return Known(
        rule=rule,
        sizes=Counter({group.atom: len(group.ballots) for group in people}),
        blocks=tuple(_atoms([part]) for part in published.parts),
        missing={
            code: _atoms(part for part in published.parts if part.tables[code] is None)
            for code in published.instrument.codes
        },
    )


def _atoms(parts: Iterable[Part]) -> frozenset[Atom]:
    return frozenset(group.atom for part in parts for group in part.groups)


def lines(
    overview: Overview, code: str, known: Known, in_common: Iterable[Cell] = ()
) -> frozenset[Line]:
    """Every number that this viewer gets about one statement.

    `in_common` are the cells that are made to compare this round with another one.
    """
    together = (*overview.pools, *overview.others.values(), *in_common)
    cells = [*overview.roles.values(), *overview.cells.values(), *together]
    found = (_line(cell, code, known) for cell in cells if isinstance(cell, Cell))
    return frozenset(line for line in found if line)


def _line(cell: Cell, code: str, known: Known) -> Line | None:
    result = cell.statements[code]
    if not isinstance(result, Score | Approximate):
        return None
    counted = frozenset((place.code, cell.role) for place in cell.places) - known.missing[code]
    if isinstance(result, Score):
        return Line(counted, counts=(*result.counts, result.dont_know))
    return Line(counted, halves=int(2 * result.mean))
