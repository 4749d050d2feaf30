"""Pure: where an Overview shows that people differ or don't know, per factor.

Findings and the conversation agenda are both made of these. They look only at groups with ten
or more answers, and at shown values. The limits come from a simulation: by chance they are
reached in 0 to 3 % of factors.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from assessments.results import wording
from assessments.results.cells import Cell, Place
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore, Score, Spread, mean_from
from factors.catalogue import FactorText, StatementText

POSITIVE_FROM = Decimal("3.5")
ROLES_APART_FROM = Decimal("1.0")
RAAD_APART_FROM = Decimal("0.8")
STATEMENTS_APART_FROM = Decimal("1.0")


@dataclass(frozen=True)
class RolesApart:
    """The two roles that differ most on a factor, in the order raad, college, organisatie."""

    factor: FactorText
    cells: tuple[Cell, Cell]
    means: tuple[Decimal, Decimal]

    @property
    def gap(self) -> Decimal:
        return abs(self.means[0] - self.means[1])


@dataclass(frozen=True)
class RaadApart:
    """A raad beside the mean of the other raden on a factor."""

    factor: FactorText
    place: Place
    mean: Decimal
    others: Decimal

    @property
    def gap(self) -> Decimal:
        return abs(self.mean - self.others)


@dataclass(frozen=True)
class Answered:
    """A statement as one role over the whole partnership answered it."""

    factor: FactorText
    statement: StatementText
    role: str
    score: Score

    @property
    def unknown(self) -> Fraction:
        """The part that chose "weet niet"."""
        return Fraction(self.score.dont_know, self.score.answers + self.score.dont_know)

    @property
    def division(self) -> Fraction:
        """The part that agrees or disagrees, whichever is smaller."""
        return Fraction(min(self.score.agree, self.score.disagree), self.score.answers)


def role_means(overview: Overview, factor: FactorText) -> dict[str, Decimal]:
    """The roles that have a score for this factor, in order."""
    results = ((role, cell.factors[factor.number]) for role, cell in overview.roles.items())
    return {role: result.mean for role, result in results if isinstance(result, FactorScore)}


def roles_apart(overview: Overview, factor: FactorText) -> RolesApart | None:
    """The largest difference, however small; None with fewer than two roles to compare."""
    pairs = (
        RolesApart(factor, (overview.roles[a], overview.roles[b]), (mean_a, mean_b))
        for (a, mean_a), (b, mean_b) in combinations(role_means(overview, factor).items(), 2)
    )
    return max(pairs, key=lambda pair: pair.gap, default=None)


def raden_apart(overview: Overview, factor: FactorText) -> list[RaadApart]:
    """Every raad of one municipality beside the others; empty with fewer than two."""
    means = {
        place: result.mean
        for place in overview.places
        if isinstance(cell := overview.cell(place.code, "raad"), Cell)
        and isinstance(result := cell.factors[factor.number], FactorScore)
    }
    total, others = sum(means.values(), Decimal(0)), len(means) - 1
    return [
        RaadApart(factor, place, mean, mean_from(total - mean, others))
        for place, mean in means.items()
        if others
    ]


def answered(overview: Overview, factor: FactorText) -> list[Answered]:
    """Both statements as each role answered them, where the distribution is shown."""
    return [
        Answered(factor, statement, role, score)
        for role, cell in overview.roles.items()
        for statement in factor.statements
        if isinstance(score := cell.statements[statement.code], Score)
    ]


def most_divided(statements: Iterable[Answered]) -> Answered | None:
    divided = (s for s in statements if s.score.spread is Spread.DIVIDED)
    return max(divided, key=lambda s: s.division, default=None)


def most_unknown(statements: Iterable[Answered]) -> Answered | None:
    unknown = (s for s in statements if s.score.often_unknown)
    return max(unknown, key=lambda s: s.unknown, default=None)


def bodies(cell: Cell) -> str:
    """The bodies of a role in a sentence: "raden"; a joint organisation by its own name."""
    return cell.label if _is_joint(cell) else wording.bodies(cell.role)


def the_bodies(cell: Cell) -> str:
    """ "de raden"; a joint organisation by its own name."""
    return cell.label if _is_joint(cell) else wording.the_bodies(cell.role)


def listed(cell: Cell) -> str:
    """A role in a list of numbers: "raden", "colleges", "organisatie", or its own name."""
    return cell.label if cell.role == "organisatie" else wording.bodies(cell.role)


def _is_joint(cell: Cell) -> bool:
    return all(place.code == "" for place in cell.places)
