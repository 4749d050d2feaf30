"""All twenty statements in one order: by the share of a role that agrees, or by the gap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from django.utils.translation import gettext as _

from assessments.presenters.numbers import Notes, Shown, shown
from assessments.results import signals, wording
from assessments.results.cells import Cell
from assessments.results.overview import Overview
from assessments.results.scores import Score, StatementResult
from factors.catalogue import FactorText, StatementText

BY_GAP = "verschil"
MOST_ON_A_SLIDE = 4


@dataclass(frozen=True)
class RankedRole:
    """A role over the whole partnership."""

    role: str
    name: str
    """In a sentence: "de raden"."""
    label: str
    people: int


@dataclass(frozen=True)
class Share:
    """The part of a role that agrees with a statement, of who gave an opinion."""

    per_cent: int | None
    """None where that isn't shown."""
    shown: Shown


@dataclass(frozen=True)
class RankedStatement:
    factor: FactorText
    statement: StatementText
    shares: tuple[Share, ...]
    """Per role, in order."""
    gap: int | None
    """Percentage points between the roles that agree most and least; None below two of them."""
    place: int | None = None
    """From 1 in this order, the same where the number is; None where it isn't shown."""


@dataclass(frozen=True)
class RankedStatements:
    """`by` is a role, or `BY_GAP`. What isn't shown comes last."""

    by: str
    groups: tuple[RankedRole, ...]
    rows: tuple[RankedStatement, ...]
    title: str
    notes: tuple[str, ...]
    orders: tuple[tuple[str, str], ...]
    """What it can be ranked by, and how that is called."""

    @property
    def has_gaps(self) -> bool:
        """Whether there is anything to compare."""
        return any(row.gap is not None for row in self.rows)

    @property
    def most(self) -> tuple[RankedStatement, ...]:
        """The first of the order: as many as half a slide has room for."""
        return self._placed[:MOST_ON_A_SLIDE]

    @property
    def least(self) -> tuple[RankedStatement, ...]:
        """The last of those that are not the first, the very last one at the end."""
        return self._placed[MOST_ON_A_SLIDE:][-MOST_ON_A_SLIDE:]

    @property
    def _placed(self) -> tuple[RankedStatement, ...]:
        return tuple(row for row in self.rows if row.place is not None)


def ranked_statements(overview: Overview, by: str = "") -> RankedStatements:
    """`by` comes from the address: what isn't there becomes the first role."""
    cells = overview.roles
    groups = tuple(
        RankedRole(role, signals.the_bodies(cell), cell.label, cell.submitted)
        for role, cell in cells.items()
    )
    notes = Notes()
    rows = [
        _row(factor, statement, tuple(cells.values()), notes)
        for factor in overview.instrument.factors
        for statement in factor.statements
    ]
    has_gaps = any(row.gap is not None for row in rows)
    by = by if by in cells or (by == BY_GAP and has_gaps) else next(iter(cells), "")
    order = _in_order(rows, [group.role for group in groups], by)
    orders = [(role, signals.listed(cell)) for role, cell in cells.items()]
    if has_gaps:
        orders.append((BY_GAP, _("grootste verschil")))
    title = _title(order, groups, by)
    return RankedStatements(by, groups, order, title, tuple(notes.texts), tuple(orders))


def _row(
    factor: FactorText, statement: StatementText, cells: Sequence[Cell], notes: Notes
) -> RankedStatement:
    shares = tuple(_share(cell.statements[statement.code], notes) for cell in cells)
    known = [share.per_cent for share in shares if share.per_cent is not None]
    gap = max(known) - min(known) if len(known) > 1 else None
    return RankedStatement(factor, statement, shares, gap)


def _share(result: StatementResult, notes: Notes) -> Share:
    share = result.agree_share if isinstance(result, Score) else None
    text = _("niet getoond") if share is None else wording.per_cent(share)
    return Share(share, notes.numbered(Shown(text, why=shown(result).why)))


def _in_order(
    rows: Sequence[RankedStatement], roles: Sequence[str], by: str
) -> tuple[RankedStatement, ...]:
    """The highest first, in the order of the instrument where the number is the same."""

    def number(row: RankedStatement) -> int | None:
        return row.gap if by == BY_GAP else row.shares[roles.index(by)].per_cent

    if not roles:
        return tuple(rows)
    numbers = [found for row in rows if (found := number(row)) is not None]
    placed = [
        replace(row, place=1 + sum(other > found for other in numbers))
        for row in rows
        if (found := number(row)) is not None
    ]
    unknown = (row for row in rows if number(row) is None)
    return *sorted(placed, key=attrgetter("place")), *unknown


def _title(rows: Sequence[RankedStatement], groups: Sequence[RankedRole], by: str) -> str:
    """The finding; "" where nothing is shown."""
    placed = [row for row in rows if row.place is not None]
    if not placed:
        return ""
    first, last = placed[0], placed[-1]
    if by == BY_GAP:
        return _widest_gap(first, groups)
    index = [group.role for group in groups].index(by)
    return _("Van {who} is {most} het eens met “{first}”, {least} met “{last}”").format(
        who=groups[index].name,
        most=first.shares[index].shown.text,
        first=first.statement.short_name,
        least=last.shares[index].shown.text,
        last=last.statement.short_name,
    )


def _widest_gap(row: RankedStatement, groups: Sequence[RankedRole]) -> str:
    known = [
        (share.per_cent, share.shown.text, group.name)
        for share, group in zip(row.shares, groups, strict=True)
        if share.per_cent is not None
    ]
    (_most, most, who), (_least, least, other) = max(known), min(known)
    return _(
        "Het grootste verschil: van {who} is {most} het eens met “{name}”, van {other} {least}"
    ).format(name=row.statement.short_name, who=who, most=most, other=other, least=least)
