"""Which sheets look like a list, and where their columns are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assessments.desk.people.limits import LINES_ABOVE
from assessments.desk.people.reading.headings import (
    EMAIL,
    FIXED,
    PLACE,
    ROLE,
    Columns,
    Heading,
    find_columns,
)
from assessments.desk.people.reading.sheets import Line, Sheet
from assessments.desk.people.roles import find_role

IsPlace = Callable[[str], object]
"""Whether this is the name of a place of the round."""


@dataclass(frozen=True)
class Table:
    """A sheet with its people; `has_headings` is False when the fixed order is taken."""

    sheet: Sheet
    headings: tuple[Heading, ...]
    fields: Mapping[str, tuple[int, ...]]
    missing: tuple[str, ...]
    lines: tuple[Line, ...]
    has_headings: bool
    of_sheet: Mapping[str, str] = field(default_factory=dict)
    """What is so of everybody on the sheet, by field: its name says it, or whose list it is."""

    def cells(self, position: int) -> list[str]:
        """What stands in a column, without what is empty."""
        return [cells[position] for _number, cells in self.lines if cells[position:][:1] > [""]]


def table_of(sheet: Sheet, is_place: IsPlace, everybody_of: str = "") -> Table:
    """The sheet's name tells what no column does, when it is "Ede" or "Raad".

    Where neither tells the place it is `everybody_of`, if that is given.
    """
    table = _table_of(sheet)
    tells: Mapping[str, object] = {PLACE: is_place(sheet.name), ROLE: find_role(sheet.name)}
    told = {each: sheet.name for each in table.missing if tells.get(each)}
    if everybody_of and PLACE in table.missing:
        told.setdefault(PLACE, everybody_of)
    missing = tuple(each for each in table.missing if each not in told)
    return replace(table, missing=missing, of_sheet=told)


def _table_of(sheet: Sheet) -> Table:
    """The best line of headings is looked for; a title may stand above it."""
    first = [find_columns(cells) for _number, cells in sheet.lines[:LINES_ABOVE]]
    found = [(len(each.fields), -at) for at, each in enumerate(first) if each]
    if not found:
        return _table(sheet, FIXED, sheet.lines, has_headings=False)
    at = -max(found)[1]
    return _table(sheet, first[at] or FIXED, sheet.lines[at + 1 :], has_headings=True)


def lists_among(tables: Sequence[Table]) -> list[Table]:
    """Those that look like a list: with headings and every column that is needed.

    If none has headings, the first; if only half lists have, the first of those.
    """
    with_headings = [table for table in tables if table.has_headings]
    whole = [table for table in with_headings if not table.missing]
    return whole or with_headings[:1] or list(tables[:1])


def _table(sheet: Sheet, columns: Columns, lines: tuple[Line, ...], *, has_headings: bool) -> Table:
    fields = dict(columns.fields)
    table = Table(sheet, columns.headings, fields, tuple(columns.missing), lines, has_headings)
    if has_headings and EMAIL in fields:
        fields[EMAIL] = _with_addresses(table)
    return table


def _with_addresses(table: Table) -> tuple[int, ...]:
    """The columns of e-mail in which an address stands; else those that are called just that."""
    positions = table.fields[EMAIL]
    filled = [at for at in positions if any("@" in cell for cell in table.cells(at))]
    called = [at for at in positions if table.headings[at].is_exact]
    return tuple(filled or called)
