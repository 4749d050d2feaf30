"""Pure: how many had submitted by the end of each day of an open round, kept so that it tells no
more afterwards than the counts did when they were shown (decision 18).

`Days` is what `Round.submitted_by_day` keeps: day → part → how many had submitted. A part is a
role of which ten or more people are invited, and "" is everybody else, or all when no role can be
told apart; no part is of fewer than ten, so neither is what is left when one is subtracted.
"""

import datetime
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assessments.results.turnout import kept_together
from assessments.roles import ROLES

ENOUGH = 10
"""Invited people of whom there is a count per day."""
OTHERS = ""
Days = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Series:
    """How many had submitted, of a role or ("") of everybody, in the order of the days."""

    role: str
    submitted: tuple[int, ...]


@dataclass(frozen=True)
class Course:
    """What is shown: everybody first, then the roles; each has a number for each day."""

    days: tuple[datetime.date, ...]
    series: tuple[Series, ...]

    def __bool__(self) -> bool:
        """One day is no course yet: its number is the one of now."""
        return len(self.days) > 1

    @property
    def total(self) -> tuple[int, ...]:
        return self.series[0].submitted

    def before(self, day: datetime.date) -> int:
        """How many in all had submitted when this day began, as far as it was counted."""
        earlier = [n for each, n in zip(self.days, self.total, strict=True) if each < day]
        return earlier[-1] if earlier else 0


def with_day(
    kept: Days, *, invited: Mapping[str, int], submitted: Mapping[str, int], day: datetime.date
) -> dict[str, dict[str, int]]:
    """The days with the numbers of now as those of `day`; none when fewer than ten are invited.

    `invited` and `submitted` are those that are shown, by role, with "" for groups of several
    roles. No earlier day keeps more than there are now: who looks after somebody was removed, or
    withdrew, finds no fall that says that this person had submitted. Roles that were counted
    together once stay together: their days can't be told apart.
    """
    if sum(invited.values()) < ENOUGH:
        return {}
    joined = kept_together(invited, at_least=ENOUGH)
    apart = {part for part in invited if part not in joined} - {OTHERS}
    if kept:
        apart &= {part for parts in kept.values() for part in parts}
    now = _regrouped(submitted, apart)
    earlier = {each: _regrouped(parts, apart) for each, parts in kept.items()}
    lowered = {
        each: {part: min(number, now.get(part, 0)) for part, number in parts.items()}
        for each, parts in earlier.items()
    }
    return {**lowered, day.isoformat(): now}


def course(kept: Days) -> Course:
    """What is kept, in order, as it may be shown."""
    in_order = sorted((datetime.date.fromisoformat(day), parts) for day, parts in kept.items())
    roles = [role for role in ROLES if any(role in parts for _day, parts in in_order)]
    everybody = Series(OTHERS, tuple(sum(parts.values()) for _day, parts in in_order))
    of_roles = [Series(role, tuple(parts[role] for _day, parts in in_order)) for role in roles]
    return Course(
        tuple(day for day, _parts in in_order), (everybody, *_told_apart(everybody, of_roles))
    )


def _told_apart(everybody: Series, of_roles: Sequence[Series]) -> Sequence[Series]:
    """None where the only role is everybody."""
    return [] if [each.submitted for each in of_roles] == [everybody.submitted] else of_roles


def _regrouped(parts: Mapping[str, int], apart: Collection[str]) -> dict[str, int]:
    numbers: Counter[str] = Counter()
    for part, number in parts.items():
        numbers[part if part in apart else OTHERS] += number
    return dict(numbers)
