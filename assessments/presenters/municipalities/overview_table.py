"""The overview table: one role, factors × municipalities, for the page and for paper.

Up to eight municipalities are columns; from nine on they are rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.presenters.municipalities.heat_order import (
    BY_NUMBER,
    LOWEST,
    HeatFactor,
    HeatGroup,
    heading,
    in_order,
    key_of,
    order_of_factors,
    places_sorted,
    with_sorting,
)
from assessments.presenters.municipalities.turnout import MANY_PLACES
from assessments.presenters.numbers import (
    Notes,
    Shown,
    about_agreement,
    shown_factor,
    without_in_words,
)
from assessments.results.cells import Cell
from assessments.results.overview import Overview
from assessments.results.scores import Reason, Withheld
from assessments.results.withheld import withheld_text
from assessments.results.wording import comma
from assessments.roles import ROLES
from factors.catalogue import FactorText

WHOLE = "geheel"
JOINT = "gezamenlijk"
GAP = "verschil"

SAID_UNDER_IT = (Reason.NOT_ASKED, Reason.COLLEGES_TOGETHER, Reason.OTHER_MUNICIPALITY)
"""The same for many places at once: said under the table, where one sentence does for all."""


@dataclass(frozen=True)
class HeatRow:
    """A factor, where groups are columns."""

    factor: FactorText
    cells: tuple[tuple[HeatGroup, Shown | None], ...]
    """Per group; None in one that isn't shown."""


@dataclass(frozen=True)
class MissingPlaces:
    """Places of which this role isn't shown, and why."""

    places: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class OverviewTable:
    role: str
    groups: tuple[HeatGroup, ...]
    factors: tuple[HeatFactor, ...]
    notes: tuple[str, ...]
    missing: tuple[MissingPlaces, ...]
    without: str
    """Who is missing in the numbers of the whole role."""
    reweighted: tuple[tuple[FactorText, Decimal], ...]
    """Factors whose mean is clearly another one when each municipality weighs the same."""
    sort: str
    by_number: HeatGroup
    """The heading of the factors themselves."""

    @property
    def has_places_in_rows(self) -> bool:
        places = [group for group in self.groups if group.is_place or group.why]
        return len(places) >= MANY_PLACES

    @property
    def rows(self) -> tuple[HeatRow, ...]:
        """A row per factor."""
        return tuple(
            HeatRow(each.factor, tuple((group, group.result(index)) for group in self.groups))
            for index, each in enumerate(self.factors)
        )

    @property
    def about_agreement(self) -> str:
        groups = (group for group in self.groups if not group.is_summary)
        return about_agreement(result for group in groups for result in group.results)

    @property
    def has_gaps(self) -> bool:
        """Whether a place isn't shown."""
        return bool(self.missing) or any(group.why for group in self.groups)


def overview_table(overview: Overview, role: str, sort: str = BY_NUMBER) -> OverviewTable:
    """`role` and `sort` come from the address: what isn't there becomes the first that is.

    By a group the factors are sorted, by a factor ("factor-3") the places.
    """
    role = role if role in overview.roles else next(iter(_roles(overview)), ROLES[0])
    notes = Notes()
    of_people = tuple(_groups(overview, role, notes))
    groups = (*of_people[:1], *_summaries(of_people), *of_people[1:])
    factors = overview.instrument.factors
    key, downwards = sort.removeprefix("-"), not sort.startswith("-")
    by_factor = {key_of(factor): index for index, factor in enumerate(factors)}
    if key not in {BY_NUMBER, *by_factor, *(group.key for group in groups if group.results)}:
        key, downwards = BY_NUMBER, True
    if key in by_factor:
        groups = places_sorted(groups, by_factor[key], downwards)
    order = order_of_factors(groups, len(factors), key, downwards)
    return OverviewTable(
        role=role,
        groups=tuple(in_order(with_sorting(each, key, downwards), order) for each in groups),
        factors=tuple(heading(factors[index], key, downwards) for index in order),
        notes=tuple(notes.texts),
        missing=tuple(_missing(overview, role)),
        without=_without(overview, role),
        reweighted=tuple(_reweighted(overview, role)),
        sort=key if downwards else f"-{key}",
        by_number=with_sorting(HeatGroup(BY_NUMBER, _("Factor")), key, downwards),
    )


def _roles(overview: Overview) -> Iterator[str]:
    return (role for role in ROLES if role in overview.roles)


def _without(overview: Overview, role: str) -> str:
    whole = overview.roles.get(role)
    return without_in_words(whole.label, whole.without) if whole else ""


def _reweighted(overview: Overview, role: str) -> Iterator[tuple[FactorText, Decimal]]:
    for factor in overview.instrument.factors:
        mean = overview.mean_of_places(role, factor.number)
        if mean is not None:
            yield factor, mean


def _groups(overview: Overview, role: str, notes: Notes) -> Iterator[HeatGroup]:
    """The whole role first, then each place in its order, then the groups of small ones.

    A joint organisation that is the whole role stands there once.
    """
    whole = overview.roles.get(role)
    if whole is None:
        return
    yield replace(_group(overview, notes, WHOLE, whole.label, whole), is_whole=True)
    for place in overview.places:
        cell = overview.cells[place.code, role]
        is_own = place.code == overview.viewer.own
        if not place.code and whole.places == (place,):
            continue
        if isinstance(cell, Cell):
            group = _group(overview, notes, place.code or JOINT, place.name, cell)
            yield replace(group, is_place=True, is_own=is_own)
        elif isinstance(cell, Withheld) and cell.reason not in SAID_UNDER_IT:
            yield HeatGroup(place.code or JOINT, place.name, why=withheld_text(cell), is_own=is_own)
    pools = (pool for pool in overview.pools if pool.role == role)
    for number, pool in enumerate(pools, start=1):
        group = _group(overview, notes, f"groep-{number}", pool.label, pool)
        yield replace(group, is_pool=True)


def _summaries(groups: Sequence[HeatGroup]) -> Iterator[HeatGroup]:
    """The lowest of the places and the gap between them, per factor; none of a single place."""
    places = [group.results for group in groups if group.is_place and group.results]
    if len(places) < 2:
        return
    means = [
        [result.mean for result in row if result.exact and result.mean is not None]
        for row in zip(*places, strict=True)
    ]
    lowest = (min(found) if len(found) > 1 else None for found in means)
    gaps = (max(found) - min(found) if len(found) > 1 else None for found in means)
    of = _how_many([len(found) for found in means if len(found) > 1])
    for key, label, values in ((LOWEST, _("laagste"), lowest), (GAP, _("verschil"), gaps)):
        yield HeatGroup(key, label, results=tuple(map(_number, values)), is_summary=True, of=of)


def _how_many(places: Sequence[int]) -> str:
    """Not every factor has a mean of each place; "" where no factor has two."""
    if not places:
        return ""
    fewest, most = min(places), max(places)
    if fewest == most:
        return _("van {n} groepen").format(n=most)
    return _("van {fewest} tot {most} groepen").format(fewest=fewest, most=most)


def _number(value: Decimal | None) -> Shown:
    """A dash where fewer than two places have a mean to one decimal."""
    return Shown("–" if value is None else comma(value), mean=value, exact=value is not None)


def _group(overview: Overview, notes: Notes, key: str, label: str, cell: Cell) -> HeatGroup:
    results = (shown_factor(cell, factor) for factor in overview.instrument.factors)
    return HeatGroup(key, label, cell.submitted, tuple(map(notes.numbered, results)))


def _missing(overview: Overview, role: str) -> Iterator[MissingPlaces]:
    places: dict[str, list[str]] = {}
    for place in overview.places:
        cell = overview.cells[place.code, role]
        if not place.code and role != "organisatie":
            continue
        if isinstance(cell, Withheld) and cell.reason in SAID_UNDER_IT:
            places.setdefault(withheld_text(cell), []).append(place.name)
    return (MissingPlaces(tuple(names), why) for why, names in places.items())
