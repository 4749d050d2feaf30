"""Pure: the groups of a role that two rounds both have, where not all groups are the same."""

from collections.abc import Iterable

from assessments.results.cells import Cell
from assessments.results.overview import Overview

Codes = frozenset[str]


def common_cells(earlier: Overview, now: Overview, role: str) -> tuple[Cell, Cell] | None:
    """Of each round the whole blocks that hold the same municipalities, as many as there are.

    Two municipalities apart in one round and together in the other are the same people. What
    became one municipality since is found again. None where there is nothing in common, or where
    this viewer may not see it.
    """
    then, current = _codes_in_common(earlier, now, role)
    before, after = earlier.union(role, then), now.union(role, current)
    return (before, after) if before and after else None


def _codes_in_common(earlier: Overview, now: Overview, role: str) -> tuple[Codes, Codes]:
    """What one round has too much is left out until both hold the same places."""
    mergers, day = earlier.mergers, earlier.round.closed_on
    were = {
        block: _union(mergers.were(code, day) for code in block)
        for block in now.blocks.get(role, ())
    }
    then = _union(earlier.blocks.get(role, ()))
    current = _union(were.values())
    while then != current:
        both = then & current
        then = _union(block for block in earlier.blocks.get(role, ()) if block <= both)
        were = {block: places for block, places in were.items() if places <= both}
        current = _union(were.values())
    return then, _union(were)


def _union(blocks: Iterable[Codes]) -> Codes:
    return frozenset[str]().union(*blocks)
