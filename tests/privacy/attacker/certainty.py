"""From a table to people: is the answer of one of them certain?

Who knows a table, the rule and perhaps an own answer considers every truth that the rule
publishes as this table. Somebody else's answer is certain when it is the same in all of them.
"""

from collections.abc import Callable, Iterator
from functools import cache

Counts = tuple[int, ...]
"""How many people answered 1 to 5."""

MOST_MOVED = 2
"""A rule of softening moves at most so many answers, each to any other answer."""


@cache
def truths(table: Counts, safe_table: Callable) -> frozenset[Counts]:
    """What people may have answered when this is published."""
    near = {table}
    for _ in range(MOST_MOVED):
        near |= {moved for counts in near for moved in _moved(counts)}
    return frozenset(counts for counts in near if _published(counts, safe_table) == table)


def _moved(counts: Counts) -> Iterator[Counts]:
    for origin in range(5):
        if counts[origin] == 0:
            continue
        for target in range(5):
            moved = list(counts)
            moved[origin] -= 1
            moved[target] += 1
            yield tuple(moved)


def _published(counts: Counts, safe_table: Callable) -> Counts | None:
    table = safe_table(counts, 0)
    return tuple(table.counts) if table else None


def certain_answer(possible: frozenset[Counts], own: int | None = None) -> int | None:
    """The answer that everybody else has given in every possible truth, if there is one.

    `own` is what the one who wants to know has answered, None for who isn't in the table.
    """
    answers = {
        answer
        for counts in possible
        if own is None or counts[own - 1]
        for answer in range(1, 6)
        if counts[answer - 1] - (answer == own)
    }
    return answers.pop() if len(answers) == 1 else None
