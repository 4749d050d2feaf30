"""Groups side by side, the largest difference first: roles, or a municipality and the whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from django.utils.translation import gettext as _

from assessments.presenters.numbers import Notes, Shown, shown
from assessments.results.differences import Difference, difference, is_far
from assessments.results.differences import gap as gap_between
from assessments.results.overview import Cell
from assessments.results.scores import FactorResult, StatementResult
from assessments.results.wording import comma
from factors.catalogue import FactorText, StatementText


@dataclass(frozen=True)
class Voice:
    """A group that is heard: its `key` says how it is drawn."""

    key: str
    name: str
    """In a sentence and beside a mark: "raden"."""
    label: str
    cell: Cell

    @property
    def people(self) -> int:
        return self.cell.submitted


@dataclass(frozen=True)
class Gap:
    """The difference between two voices, those that lie farthest apart."""

    between: tuple[Voice, Voice]
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
    """A factor, or one of its statements, and what each voice makes of it."""

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
    voices: tuple[Voice, ...]
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


def of_factors(voices: Sequence[Voice], factors: Iterable[FactorText]) -> Comparison:
    notes = Notes()
    rows = [
        _row(voices, factor, None, [voice.cell.factors[factor.number] for voice in voices], notes)
        for factor in factors
    ]
    return Comparison(tuple(voices), _largest_first(rows), tuple(notes.texts))


def of_statements(
    voices: Sequence[Voice], statements: Iterable[tuple[FactorText, StatementText]]
) -> Comparison:
    notes = Notes()
    rows = [
        _row(voices, factor, statement, [v.cell.statements[statement.code] for v in voices], notes)
        for factor, statement in statements
    ]
    return Comparison(tuple(voices), _largest_first(rows), tuple(notes.texts))


def _row(
    voices: Sequence[Voice],
    factor: FactorText,
    statement: StatementText | None,
    results: Sequence[FactorResult | StatementResult],
    notes: Notes,
) -> ComparisonRow:
    told = tuple(notes.numbered(shown(result)) for result in results)
    gap = _largest_gap(list(zip(voices, results, told, strict=True)))
    return ComparisonRow(factor, statement, told, gap)


@dataclass(frozen=True)
class ComparisonPart:
    """A comparison on a page, with its picture and table."""

    name: str
    title: str
    comparison: Comparison

    @property
    def picture(self) -> str:
        return f"figure-{self.name}"

    @property
    def notes_id(self) -> str:
        return f"notes-{self.name}"


Heard = tuple[Voice, FactorResult | StatementResult, Shown]


def _largest_gap(heard: Sequence[Heard]) -> Gap | None:
    gaps = [gap for one, other in combinations(heard, 2) if (gap := _gap(one, other))]
    return max(gaps, key=lambda gap: (gap.is_large, gap.weight), default=None)


def _gap(one: Heard, other: Heard) -> Gap | None:
    (voice, result, told), (other_voice, other_result, other_told) = one, other
    compared = difference(result, other_result)
    if compared is None:
        return None
    return Gap(
        between=(voice, other_voice),
        results=(told, other_told),
        value=gap_between(result, other_result),
        difference=compared,
        is_far=is_far(result, other_result),
    )


def _largest_first(rows: Sequence[ComparisonRow]) -> tuple[ComparisonRow, ...]:
    return tuple(sorted(rows, key=_rank))


def _rank(row: ComparisonRow) -> tuple[bool, bool, Decimal]:
    if row.gap is None:
        return True, True, Decimal(0)
    return False, not row.gap.is_large, -row.gap.weight
