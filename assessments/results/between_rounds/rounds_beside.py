"""Pure: several rounds of a partnership beside each other, per factor, for one group of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from assessments.results import signals
from assessments.results.between_rounds.seasons import names_apart
from assessments.results.between_rounds.trend import (
    Change,
    Incomparable,
    Pair,
    cell_then,
    pair_of_place,
    pair_of_role,
)
from assessments.results.cells import Cell, Place
from assessments.results.overview import Overview
from assessments.results.scores import FactorResult
from assessments.roles import ROLES
from factors.catalogue import FactorText


@dataclass(frozen=True)
class Step:
    """A factor of one group in one round, and what changed since the round before."""

    result: FactorResult | None
    """None where the group has no cell in this round."""
    change: Change | Incomparable | None
    """None in the first round."""


@dataclass(frozen=True)
class FactorLine:
    factor: FactorText
    steps: tuple[Step, ...]
    """A step per round, the oldest first."""


@dataclass(frozen=True)
class GroupLines:
    """All factors of one group over the rounds."""

    role: str
    label: str
    """As in a list: "raden", "BEL Combinatie", "raad Laren"."""
    cells: tuple[Cell | None, ...]
    """Per round, the oldest first."""
    pairs: tuple[Pair, ...]
    """Per two rounds that follow each other."""
    lines: tuple[FactorLine, ...]


def names_of(rounds: Sequence[Overview]) -> tuple[str, ...]:
    """A name for each round, the shortest that tells them apart."""
    return names_apart([each.round.closed_on for each in rounds])


def lines_of_role(rounds: Sequence[Overview], role: str) -> GroupLines:
    """A role over the whole partnership. `rounds` are the oldest first; the newest names it."""
    cells = tuple(each.roles.get(role) for each in rounds)
    pairs = tuple(pair_of_role(a, b, role) for a, b in pairwise(rounds))
    newest = next(cell for cell in reversed(cells) if cell)
    return _lines(rounds, role, signals.listed(newest), cells, pairs)


def lines_of_pair(earlier: Overview, now: Overview, role: str) -> GroupLines:
    """A role over the whole partnership in two rounds, as far as it can be compared."""
    pair = pair_of_role(earlier, now, role)
    label = signals.listed(now.roles[role])
    return _lines((earlier, now), role, label, (pair.then, pair.now), (pair,))


def lines_of_place(rounds: Sequence[Overview], place: Place, role: str) -> GroupLines:
    """One municipality of the newest round, and before that all that it was made of."""
    then = (cell_then(each, place.code, role) for each in rounds)
    cells = tuple(cell if isinstance(cell, Cell) else None for cell in then)
    pairs = tuple(pair_of_place(a, b, place.code, role) for a, b in pairwise(rounds))
    label = _("raad {name}").format(name=place.name) if role == "raad" else place.name
    return _lines(rounds, role, label, cells, pairs)


def roles_of(rounds: Sequence[Overview]) -> tuple[str, ...]:
    """The roles that were shown in any of these rounds, in order."""
    return tuple(role for role in ROLES if any(role in each.roles for each in rounds))


def _lines(
    rounds: Sequence[Overview],
    role: str,
    label: str,
    cells: tuple[Cell | None, ...],
    pairs: tuple[Pair, ...],
) -> GroupLines:
    lines = tuple(_line(factor, cells, pairs) for factor in rounds[-1].instrument.factors)
    return GroupLines(role, label, cells, pairs, lines)


def _line(
    factor: FactorText, cells: tuple[Cell | None, ...], pairs: tuple[Pair, ...]
) -> FactorLine:
    results = (cell.factors.get(factor.number) if cell else None for cell in cells)
    changes = (None, *(pair.change(factor) for pair in pairs))
    return FactorLine(factor, tuple(map(Step, results, changes)))
