"""Municipalities beside each other on paper: which tables stand on which page, and how high."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _

from assessments.presenters.municipalities.heat_order import HeatGroup
from assessments.presenters.municipalities.overview_table import OverviewTable, overview_table
from assessments.presenters.municipalities.turnout import ResponseRow, ResponseTable, response_table
from assessments.presenters.numbers import Shown
from assessments.results import wording
from assessments.results.overview import Overview
from assessments.results.wording import capitalised

ACROSS_UP_TO = 6
"""So many municipalities stand in columns on an upright page; more of them lie down in rows."""
ROWS_ON_A_PAGE = 21
"""Municipalities in an overview table that lies down."""
HEIGHTS = ((13.6, "tall"), (10.0, "high"), (8.4, "middling"))
ROOM, NOTE, LETTERS_OF_NOTE = 140.0, 5.0, 170
"""For the lines of a table that lies down, and for a line of the notes under it, in millimetres."""
LINES_ON_A_PAGE = 38
"""Municipalities in the upright table of who answered."""
ROLES_BY_PLACE = ("raad", "organisatie")
"""The colleges are always together: a table of them would have one line."""
NOT_SHOWN = Shown("–")


@dataclass(frozen=True)
class HeatLine:
    """A row of an overview table on paper."""

    name: str
    cells: tuple[Shown, ...]
    is_whole: bool = False


@dataclass(frozen=True)
class HeatTable:
    """A role: factors × groups of people. In `lines` lie either."""

    title: str
    corner: str
    headings: tuple[str, ...]
    lines: tuple[HeatLine, ...]
    notes: tuple[str, ...]
    lies_down: bool
    continued: bool = False
    """Whether it goes on with a table on the page before."""

    @property
    def room(self) -> str:
        """How high its lines are when it lies down: together they fill the page."""
        notes = sum(ceil(len(note) / LETTERS_OF_NOTE) for note in self.notes)
        height = (ROOM - NOTE * notes) / len(self.lines)
        return next((name for least, name in HEIGHTS if height >= least), "low")


@dataclass(frozen=True)
class TurnoutTable:
    """As much of the table of who answered as stands on one page."""

    table: ResponseTable
    rows: tuple[ResponseRow, ...]
    continued: bool = False
    is_last: bool = False
    """Then the totals are under it."""

    @property
    def height(self) -> int:
        """In lines."""
        return len(self.rows) + self.is_last


def heat_tables(overview: Overview) -> tuple[HeatTable, ...]:
    """Of each role that municipalities have of their own; none for who doesn't see others."""
    if not overview.viewer.sees_others:
        return ()
    tables = (overview_table(overview, role) for role in ROLES_BY_PLACE if role in overview.roles)
    return tuple(part for table in tables if _is_comparison(table) for part in _on_pages(table))


def turnout_tables(overview: Overview) -> tuple[TurnoutTable, ...]:
    """Every municipality and the joint organisation; none for who doesn't see others.

    Nor of one municipality: the first page says it all.
    """
    if not overview.viewer.sees_others or len(overview.places) == 1:
        return ()
    table = response_table(overview)
    starts = range(0, len(table.rows), LINES_ON_A_PAGE)
    return tuple(
        TurnoutTable(
            table,
            table.rows[start : start + LINES_ON_A_PAGE],
            continued=start > 0,
            is_last=start == starts[-1],
        )
        for start in starts
    )


def _is_comparison(table: OverviewTable) -> bool:
    """Whether there is anything to lay beside each other."""
    return len([group for group in table.groups if group.is_place and group.results]) > 1


def _on_pages(table: OverviewTable) -> Iterator[HeatTable]:
    groups = [group for group in table.groups if not group.is_summary]
    lines = tuple(HeatLine(_name(group), _cells(group, table), group.is_whole) for group in groups)
    title = _("%(bodies)s naast elkaar") % {"bodies": capitalised(wording.bodies(table.role))}
    factors = (each.factor for each in table.factors)
    names = tuple(f"{factor.number} {factor.short_name}" for factor in factors)
    notes = tuple(_notes(table))
    if len(lines) <= ACROSS_UP_TO + 1:
        turned = tuple(
            HeatLine(name, tuple(line.cells[index] for line in lines))
            for index, name in enumerate(names)
        )
        headings = tuple(line.name for line in lines)
        yield HeatTable(title, _("Succesfactor"), headings, turned, notes, lies_down=False)
        return
    on_a_page = ceil(len(lines) / ceil(len(lines) / ROWS_ON_A_PAGE))
    for start in range(0, len(lines), on_a_page):
        part = lines[start : start + on_a_page]
        last = start + on_a_page >= len(lines)
        yield HeatTable(
            title, _("Groep"), names, part, notes if last else (), True, continued=start > 0
        )


def _name(group: HeatGroup) -> str:
    return capitalised(group.label)


def _cells(group: HeatGroup, table: OverviewTable) -> tuple[Shown, ...]:
    if not group.results:
        return (NOT_SHOWN,) * len(table.factors)
    return tuple(NOT_SHOWN if result.mean is None else result for result in group.results)


def _notes(table: OverviewTable) -> Iterator[str]:
    """Why something isn't there, each reason once."""
    results = [result for group in table.groups if not group.is_summary for result in group.results]
    if table.about_agreement:
        yield table.about_agreement
    if any(result.mean is not None and not result.exact for result in results):
        yield _("ca.: 5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde.")
    reasons: dict[str, list[str]] = {}
    for group in table.groups:
        if group.why:
            reasons.setdefault(group.why, []).append(group.label)
    for why, places in reasons.items():
        yield f"{wording.enumeration(places)}. {why}"
    for each in table.missing:
        yield f"{wording.enumeration(each.places)}. {each.why}"
    if any(result.mean is None for result in results):
        yield _("–: minder dan vijf mensen gaven hun mening over een van de twee stellingen.")
    if table.without:
        yield table.without
