"""Where there is room for a group's name beside one of its marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

PER_LETTER, BESIDE_MARK = 0.112, 0.15
"""What a name takes on the smallest screen, in points of the scale."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a name: `x` beside the mark in row `place`, or beside the bar that is its own."""

    place: int
    x: float
    anchor: str
    is_inside: bool
    is_free: bool


def spots(
    place: int,
    means: Sequence[float | None],
    index: int,
    *,
    name: str,
    span: Sequence[float],
    own_span: Sequence[float],
    scale: tuple[float, float],
) -> Iterator[Spot]:
    """To the left and to the right of the mark at `index`, free or not; none without a mark."""
    mean = means[index]
    if mean is None:
        return
    others = [other for n, other in enumerate(means) if n != index and other not in (None, mean)]
    low, high = min(mean, *own_span, mean), max(mean, *own_span, mean)
    width = BESIDE_MARK + PER_LETTER * len(name)
    for start, end, x, anchor in (
        (low - width, low, low, "right"),
        (high, high + width, high, "left"),
    ):
        is_inside = scale[0] <= start and end <= scale[1]
        is_taken = any(start <= other <= end for other in others)
        crosses_bar = not own_span and bool(span) and span[0] < end and start < span[-1]
        is_free = is_inside and not is_taken and not crosses_bar
        yield Spot(place, x, anchor, is_inside, is_free)
