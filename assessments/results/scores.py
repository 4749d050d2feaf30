"""Pure: safe tables → what a cell may show of a statement or a factor (`docs/privacy.md`, step 4).

`Score` has everything, `Approximate` a mean in half steps, `Withheld` a reason and nothing else:
a template or chart that asks `Withheld` for a mean fails at once. Rounding is done with whole
numbers, half up; whatever is compared afterwards is the shown value.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import log2

from assessments.results.blocks import Counts, SafeTable

ENOUGH_FOR_A_DISTRIBUTION = 10
"""Fewer substantive answers than this are shown as a mean in half steps only."""

AGREED_FROM = 0.70
"""The consensus from which people are called agreed."""


class Band(StrEnum):
    """Limits of the Wilder Collaboration Factors Inventory; they describe, they don't judge."""

    HIGH = "hoog"
    MIDDLE = "midden"
    LOW = "laag"

    @property
    def mark(self) -> str:
        return {"hoog": "▲", "midden": "●", "laag": "▼"}[self.value]


class Spread(StrEnum):
    DIVIDED = "verdeeld"
    AGREED = "eensgezind"
    ORDINARY = "gewone spreiding"


class Reason(StrEnum):
    """Why something is not shown; the Dutch sentences are made by `withheld.withheld_text`."""

    NOT_ASKED = "not asked"
    POOLED = "pooled"
    COLLEGES_TOGETHER = "colleges together"
    LEFT_OUT = "left out"
    TOO_FEW_OPINIONS = "too few opinions"
    OTHER_STATEMENT_WITHHELD = "other statement withheld"
    OTHER_MUNICIPALITY = "other municipality"
    OTHER_BY_SUBTRACTION = "other by subtraction"
    POOLED_UNCOUNTED = "pooled, uncounted"
    TOO_FEW_INVITED = "too few invited"
    NO_ANSWERS = "no answers"
    NO_ROLE_WITH_A_SCORE = "no role with a score"


class Edge(StrEnum):
    """The half-step scale is capped: beyond these a single answer could be guessed."""

    NONE = ""
    OR_LOWER = "of lager"
    OR_HIGHER = "of hoger"


@dataclass(frozen=True, slots=True)
class Withheld:
    """Not shown, and why. The other fields fill in the sentence of the reason."""

    reason: Reason
    people: int = 0
    """How many sent in: of this group when left out, of all colleges when these are together."""
    shown_with: str = ""
    """Label of the group in which these answers are counted, if any: "raden van A en B samen"."""
    invited: int = 0
    municipalities: int = 0


@dataclass(frozen=True, slots=True)
class Approximate:
    """Five to nine substantive answers: a mean in half steps from 1.5 to 4.5, nothing else."""

    mean: Decimal
    edge: Edge = Edge.NONE
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """Ten or more substantive answers to one statement."""

    counts: Counts
    dont_know: int
    without: tuple[str, ...] = ()
    """Groups of this cell whose answers are missing here, as shown: ("de raad van Laren",)."""

    @property
    def answers(self) -> int:
        """The number of substantive answers, s."""
        return sum(self.counts)

    @property
    def mean(self) -> Decimal:
        """One decimal, half up."""
        return _tenths(_rounded(10 * _total(self.counts), self.answers))

    @property
    def band(self) -> Band:
        return band_of(self.mean)

    @property
    def agree(self) -> int:
        return self.counts[3] + self.counts[4]

    @property
    def neutral(self) -> int:
        return self.counts[2]

    @property
    def disagree(self) -> int:
        return self.counts[0] + self.counts[1]

    @property
    def agree_share(self) -> int:
        """Per cent of the substantive answers, half up."""
        return _rounded(100 * self.agree, self.answers)

    @property
    def disagree_share(self) -> int:
        """Per cent of the substantive answers, half up."""
        return _rounded(100 * self.disagree, self.answers)

    @property
    def dont_know_share(self) -> int:
        """Per cent of all who answered this statement, half up."""
        return _rounded(100 * self.dont_know, self.answers + self.dont_know)

    @property
    def often_unknown(self) -> bool:
        """Whether a third or more chose "weet niet"."""
        return 3 * self.dont_know >= self.answers + self.dont_know

    @property
    def consensus(self) -> float:
        return consensus(self.counts)

    @property
    def spread(self) -> Spread:
        if 3 * min(self.agree, self.disagree) >= self.answers:
            return Spread.DIVIDED
        if round(self.consensus, 2) >= AGREED_FROM:
            return Spread.AGREED
        return Spread.ORDINARY


@dataclass(frozen=True, slots=True)
class FactorScore:
    """A factor's mean: that of its two statements' shown means, one decimal, half up."""

    mean: Decimal
    without: tuple[str, ...] = ()

    @property
    def band(self) -> Band:
        return band_of(self.mean)


HEAT_FROM = (Decimal("4.0"), Decimal("3.5"), Decimal("3.0"), Decimal("2.5"))
"""Where the shades of an overview table begin, darkest first; with the limits of the bands."""


def heat(mean: Decimal) -> int:
    """The shade of a shown mean in an overview table, 1 (low) to 5 (high)."""
    return 5 - sum(mean < limit for limit in HEAT_FROM)


StatementResult = Score | Approximate | Withheld
FactorResult = FactorScore | Approximate | Withheld


def band_of(mean: Decimal) -> Band:
    """The band of a shown mean."""
    if mean >= 4:
        return Band.HIGH
    return Band.MIDDLE if mean >= 3 else Band.LOW


def statement_result(tables: Iterable[SafeTable], without: tuple[str, ...] = ()) -> StatementResult:
    """What a cell shows of a statement, from the safe tables of its blocks.

    `without` names the blocks of the cell that have no table for this statement.
    """
    tables = list(tables)
    a, b, c, d, e = (sum(table.counts[answer] for table in tables) for answer in range(5))
    score = Score((a, b, c, d, e), sum(table.dont_know for table in tables), without)
    if score.answers == 0:
        return Withheld(Reason.TOO_FEW_OPINIONS)
    if score.answers < ENOUGH_FOR_A_DISTRIBUTION:
        return _approximate(_rounded(2 * _total(score.counts), score.answers), without)
    return score


def factor_result(a: StatementResult, b: StatementResult) -> FactorResult:
    """What a cell shows of a factor, from its two statements.

    In half steps (the nearest, ties towards 3) when either statement is; withheld when either is.
    """
    if isinstance(a, Withheld) or isinstance(b, Withheld):
        if isinstance(a, Withheld) and isinstance(b, Withheld):
            return Withheld(a.reason)
        return Withheld(Reason.OTHER_STATEMENT_WITHHELD)
    without = tuple(dict.fromkeys(a.without + b.without))
    if isinstance(a, Score) and isinstance(b, Score):
        return FactorScore(mean_of([a.mean, b.mean]), without)
    tenths_from_middle = int(10 * (a.mean + b.mean)) - 60
    halves_from_middle = (abs(tenths_from_middle) + 4) // 10
    return _approximate(
        6 + (halves_from_middle if tenths_from_middle > 0 else -halves_from_middle), without
    )


def whole_result(results: Mapping[str, FactorResult]) -> FactorResult:
    """The partnership's factor: the mean of the role means that are exact.

    `results` are the roles' by how they are named when missing: "de colleges".
    """
    means = [result.mean for result in results.values() if isinstance(result, FactorScore)]
    if not means:
        return Withheld(Reason.NO_ROLE_WITH_A_SCORE)
    missing = (name for name, result in results.items() if not isinstance(result, FactorScore))
    return FactorScore(mean_of(means), tuple(missing))


def mean_of(means: Sequence[Decimal]) -> Decimal:
    """The mean of shown means (one decimal each), one decimal, half up. ValueError when empty."""
    if not means:
        raise ValueError("no means")
    return mean_from(sum(means, Decimal(0)), len(means))


def mean_from(total: Decimal, number: int) -> Decimal:
    """The mean of a `number` of shown means that are `total` together."""
    return _tenths(_rounded(int(10 * total), number))


def consensus(counts: Sequence[int]) -> float:
    """Tastle & Wierman's consensus over an ordinal scale of any length: 0 to 1, 1 when all agree.

    1 + Σ p·log2(1 − |x − μ| / d), with d the width of the scale (Tastle, W.J. & Wierman, M.J.,
    "Consensus and dissention", IJAR 45, 2007). Raises ValueError without answers or scale.
    """
    answers = sum(counts)
    width = len(counts) - 1
    if answers == 0 or width < 1:
        raise ValueError("no answers, or no scale")
    mean = sum(value * count for value, count in enumerate(counts)) / answers
    agreement = sum(
        count / answers * log2(1 - abs(value - mean) / width)
        for value, count in enumerate(counts)
        if count
    )
    return max(0.0, 1 + agreement)


def _approximate(halves: int, without: tuple[str, ...]) -> Approximate:
    """From the number of half steps; capped, and what lies at a cap is not told apart."""
    if halves <= 3:
        return Approximate(Decimal("1.5"), Edge.OR_LOWER, without)
    if halves >= 9:
        return Approximate(Decimal("4.5"), Edge.OR_HIGHER, without)
    return Approximate(_tenths(5 * halves), without=without)


def _total(counts: Counts) -> int:
    return sum(answer * count for answer, count in enumerate(counts, start=1))


def _rounded(numerator: int, denominator: int) -> int:
    """The quotient of two natural numbers, half up."""
    return (2 * numerator + denominator) // (2 * denominator)


def _tenths(number: int) -> Decimal:
    return Decimal(number).scaleb(-1)
