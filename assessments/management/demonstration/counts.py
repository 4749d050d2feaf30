"""Pure: how many people give each answer, so that a group's mean comes out as wanted."""

import math
from collections.abc import Sequence

from assessments.management.demonstration.story import Shape

WIDTHS = {Shape.ORDINARY: 1.0, Shape.AGREED: 0.5}
DIVIDED = (0.14, 0.22, 0.26, 0.25, 0.13)
"""36 % disagree, 38 % agree."""


def spread(answers: int, total: int, shape: Shape = Shape.ORDINARY) -> list[int]:
    """Counts of 1 to 5 for so many answers with this sum, in a natural shape around their mean.

    `total` is between `answers` and five times that. Ordinary counts need no softening, unless
    (nearly) all have to be 1 or 5.
    """
    if answers == 0:
        return [0] * 5
    weights = DIVIDED if shape is Shape.DIVIDED else _bell(total / answers, WIDTHS[shape])
    ideal = [answers * weight / sum(weights) for weight in weights]
    counts = apportion(ideal, answers)
    while missing := total - _total(counts):
        _move_one(counts, ideal, step=1 if missing > 0 else -1)
    return counts


def apportion(shares: Sequence[float], total: int) -> list[int]:
    """Whole numbers near these shares that add up to `total`, as the shares themselves do."""
    whole = [math.floor(share) for share in shares]
    by_rest = sorted(range(len(shares)), key=lambda place: whole[place] - shares[place])
    for place in by_rest[: total - sum(whole)]:
        whole[place] += 1
    return whole


def _bell(mean: float, width: float) -> tuple[float, ...]:
    return tuple(math.exp(-(((value - mean) / width) ** 2) / 2) for value in range(1, 6))


def _total(counts: Sequence[int]) -> int:
    return sum(value * n for value, n in enumerate(counts, start=1))


def _move_one(counts: list[int], ideal: Sequence[float], *, step: int) -> None:
    """Move one answer a step, from where there are most too many to where there are too few."""
    excess = [n - wanted for n, wanted in zip(counts, ideal, strict=True)]
    starts = [place for place in range(5) if counts[place] and 0 <= place + step < 5]
    start = max(starts, key=lambda place: excess[place] - excess[place + step])
    counts[start] -= 1
    counts[start + step] += 1
