"""The overview table: factors × municipalities for one role, sortable by a column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.presenters.numbers import Notes, Shown, about_agreement, shown_factor
from assessments.results.overview import Cell, Overview
from assessments.results.scores import Reason, Withheld
from assessments.results.withheld import withheld_text
from assessments.results.wording import comma
from assessments.roles import ROLES
from factors.catalogue import FactorText

WHOLE = "geheel"
JOINT = "gezamenlijk"
BY_NUMBER = "factor"
LOWEST = "laagste"
GAP = "verschil"

WITHOUT_A_COLUMN = (Reason.NOT_ASKED, Reason.COLLEGES_TOGETHER, Reason.OTHER_MUNICIPALITY)
"""The same for many places at once: said under the table, where one sentence does for all."""


@dataclass(frozen=True)
class Column:
    """One group of people, or a place that isn't shown and `why`."""

    key: str
    """What `sorteer` says: "geheel", a municipality code, "groep-1", "laagste" or "verschil"."""
    label: str
    people: int = 0
    results: tuple[Shown, ...] = ()
    """In the order of the factors."""
    why: str = ""
    is_place: bool = False
    """One municipality, or the joint organisation."""
    is_pool: bool = False
    is_own: bool = False
    is_summary: bool = False
    """Of the places together: the lowest of them, or how far they lie apart."""
    sort: str = ""
    """The value of `sorteer` that the heading links to; "" where sorting makes no sense."""
    order: str = "none"
    """As `aria-sort` says it."""

    def result(self, index: int) -> Shown | None:
        return self.results[index] if self.results else None


@dataclass(frozen=True)
class Row:
    factor: FactorText
    cells: tuple[tuple[Column, Shown | None], ...]
    """Per column; None in a column that isn't shown."""


@dataclass(frozen=True)
class Missing:
    """Places of which this role isn't shown, and why."""

    places: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class OverviewTable:
    role: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    missing: tuple[Missing, ...]
    reweighted: tuple[tuple[FactorText, Decimal], ...]
    """Factors whose mean is clearly another one when each municipality weighs the same."""
    sort: str
    by_number: Column
    """The heading of the factors themselves."""

    @property
    def about_agreement(self) -> str:
        groups = (column for column in self.columns if not column.is_summary)
        return about_agreement(result for column in groups for result in column.results)

    @property
    def has_gaps(self) -> bool:
        """Whether a place isn't shown."""
        return bool(self.missing) or any(column.why for column in self.columns)


def overview_table(overview: Overview, role: str, sort: str = BY_NUMBER) -> OverviewTable:
    """`role` and `sort` come from the address: what isn't there becomes the first that is."""
    role = role if role in overview.roles else next(iter(_roles(overview)), ROLES[0])
    notes = Notes()
    groups = tuple(_columns(overview, role, notes))
    columns = (*groups[:1], *_summaries(groups), *groups[1:])
    key, downwards = sort.removeprefix("-"), not sort.startswith("-")
    if key not in {BY_NUMBER, *(column.key for column in columns if column.results)}:
        key, downwards = BY_NUMBER, True
    return OverviewTable(
        role=role,
        columns=tuple(_with_sorting(column, key, downwards) for column in columns),
        rows=_rows(overview, columns, key, downwards),
        notes=tuple(notes.texts),
        missing=tuple(_missing(overview, role)),
        reweighted=tuple(_reweighted(overview, role)),
        sort=key if downwards else f"-{key}",
        by_number=_with_sorting(Column(BY_NUMBER, _("Factor")), key, downwards),
    )


def _roles(overview: Overview) -> Iterator[str]:
    return (role for role in ROLES if role in overview.roles)


def _reweighted(overview: Overview, role: str) -> Iterator[tuple[FactorText, Decimal]]:
    for factor in overview.instrument.factors:
        mean = overview.mean_of_places(role, factor.number)
        if mean is not None:
            yield factor, mean


def _columns(overview: Overview, role: str, notes: Notes) -> Iterator[Column]:
    """The whole role first, then each place in its order, then the groups of small ones.

    A joint organisation that is the whole role stands there once.
    """
    whole = overview.roles.get(role)
    if whole is None:
        return
    yield _column(overview, notes, WHOLE, whole.label, whole)
    for place in overview.places:
        cell = overview.cells[place.code, role]
        is_own = place.code == overview.viewer.own
        if isinstance(cell, Cell) and place.name != whole.label:
            column = _column(overview, notes, place.code or JOINT, place.name, cell)
            yield replace(column, is_place=True, is_own=is_own)
        elif isinstance(cell, Withheld) and cell.reason not in WITHOUT_A_COLUMN:
            yield Column(place.code or JOINT, place.name, why=withheld_text(cell), is_own=is_own)
    pools = (pool for pool in overview.pools if pool.role == role)
    for number, pool in enumerate(pools, start=1):
        column = _column(overview, notes, f"groep-{number}", pool.label, pool)
        yield replace(column, is_pool=True)


def _summaries(columns: Sequence[Column]) -> Iterator[Column]:
    """The lowest of the places and the gap between them, per factor; none of a single place."""
    places = [column.results for column in columns if column.is_place and column.results]
    if len(places) < 2:
        return
    means = [
        [result.mean for result in row if result.exact and result.mean is not None]
        for row in zip(*places, strict=True)
    ]
    lowest = (min(found) if len(found) > 1 else None for found in means)
    gaps = (max(found) - min(found) if len(found) > 1 else None for found in means)
    yield Column(LOWEST, _("laagste"), results=tuple(map(_number, lowest)), is_summary=True)
    yield Column(GAP, _("verschil"), results=tuple(map(_number, gaps)), is_summary=True)


def _number(value: Decimal | None) -> Shown:
    """A dash where fewer than two places have a mean to one decimal."""
    return Shown("–" if value is None else comma(value), mean=value, exact=value is not None)


def _column(overview: Overview, notes: Notes, key: str, label: str, cell: Cell) -> Column:
    results = (shown_factor(cell, factor) for factor in overview.instrument.factors)
    return Column(key, label, cell.submitted, tuple(map(notes.numbered, results)))


def _with_sorting(column: Column, key: str, downwards: bool) -> Column:
    """A heading sorts high to low first, and the other way at the next use.

    Factors go from 1 to 10 first, and what is lowest from low to high.
    """
    if not column.results and column.key != BY_NUMBER:
        return column
    if column.key != key:
        return replace(column, sort=f"-{LOWEST}" if column.key == LOWEST else column.key)
    ascending = downwards if column.key == BY_NUMBER else not downwards
    return replace(
        column,
        sort=f"-{key}" if downwards else key,
        order="ascending" if ascending else "descending",
    )


def _rows(
    overview: Overview, columns: tuple[Column, ...], key: str, downwards: bool
) -> tuple[Row, ...]:
    rows = tuple(
        Row(factor, tuple((column, column.result(index)) for column in columns))
        for index, factor in enumerate(overview.instrument.factors)
    )
    if key == BY_NUMBER:
        return rows if downwards else rows[::-1]
    place = next(index for index, column in enumerate(columns) if column.key == key)
    return tuple(sorted(rows, key=lambda row: _rank(row.cells[place][1], downwards)))


def _rank(result: Shown | None, downwards: bool) -> tuple[bool, Decimal]:
    """By the shown mean; what isn't shown comes last either way."""
    if result is None or result.mean is None:
        return True, Decimal(0)
    return False, -result.mean if downwards else result.mean


def _missing(overview: Overview, role: str) -> Iterator[Missing]:
    places: dict[str, list[str]] = {}
    for place in overview.places:
        cell = overview.cells[place.code, role]
        if not place.code and role != "organisatie":
            continue
        if isinstance(cell, Withheld) and cell.reason in WITHOUT_A_COLUMN:
            places.setdefault(withheld_text(cell), []).append(place.name)
    return (Missing(tuple(names), why) for why, names in places.items())
