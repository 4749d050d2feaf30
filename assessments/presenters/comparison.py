"""Groups side by side, the largest difference first: roles, or a municipality and the whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from django.utils.translation import gettext as _

from assessments.presenters.compared_groups import ComparedGroup
from assessments.presenters.numbers import Notes, Shown, shown
from assessments.results.differences import Difference, Result, difference, is_far
from assessments.results.differences import gap as gap_between
from assessments.results.wording import comma
from factors.catalogue import FactorText, StatementText


@dataclass(frozen=True)
class Gap:
    """The difference between two groups, those that lie farthest apart."""

    between: tuple[ComparedGroup, ComparedGroup]
    results: tuple[Shown, Shown]
    value: Decimal
    difference: Difference
    is_far: bool
    """Enough to say what kind of difference it is."""

    @property
    def word(self) -> str:
        return self.difference.word

    @property
    def is_large(self) -> bool:
        """A point or more, in half steps one and a half."""
        return self.difference is Difference.LARGE

    @property
    def is_exact(self) -> bool:
        return all(result.exact for result in self.results)

    @property
    def is_clear(self) -> bool:
        """Whether it is more than about equal."""
        return self.difference.is_clear

    @property
    def text(self) -> str:
        """ "" where half steps are too coarse to say a number."""
        if self.is_exact:
            return comma(self.value)
        return _("ongeveer %(mean)s") % {"mean": comma(self.value)} if self.is_large else ""

    @property
    def weight(self) -> Decimal:
        return self.value if self.text else Decimal(0)


@dataclass(frozen=True)
class ComparisonRow:
    """A factor, or one of its statements, and what each group makes of it."""

    factor: FactorText
    statement: StatementText | None
    results: tuple[Shown, ...]
    gap: Gap | None
    """None with fewer than two results to compare."""

    @property
    def about_own_municipality(self) -> bool:
        return (self.statement or self.factor).about_own_municipality

    @property
    def code(self) -> str:
        return self.statement.code if self.statement else str(self.factor.number)

    @property
    def name(self) -> str:
        return self.statement.short_name if self.statement else self.factor.short_name


@dataclass(frozen=True)
class Comparison:
    groups: tuple[ComparedGroup, ...]
    rows: tuple[ComparisonRow, ...]
    """The largest difference first, then in the order of the instrument."""
    notes: tuple[str, ...]

    @property
    def in_view(self) -> tuple[ComparisonRow, ...]:
        """Far apart, and everybody looks at the same partnership."""
        return tuple(row for row in self._far if not row.about_own_municipality)

    @property
    def of_own(self) -> tuple[ComparisonRow, ...]:
        """Far apart, each about the own municipality: it can be really different there."""
        return tuple(row for row in self._far if row.about_own_municipality)

    @property
    def _far(self) -> Iterator[ComparisonRow]:
        return (row for row in self.rows if row.gap and row.gap.is_far)

    @property
    def has_marks(self) -> bool:
        return any(result.mean is not None for row in self.rows for result in row.results)

    @property
    def has_approximate(self) -> bool:
        results = (result for row in self.rows for result in row.results)
        return any(result.mean is not None and not result.exact for result in results)


def of_factors(groups: Sequence[ComparedGroup], factors: Iterable[FactorText]) -> Comparison:
    return _comparison(groups, [(factor, None) for factor in factors])


def of_statements(
    groups: Sequence[ComparedGroup], statements: Iterable[tuple[FactorText, StatementText]]
) -> Comparison:
    return _comparison(groups, list(statements))


def largest_gap(groups: Sequence[ComparedGroup], results: Sequence[Result]) -> Gap | None:
    """Between two of these groups by these results; None with fewer than two that are shown."""
    pairs = combinations(zip(groups, results, strict=True), 2)
    gaps = [gap for one, other in pairs if (gap := _gap(one, other))]
    return max(gaps, key=lambda gap: (gap.is_large, gap.weight), default=None)


def _comparison(
    groups: Sequence[ComparedGroup], asked: Sequence[tuple[FactorText, StatementText | None]]
) -> Comparison:
    notes = Notes()
    rows = [_row(groups, factor, statement, notes) for factor, statement in asked]
    return Comparison(tuple(groups), tuple(sorted(rows, key=_rank)), tuple(notes.texts))


def _row(
    groups: Sequence[ComparedGroup],
    factor: FactorText,
    statement: StatementText | None,
    notes: Notes,
) -> ComparisonRow:
    results: list[Result] = [
        group.statement(statement.code) if statement else group.factor(factor.number)
        for group in groups
    ]
    told = tuple(notes.numbered(shown(result)) for result in results)
    return ComparisonRow(factor, statement, told, largest_gap(groups, results))


def _gap(one: tuple[ComparedGroup, Result], other: tuple[ComparedGroup, Result]) -> Gap | None:
    (group, result), (other_group, other_result) = one, other
    compared = difference(result, other_result)
    if compared is None:
        return None
    return Gap(
        between=(group, other_group),
        results=(shown(result), shown(other_result)),
        value=gap_between(result, other_result),
        difference=compared,
        is_far=is_far(result, other_result),
    )


def _rank(row: ComparisonRow) -> tuple[bool, bool, Decimal]:
    """The largest difference first."""
    if row.gap is None:
        return True, True, Decimal(0)
    return False, not row.gap.is_large, -row.gap.weight
