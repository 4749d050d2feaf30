"""Pure: means from 1 to 5 → marks on a line, for the template `_components/mean_marks.svg`.

Lengths across are parts of the picture's width in per cents, and marks are as large as the letters
around them, so that the picture is as wide as its place. Coordinates are strings: no locale turns
3.2 into 3,2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assessments.palette import WHITE
from assessments.roles import role_facts

LOWEST, HIGHEST = 0.8, 5.2
"""The ends of the line: a mark at 1 or 5 lies inside the picture."""
LIMITS_OF_BANDS = (2.95, 3.95)
"""Between laag and midden, and between midden and hoog, on means of one decimal."""
ROOM, TRACK = 16, 12
"""Each group has a track of its own, so that equal means don't hide each other: how far the first
and last are apart, and two next to each other at most. In twentieths of the letters' height."""

OUTLINES = {
    "dot": "M0-7A7 7 0 1 1 0 7A7 7 0 1 1 0-7z",
    "triangle": "M0-8L8 6H-8z",
    "square": "M-6.5-6.5H6.5V6.5H-6.5z",
}
"""Of each mark, around its middle."""
ABOUT = "M0-8L8 0L0 8L-8 0z"
"""A mean in half steps is an open diamond, whatever the role."""


@dataclass(frozen=True)
class MeanToMark:
    role: str
    mean: Decimal
    exact: bool


@dataclass(frozen=True, slots=True)
class MeanMark:
    x: str
    y: str
    """From the middle of the picture."""
    outline: str
    colour: str
    fill: str


@dataclass(frozen=True, slots=True)
class Span:
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class MarkedLine:
    marks: tuple[MeanMark, ...]
    limits: tuple[str, ...]
    span: Span | None
    """From the lowest to the highest, behind the marks."""


@dataclass(frozen=True, slots=True)
class ScaleName:
    x: str
    text: str


def marked_line(
    means: Sequence[MeanToMark | None], span: tuple[Decimal, Decimal] | None = None
) -> MarkedLine:
    """A track for each of the `means`; None is not shown and has no mark."""
    between = len(means) - 1
    track = min(TRACK, ROOM / between) if between else 0
    marks = tuple(
        mean_mark(each, track * (place - between / 2)) for place, each in enumerate(means) if each
    )
    return MarkedLine(marks, tuple(map(across, LIMITS_OF_BANDS)), _span(span) if span else None)


def mean_mark(of: MeanToMark, y: float = 0) -> MeanMark:
    role = role_facts(of.role)
    outline, fill = (OUTLINES[role.mark], role.colour) if of.exact else (ABOUT, WHITE)
    return MeanMark(across(float(of.mean)), _n(y), outline, role.colour, fill)


def across(value: float) -> str:
    """Where a value lies, in per cents of the width."""
    return _n((value - LOWEST) / (HIGHEST - LOWEST) * 100)


def _span(ends: tuple[Decimal, Decimal]) -> Span:
    low, high = map(float, ends)
    return Span(across(low), _n((high - low) / (HIGHEST - LOWEST) * 100))


def _n(number: float) -> str:
    """At most two decimals, always with a point."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
