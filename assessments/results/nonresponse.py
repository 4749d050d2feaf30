"""Pure: whether those who did not answer could have changed a majority.

Nothing but published numbers goes in: both statements of a factor as a group answered them, and
how many of it were invited and sent in. Each of the others is taken to answer both statements.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace

from assessments.results import signals
from assessments.results.cells import Cell
from assessments.results.scores import FactorScore
from assessments.results.signals import Opinion
from factors.catalogue import FactorText

STATEMENTS = 2


@dataclass(frozen=True)
class Nonresponse:
    """A group's opinion on a factor, and how many `others` of it did not answer: one or more."""

    opinion: Opinion
    others: int

    @property
    def most_agree(self) -> bool:
        """Of those who did answer."""
        return self.opinion.most_agree

    @property
    def to_turn(self) -> int | None:
        """How many of the others are enough to end a majority that agrees, or to make one.

        If they think otherwise, it is so whatever the rest of the others answer; of one fewer it
        isn't certain. None when all of them together are not enough.
        """
        found = bisect_left(range(self.others + 1), True, key=self._turns)
        return found if found <= self.others else None

    def _turns(self, otherwise: int) -> bool:
        """Whether so many who think otherwise change it, when the rest thinks as most do now."""
        agreeing = self.others - otherwise if self.most_agree else otherwise
        together = replace(
            self.opinion,
            agree=self.opinion.agree + STATEMENTS * agreeing,
            answers=self.opinion.answers + STATEMENTS * self.others,
        )
        return together.most_agree != self.most_agree


def nonresponse(cell: Cell, factor: FactorText) -> Nonresponse | None:
    """None when everybody answered, and where the factor has no exact score of the whole group.

    People who sent in and are counted nowhere are no others: what they think is not known to who
    reads, so that nothing can be said about a majority of all.
    """
    opinion = signals.opinion_of(cell, factor)
    others = cell.invited - cell.submitted
    score = cell.factors[factor.number]
    if opinion is None or others < 1 or cell.without:
        return None
    if isinstance(score, FactorScore) and score.without:
        return None
    return Nonresponse(opinion, others)
