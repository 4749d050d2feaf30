"""Pure: how an evening divides its minutes over an opening, factors with questions and a close."""

from collections.abc import Iterator
from dataclasses import dataclass

SIXTH = 6
"""The opening and the close take a sixth each."""
SHORTEST_OPENING, SHORTEST_CLOSE = 5, 10
SHORTEST_FACTOR = 5
"""Enough for a look and two short turns; a good conversation takes longer."""
QUESTIONS = 2


@dataclass(frozen=True)
class Period:
    """In minutes from the beginning of the evening."""

    begin: int
    minutes: int

    @property
    def end(self) -> int:
        return self.begin + self.minutes


@dataclass(frozen=True)
class FactorPeriod(Period):
    @property
    def question(self) -> int:
        """Minutes for each of the two questions: two fifths of the time."""
        return self.minutes * 2 // 5

    @property
    def look(self) -> int:
        """Minutes to look at the picture: what the questions leave."""
        return self.minutes - QUESTIONS * self.question


@dataclass(frozen=True)
class EveningPlan:
    opening: Period
    factors: tuple[FactorPeriod, ...]
    close: Period

    @property
    def minutes(self) -> int:
        return self.close.end


def least_minutes(factors: int) -> int:
    """Under this the questions have no time."""
    return SHORTEST_OPENING + factors * SHORTEST_FACTOR + SHORTEST_CLOSE


def evening_plan(minutes: int, factors: int) -> EveningPlan:
    """Of exactly so many minutes, or the least that this number of factors takes.

    The first factors, which matter most, get the minutes that can't be divided.
    """
    minutes = max(minutes, least_minutes(factors))
    opening = Period(0, max(SHORTEST_OPENING, _in_fives(minutes)))
    close = max(SHORTEST_CLOSE, _in_fives(minutes))
    if factors == 0:
        return EveningPlan(Period(0, minutes - close), (), Period(minutes - close, close))
    if minutes - opening.minutes - close < factors * SHORTEST_FACTOR:
        opening, close = Period(0, SHORTEST_OPENING), SHORTEST_CLOSE
    periods = tuple(_periods(opening.end, minutes - opening.minutes - close, factors))
    return EveningPlan(opening, periods, Period(minutes - close, close))


def _in_fives(minutes: int) -> int:
    """A sixth of them, down to whole five minutes."""
    return minutes // SIXTH // 5 * 5


def _periods(begin: int, minutes: int, factors: int) -> Iterator[FactorPeriod]:
    each, left = divmod(minutes, factors)
    for place in range(factors):
        period = FactorPeriod(begin, each + (place < left))
        yield period
        begin = period.end
