"""A sheet of a file, as every reader gives it."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from assessments.desk.people.limits import LINES_ABOVE, MAX_ROWS, too_many_rows

MOST_LINES = MAX_ROWS + LINES_ABOVE

Each = TypeVar("Each")
Line = tuple[int, list[str]]
"""A row that isn't empty: its number in the sheet, from 1, and its cells."""


@dataclass(frozen=True)
class Sheet:
    """`name` is "" for a text. Of a sheet that is hidden nothing is read.

    `filtered` counts the filled rows that a filter, or somebody by hand, had hidden; they are
    not among `lines`. `doubtful` numbers the lines whose letters may be wrong.
    """

    name: str = ""
    lines: tuple[Line, ...] = ()
    hidden: bool = False
    filtered: int = 0
    doubtful: frozenset[int] = frozenset()


def few(lines: Iterable[Each]) -> tuple[Each, ...]:
    """All of them. Raises `TooLarge` as soon as there are too many."""
    taken = tuple(itertools.islice(lines, MOST_LINES + 1))
    if len(taken) > MOST_LINES:
        raise too_many_rows()
    return taken
