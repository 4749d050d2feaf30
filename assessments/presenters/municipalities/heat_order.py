"""The order of an overview table: factors by what a group shows, or places by a factor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assessments.presenters.numbers import Shown
from factors.catalogue import FactorText

BY_NUMBER = "factor"
LOWEST = "laagste"


@dataclass(frozen=True)
class HeatGroup:
    """One group of people with its means, or a place that isn't shown and `why`."""

    key: str
    """What `sorteer` says: "geheel", a municipality code, "groep-1", "laagste" or "verschil"."""
    label: str
    people: int = 0
    results: tuple[Shown, ...] = ()
    """In the order of the table's factors."""
    why: str = ""
    is_whole: bool = False
    is_place: bool = False
    """One municipality, or the joint organisation."""
    is_pool: bool = False
    is_own: bool = False
    is_summary: bool = False
    """Of the places together: the lowest of them, or how far they lie apart."""
    of: str = ""
    """How many places are in a summary: "van 8 gemeenten"."""
    sort: str = ""
    """The value of `sorteer` that its heading links to; "" where sorting makes no sense."""
    order: str = "none"
    """As `aria-sort` says it."""

    def result(self, index: int) -> Shown | None:
        return self.results[index] if self.results else None


@dataclass(frozen=True)
class HeatFactor:
    """A factor's heading, where factors are columns."""

    factor: FactorText
    sort: str
    order: str


def with_sorting(group: HeatGroup, key: str, downwards: bool) -> HeatGroup:
    """A heading sorts high to low first, and the other way at the next use.

    Factors go from 1 to 10 first, and what is lowest from low to high.
    """
    if not group.results and group.key != BY_NUMBER:
        return group
    if group.key != key:
        return replace(group, sort=f"-{LOWEST}" if group.key == LOWEST else group.key)
    ascending = downwards if group.key == BY_NUMBER else not downwards
    return replace(
        group,
        sort=f"-{key}" if downwards else key,
        order="ascending" if ascending else "descending",
    )


def key_of(factor: FactorText) -> str:
    return f"{BY_NUMBER}-{factor.number}"


def heading(factor: FactorText, key: str, downwards: bool) -> HeatFactor:
    own = key_of(factor)
    if key != own:
        return HeatFactor(factor, own, "none")
    return HeatFactor(
        factor, f"-{own}" if downwards else own, "descending" if downwards else "ascending"
    )


def order_of_factors(
    groups: Sequence[HeatGroup], factors: int, key: str, downwards: bool
) -> Sequence[int]:
    """Of the factors: by number, or by what one group shows."""
    found = next((group for group in groups if group.key == key), None)
    if found:
        return sorted(range(factors), key=lambda index: _rank(found.results[index], downwards))
    return range(factors)[:: -1 if key == BY_NUMBER and not downwards else 1]


def in_order(group: HeatGroup, order: Sequence[int]) -> HeatGroup:
    return replace(group, results=tuple(group.results[index] for index in order if group.results))


def places_sorted(
    groups: Sequence[HeatGroup], index: int, downwards: bool
) -> tuple[HeatGroup, ...]:
    """Under the whole and the summaries: the places and pools by one factor."""
    above = (group for group in groups if group.is_whole or group.is_summary)
    others = (group for group in groups if not (group.is_whole or group.is_summary))
    return *above, *sorted(others, key=lambda group: _rank(group.result(index), downwards))


def _rank(result: Shown | None, downwards: bool) -> tuple[bool, Decimal]:
    """By the shown mean; what isn't shown comes last either way."""
    if result is None or result.mean is None:
        return True, Decimal(0)
    return False, -result.mean if downwards else result.mean
