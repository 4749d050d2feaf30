"""The ten factors at a glance: each group's mean, and the share that agrees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.presenters.compared_groups import ComparedGroup, compared_groups, notes_about
from assessments.presenters.numbers import Notes, Shown, about_agreement, shown, shown_factor
from assessments.results.cells import Cell
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore
from assessments.results.wording import comma
from assessments.roles import RAAD
from factors.catalogue import FactorText


@dataclass(frozen=True, slots=True)
class Range:
    """From the lowest to the highest raad that is shown with a score of its own."""

    lowest: Decimal
    highest: Decimal
    raden: int
    """How many have a score."""

    @property
    def size(self) -> Decimal:
        return self.highest - self.lowest

    @property
    def text(self) -> str:
        return _("%(low)s tot %(high)s") % {"low": comma(self.lowest), "high": comma(self.highest)}


@dataclass(frozen=True)
class FactorMeans:
    """One factor."""

    factor: FactorText
    means: tuple[Shown, ...]
    """Per group of the table."""
    raden: Range | None
    """Only where the roles stand beside each other."""
    whole: Shown


@dataclass(frozen=True)
class TenFactors:
    """Of each group, in order of the factors."""

    columns: tuple[ComparedGroup, ...]
    rows: tuple[FactorMeans, ...]
    notes: tuple[str, ...]
    """Why a mean is rounded or isn't shown, by the numbers in the table."""

    @property
    def about_groups(self) -> tuple[str, ...]:
        """Who is missing in a group, and whether the own raad is in it."""
        return notes_about(self.columns)

    @property
    def about_agreement(self) -> str:
        return about_agreement(self._means)

    @property
    def has_ranges(self) -> bool:
        return any(row.raden for row in self.rows)

    @property
    def has_gaps(self) -> bool:
        return self.has_ranges and not all(row.raden for row in self.rows)

    @property
    def has_marks(self) -> bool:
        return any(result.mean is not None for result in self._means)

    @property
    def has_approximate(self) -> bool:
        return any(result.mean is not None and not result.exact for result in self._means)

    @property
    def _means(self) -> Iterator[Shown]:
        return (result for row in self.rows for result in row.means)


def ten_factors(overview: Overview, code: str | None = None) -> TenFactors:
    """Of the roles, with the range of the raden where the viewer sees it.

    With the `code` of a municipality its own raad beside the other groups.
    """
    groups = compared_groups(overview, code)
    notes = Notes()
    rows = tuple(
        _row(overview, groups, factor, notes, has_range=code is None)
        for factor in overview.instrument.factors
    )
    return TenFactors(groups, rows, tuple(notes.texts))


def _row(
    overview: Overview,
    groups: Sequence[ComparedGroup],
    factor: FactorText,
    notes: Notes,
    *,
    has_range: bool,
) -> FactorMeans:
    means = (shown_factor(group.cell, factor) for group in groups)
    return FactorMeans(
        factor=factor,
        means=tuple(map(notes.numbered, means)),
        raden=range_of_raden(overview, factor.number) if has_range else None,
        whole=notes.numbered(shown(overview.whole.factors[factor.number])),
    )


def range_of_raden(overview: Overview, number: int) -> Range | None:
    """None for a viewer who sees no others, and where fewer than two raden have a score."""
    return range_of_places(overview, RAAD, number)


def range_of_places(overview: Overview, role: str, number: int) -> Range | None:
    """From the lowest to the highest of this role, as `range_of_raden`."""
    if not overview.viewer.sees_others:
        return None
    cells = (overview.cells[place.code, role] for place in overview.places)
    results = [cell.factors[number] for cell in cells if isinstance(cell, Cell)]
    means = [result.mean for result in results if isinstance(result, FactorScore)]
    return Range(min(means), max(means), len(means)) if len(means) > 1 else None
