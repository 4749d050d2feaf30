"""Pure: where an Overview shows that people agree, differ or don't know, per factor.

Findings and the conversation agenda are both made of these. They look only at groups with ten
or more answers, and at shown values. What the limits do to chance is in
`docs/decisions/0015-agenda-by-majorities.md`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial, wraps
from itertools import combinations, permutations
from typing import TypeVar

from django.utils.translation import gettext as _

from assessments.results import wording
from assessments.results.cells import Cell, Place
from assessments.results.overview import Overview
from assessments.results.scores import FactorScore, Score, Spread, Withheld
from assessments.roles import ORGANISATIE, RAAD
from factors.catalogue import FactorText, StatementText

MAJORITY = Fraction(1, 2)
"""More than this part of a role's answers is "most"."""
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
    """A raad beside the other raden together, on a factor."""

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


@dataclass(frozen=True)
class Opinion:
    """A role over the whole partnership on a factor: both statements, and all who answered them.

    "Weet niet" counts among the answers: most agree only when it is true of everybody.
    """

    cell: Cell
    agree: int
    disagree: int
    answers: int

    @property
    def agreeing(self) -> Fraction:
        return Fraction(self.agree, self.answers)

    @property
    def disagreeing(self) -> Fraction:
        return Fraction(self.disagree, self.answers)

    @property
    def most_agree(self) -> bool:
        return self.agreeing > MAJORITY

    @property
    def most_disagree(self) -> bool:
        return self.disagreeing > MAJORITY

    @property
    def agree_share(self) -> int:
        """Per cent, half up."""
        return half_up(100 * self.agreeing)

    @property
    def disagree_share(self) -> int:
        """Per cent, half up."""
        return half_up(100 * self.disagreeing)


Signal = TypeVar("Signal")


def once(
    find: Callable[[Overview, FactorText], Signal],
) -> Callable[[Overview, FactorText], Signal]:
    """Look for it once in an overview: findings, agenda and titles all ask for the same.

    What the round is called, or who is its contact, isn't looked at: that may change.
    """

    @wraps(find)
    def found(overview: Overview, factor: FactorText) -> Signal:
        return overview.once((find.__name__, factor.number), partial(find, overview, factor))

    return found


@once
def opinions(overview: Overview, factor: FactorText) -> list[Opinion]:
    """Of the roles that show both statements, in the order raad, college, organisatie."""
    return [
        opinion
        for cell in overview.roles.values()
        if (opinion := opinion_of(cell, factor)) is not None
    ]


def opinion_of(cell: Cell, factor: FactorText) -> Opinion | None:
    """The same of one group of people; None unless ten or more gave an opinion on both."""
    a, b = (cell.statements[statement.code] for statement in factor.statements)
    if not (isinstance(a, Score) and isinstance(b, Score)):
        return None
    return Opinion(
        cell,
        agree=a.agree + b.agree,
        disagree=a.disagree + b.disagree,
        answers=a.answers + a.dont_know + b.answers + b.dont_know,
    )


def opposed(opinions: Sequence[Opinion]) -> tuple[Opinion, Opinion] | None:
    """A role in which most agree, and one in which most disagree."""
    pairs = ((a, b) for a, b in permutations(opinions, 2) if a.most_agree and b.most_disagree)
    return max(pairs, key=lambda pair: pair[0].agreeing + pair[1].disagreeing, default=None)


def agreeing_shares(opinions: Sequence[Opinion], name: Callable[[Cell], str]) -> str:
    """ "van de raden is 38 % het eens, van de colleges 45 %"; each role as `name` calls it."""
    first, *others = opinions
    text = _("van {people} is {share} het eens").format(
        people=name(first.cell), share=wording.per_cent(first.agree_share)
    )
    for opinion in others:
        text += _(", van {people} {share}").format(
            people=name(opinion.cell), share=wording.per_cent(opinion.agree_share)
        )
    return text


def half_up(share: Fraction) -> int:
    return int(share + Fraction(1, 2))


@once
def role_means(overview: Overview, factor: FactorText) -> dict[str, Decimal]:
    """The roles that have a score for this factor, in order."""
    results = ((role, cell.factors[factor.number]) for role, cell in overview.roles.items())
    return {role: result.mean for role, result in results if isinstance(result, FactorScore)}


@once
def roles_apart(overview: Overview, factor: FactorText) -> RolesApart | None:
    """The largest difference, however small; None with fewer than two roles to compare."""
    pairs = (
        RolesApart(factor, (overview.roles[a], overview.roles[b]), (mean_a, mean_b))
        for (a, mean_a), (b, mean_b) in combinations(role_means(overview, factor).items(), 2)
    )
    return max(pairs, key=lambda pair: pair.gap, default=None)


@once
def raden_apart(overview: Overview, factor: FactorText) -> list[RaadApart]:
    """Every raad of one municipality beside the other raden; empty for who may not see others."""
    found = (raad_apart(overview, place, factor) for place in overview.places)
    return [apart for apart in found if apart]


def raad_apart(overview: Overview, place: Place, factor: FactorText) -> RaadApart | None:
    """This raad beside the others, all their people alike; None unless both have a score."""
    own, others = (
        _mean_of(cells.get((place.code, RAAD)), factor)
        for cells in (overview.cells, overview.others)
    )
    return RaadApart(factor, place, own, others) if own and others else None


def _mean_of(cell: Cell | Withheld | None, factor: FactorText) -> Decimal | None:
    result = cell.factors[factor.number] if isinstance(cell, Cell) else None
    return result.mean if isinstance(result, FactorScore) else None


@once
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
    return cell.label if is_joint(cell) else wording.bodies(cell.role)


def the_bodies(cell: Cell) -> str:
    """ "de raden"; a joint organisation by its own name."""
    return cell.label if is_joint(cell) else wording.the_bodies(cell.role)


def the_people(cell: Cell) -> str:
    """After "van": "de raadsleden"; a joint organisation by its own name."""
    return cell.label if is_joint(cell) else wording.the_people(cell.role)


def are_divided(cell: Cell) -> str:
    """ "de raadsleden zijn verdeeld", "de meningen bij BEL Combinatie zijn verdeeld"."""
    if is_joint(cell):
        return _("de meningen bij {organisation} zijn verdeeld").format(organisation=cell.label)
    return _("de {people} zijn verdeeld").format(people=wording.people(cell.role))


def listed(cell: Cell) -> str:
    """A role in a list of numbers: "raden", "colleges", "organisatie", or its own name."""
    return cell.label if cell.role == ORGANISATIE else wording.bodies(cell.role)


def is_joint(cell: Cell) -> bool:
    """Whether these are the people of the joint organisation, and nobody else."""
    return all(place.code == "" for place in cell.places)
