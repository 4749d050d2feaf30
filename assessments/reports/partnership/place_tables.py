"""Municipalities beside each other: who answered, and the overview table of a role."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _

from assessments.results import wording
from assessments.results.overview import Cell, Group, Overview
from assessments.results.scores import FactorResult, FactorScore, Reason, Withheld, heat
from assessments.results.withheld import mean_in_words, withheld_text
from assessments.results.wording import capitalised
from assessments.roles import ROLES

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
NOT_SHOWN = "–"
_NEVER_THERE = (Reason.NOT_ASKED, Reason.COLLEGES_TOGETHER)


@dataclass(frozen=True)
class HeatCell:
    """A mean with its shade: 1 (low) to 5 (high), 0 for none."""

    text: str
    shade: int = 0


@dataclass(frozen=True)
class Line:
    """A row or a column of an overview table."""

    name: str
    cells: tuple[HeatCell, ...]
    is_whole: bool = False


@dataclass(frozen=True)
class HeatTable:
    """A role: factors × groups of people. In `lines` lie either."""

    title: str
    corner: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
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
class Turnouts:
    """Per municipality how many of the invited answered, by role: "11 van 15"."""

    headings: tuple[str, ...]
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    continued: bool = False


def heat_tables(overview: Overview) -> tuple[HeatTable, ...]:
    """Of each role that municipalities have of their own; none for who doesn't see others."""
    if not overview.viewer.sees_others:
        return ()
    return tuple(
        table
        for role in ROLES_BY_PLACE
        if role in overview.roles and _shown(overview, role)
        for table in _tables(overview, role)
    )


def turnout_tables(overview: Overview) -> tuple[Turnouts, ...]:
    """Every municipality and the joint organisation; none for who doesn't see others.

    Nor of one municipality: the first page says it all.
    """
    if not overview.viewer.sees_others or len(overview.places) == 1:
        return ()
    counted = {(g.place.code, g.role): g for g in overview.groups}
    lines = [
        (place.name, tuple(_turnout(counted.get((place.code, role))) for role in ROLES))
        for place in overview.places
    ]
    headings = (_("Raad"), _("College"), _("Organisatie"))
    return tuple(
        Turnouts(headings, tuple(lines[start : start + LINES_ON_A_PAGE]), continued=start > 0)
        for start in range(0, len(lines), LINES_ON_A_PAGE)
    )


def _turnout(group: Group | None) -> str:
    if group is None or not group.invited or group.submitted is None:
        return NOT_SHOWN
    return _("%(n)s van %(all)s") % {"n": group.submitted, "all": group.invited}


def _shown(overview: Overview, role: str) -> bool:
    """Whether there is anything to lay beside each other."""
    cells = [cell for (_c, place_role), cell in overview.cells.items() if place_role == role]
    return len([cell for cell in cells if isinstance(cell, Cell)]) > 1


def _tables(overview: Overview, role: str) -> Iterator[HeatTable]:
    lines = tuple(_lines(overview, role))
    title = _("%(bodies)s naast elkaar") % {"bodies": capitalised(wording.bodies(role))}
    factors = overview.instrument.factors
    names = tuple(f"{factor.number} {factor.short_name}" for factor in factors)
    notes = tuple(_notes(overview, role, lines))
    if len(lines) <= ACROSS_UP_TO + 1:
        turned = tuple(
            Line(name, tuple(line.cells[index] for line in lines))
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


def _lines(overview: Overview, role: str) -> Iterator[Line]:
    """All together first, then each place that was asked, then the groups of small ones."""
    yield _line(overview, overview.roles[role], overview.roles[role].label, is_whole=True)
    for place in overview.places:
        cell = overview.cell(place.code, role)
        if isinstance(cell, Cell):
            if place.name != overview.roles[role].label:
                yield _line(overview, cell, place.name)
        elif cell.reason not in _NEVER_THERE:
            cells = tuple(HeatCell(NOT_SHOWN) for _f in overview.instrument.factors)
            yield Line(place.name, cells)
    for pool in overview.pools:
        if pool.role == role:
            yield _line(overview, pool, pool.label)


def _line(overview: Overview, cell: Cell, name: str, *, is_whole: bool = False) -> Line:
    results = (cell.factors[factor.number] for factor in overview.instrument.factors)
    return Line(capitalised(name), tuple(map(_heat_cell, results)), is_whole)


def _heat_cell(result: FactorResult) -> HeatCell:
    if isinstance(result, Withheld):
        return HeatCell(NOT_SHOWN)
    if isinstance(result, FactorScore):
        return HeatCell(mean_in_words(result), heat(result.mean))
    return HeatCell(mean_in_words(result).replace(_("ongeveer"), _("ca.")))


def _notes(overview: Overview, role: str, lines: Sequence[Line]) -> Iterator[str]:
    """Why something isn't there, each reason once."""
    texts = [cell.text for line in lines for cell in line.cells]
    if any(text.startswith(_("ca.")) for text in texts):
        yield _("ca.: 5 tot 9 antwoorden. Daarom alleen een afgerond gemiddelde.")
    reasons: dict[str, list[str]] = {}
    for place in overview.places:
        cell = overview.cell(place.code, role)
        if isinstance(cell, Withheld) and cell.reason not in _NEVER_THERE:
            reasons.setdefault(withheld_text(cell), []).append(place.name)
    for why, places in reasons.items():
        yield f"{wording.enumeration(places)}. {why}"
    if any(_has_gap(overview.cell(p.code, role)) for p in overview.places):
        yield _("–: minder dan vijf mensen gaven hun mening over een van de twee stellingen.")
    without = overview.roles[role].without
    if without:
        yield _("%(all)s: zonder %(groups)s.") % {
            "all": capitalised(overview.roles[role].label),
            "groups": wording.enumeration(without),
        }


def _has_gap(cell: Cell | Withheld) -> bool:
    return isinstance(cell, Cell) and any(isinstance(r, Withheld) for r in cell.factors.values())
