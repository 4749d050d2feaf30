"""What was agreed, in tables with rows to write more in, as many as a page has room for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from assessments.presenters.agreements import Agreement

PAGE = 258.0
"""Of A4, in millimetres, with something to spare."""
LINE = 4.9
HEAD = 20.0
"""Their title and the head of the table."""
PADDING = 2.6
EMPTY_ROW = 10.6
LETTERS_IN_WIDE_COLUMN, LETTERS_IN_NARROW_COLUMN = 25, 14
MOST_ROWS = 15


@dataclass(frozen=True)
class AgreementsTable:
    """What was agreed, as far as it stands on one page, and rows to write more in."""

    made: tuple[Agreement, ...]
    rows: range = range(0)
    continued: bool = False
    """Whether it goes on with a table on the page before."""


def tables(made: Sequence[Agreement], left: float) -> list[AgreementsTable]:
    """As many as fit in the millimetres left of a page, the others on pages of their own."""
    left -= HEAD
    on_pages = [AgreementsTable(())]
    for each in made:
        if left < _height(each):
            on_pages.append(AgreementsTable((), continued=bool(on_pages[-1].made)))
            left = PAGE - HEAD
        on_pages[-1] = replace(on_pages[-1], made=(*on_pages[-1].made, each))
        left -= _height(each)
    rows = max(0, min(MOST_ROWS, int(left / EMPTY_ROW)))
    return [*on_pages[:-1], replace(on_pages[-1], rows=range(rows))]


def _height(agreement: Agreement) -> float:
    """Of its row in the table."""
    wide = max(len(agreement.action), len(agreement.sign)) / LETTERS_IN_WIDE_COLUMN
    narrow = max(len(agreement.about), len(agreement.owner)) / LETTERS_IN_NARROW_COLUMN
    return PADDING + max(ceil(wide), ceil(narrow), 1) * LINE
