"""Pure: how firm a factor's group is, when those who were silent might have answered as well.

Nothing but published numbers goes in. Of each limit that a rule looks at, the number on the other
side is taken to be normally distributed around what is shown: its variance is that of a sample
without replacement, (1 - submitted / invited) · s² / n (Cochran, *Sampling Techniques*, 1977,
chapter 2). With everybody's answer nothing is uncertain. What the margin does was studied in
`docs/decisions/0015-agenda-by-majorities.md`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations
from math import erf, hypot, prod, sqrt

from assessments.results import signals
from assessments.results.agenda.groups import AgendaGroup
from assessments.results.cells import Cell
from assessments.results.overview import Overview
from assessments.results.scores import Score
from assessments.results.signals import Opinion
from factors.catalogue import FactorText

FIRM_FROM = 0.8
"""A group that is less likely than this is *op de grens*."""


@dataclass(frozen=True)
class Estimate:
    """A mean as shown, and the standard error with which it stands for everybody invited."""

    mean: float
    error: float


THIRD = 1 / 3
HALF_A_TENTH = 0.05
"""Means are compared as shown: 0.95 apart is shown as 1.0."""


def bordering(overview: Overview, factor: FactorText, group: AgendaGroup) -> AgendaGroup | None:
    """The likeliest other group, when this one isn't firm."""
    likely = chances(overview, factor)
    if likely.get(group, 1.0) >= FIRM_FROM:
        return None
    return max((other for other in likely if other is not group), key=lambda other: likely[other])


def chances(overview: Overview, factor: FactorText) -> Mapping[AgendaGroup, float]:
    """How likely each group is if everybody had answered. Without a majority, what is known."""
    inform = _any(_unknown(overview, factor))
    discuss = (1 - inform) * _any(_differences(overview, factor))
    rest = 1 - inform - discuss
    known = {AgendaGroup.INFORM: inform, AgendaGroup.DISCUSS: discuss}
    agree = [_most(opinion, opinion.agree) for opinion in signals.opinions(overview, factor)]
    if not agree:
        return known
    keep, take_up = prod(agree), prod(1 - chance for chance in agree)
    return known | {
        AgendaGroup.EXPLORE: rest * (1 - keep - take_up),
        AgendaGroup.TAKE_UP: rest * take_up,
        AgendaGroup.KEEP: rest * keep,
    }


def _any(chances: Iterable[float]) -> float:
    """That at least one comes true."""
    return 1 - prod(1 - chance for chance in chances)


def _unknown(overview: Overview, factor: FactorText) -> Iterator[float]:
    for answered in signals.answered(overview, factor):
        people = answered.score.answers + answered.score.dont_know
        spread = _spread_of_share(answered.score.dont_know, people)
        silent = _silent(overview.roles[answered.role])
        yield _at_least(float(answered.unknown) - THIRD, sqrt(silent * spread / people))


def _differences(overview: Overview, factor: FactorText) -> Iterator[float]:
    for answered in signals.answered(overview, factor):
        yield _divided(answered.score, _silent(overview.roles[answered.role]))
    for a, b in permutations(signals.opinions(overview, factor), 2):
        yield _most(a, a.agree) * _most(b, b.disagree)
    means = signals.role_means(overview, factor)
    estimates = [_mean(overview.roles[role], factor, mean) for role, mean in means.items()]
    for first, second in combinations(estimates, 2):
        yield _far(first, second, signals.ROLES_APART_FROM)
    yield from _raden_far(overview, factor)


def _divided(score: Score, silent: float) -> float:
    return prod(
        _at_least(
            side / score.answers - THIRD,
            sqrt(silent * _spread_of_share(side, score.answers) / score.answers),
        )
        for side in (score.agree, score.disagree)
    )


def _raden_far(overview: Overview, factor: FactorText) -> Iterator[float]:
    for apart in signals.raden_apart(overview, factor):
        atom = (apart.place.code, "raad")
        own, others = overview.cells[atom], overview.others[atom]
        if isinstance(own, Cell) and isinstance(others, Cell):
            estimates = _mean(own, factor, apart.mean), _mean(others, factor, apart.others)
            yield _far(*estimates, signals.RAAD_APART_FROM)


def _mean(cell: Cell, factor: FactorText, mean: Decimal) -> Estimate:
    """A group's shown mean of a factor; its two statements are not independent."""
    scores = (cell.statements[statement.code] for statement in factor.statements)
    errors = [
        sqrt(_silent(cell) * _variance(score.counts) / score.answers)
        for score in scores
        if isinstance(score, Score)
    ]
    return Estimate(float(mean), sum(errors) / len(errors))


def _most(opinion: Opinion, number: int) -> float:
    """That more than half of everybody's answers are like these; people give two answers each."""
    people = opinion.answers / 2
    error = sqrt(_silent(opinion.cell) * _spread_of_share(number, opinion.answers) / people)
    past_half = number / opinion.answers - 0.5
    if error == 0:
        return float(past_half > 0)
    return _normal(past_half / error)


def _silent(cell: Cell) -> float:
    """The part of who was invited that did not answer."""
    return 1 - cell.submitted / cell.invited if cell.invited else 0.0


def _spread_of_share(number: int, of: int) -> float:
    """p · (1 - p), with one person more on either side: nobody is sure of those who are silent."""
    share = (number + 1) / (of + 2)
    return share * (1 - share)


def _variance(counts: Sequence[int]) -> float:
    people = sum(counts)
    mean = sum(answer * count for answer, count in enumerate(counts)) / people
    return sum((answer - mean) ** 2 * count for answer, count in enumerate(counts)) / (people - 1)


def _far(first: Estimate, second: Estimate, limit: Decimal) -> float:
    """That two means are shown at least `limit` apart, whichever is the higher."""
    apart, shown_from = first.mean - second.mean, float(limit) - HALF_A_TENTH
    error = hypot(first.error, second.error)
    return _at_least(apart - shown_from, error) + _at_least(-apart - shown_from, error)


def _at_least(past_limit: float, error: float) -> float:
    """That a number so far past its limit, with this standard error, has really reached it."""
    if error == 0:
        return float(past_limit >= -1e-9)
    return _normal(past_limit / error)


def _normal(deviations: float) -> float:
    """The standard normal distribution function."""
    return 0.5 * (1 + erf(deviations / sqrt(2)))
