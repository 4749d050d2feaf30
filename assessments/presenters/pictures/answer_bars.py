"""Pure: how many chose each answer → one bar, for the template `_components/answer_bar.svg`.

The one picture of answers, on screen, slide and paper: it diverges around the middle of neutral,
and "weet niet" follows after a gap. Lengths across are parts of the picture's width in per cents,
so that it is as wide as its place while its numbers keep their size. Where a number fits is told in
`needs`: how many times its letters' height the picture is to be wide.

Numbers are strings or whole: no locale turns 3.2 into 3,2.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from assessments.palette import ANSWERS, DONT_KNOW, DONT_KNOW_BORDER, INK, ON_ANSWERS

NEUTRAL = 2
"""Its place among the counts."""

BETWEEN = 0.35
"""A white line between two answers: printed in grey, 2 and 4 are the same."""
APART = 2.5
"""The gap in front of "weet niet"; both in per cents of the picture."""
DIGIT, AROUND = 0.5, 0.4
"""The width of a digit, and of the room around a number, in its letters' height."""
STEPS = (12, 16, 20, 24, 28, 32, 40, 48, 64)
"""The widths from which a style sheet shows a number, in its letters' height."""


@dataclass(frozen=True, slots=True)
class Answers:
    """How many chose each answer, 1 to 5, and how many "weet niet"; not all of them 0."""

    counts: Sequence[int]
    dont_know: int

    @property
    def everybody(self) -> int:
        return sum(self.counts) + self.dont_know

    @property
    def sides(self) -> tuple[float, float, float]:
        """The part of everybody left and right of neutral's middle, and that of "weet niet"."""
        half = self.counts[NEUTRAL] / 2
        left, right = sum(self.counts[:NEUTRAL]) + half, sum(self.counts[NEUTRAL + 1 :]) + half
        return left / self.everybody, right / self.everybody, self.dont_know / self.everybody


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the bars of one picture go to each side: they share one scale."""

    left: float
    right: float
    dont_know: float

    @property
    def unit(self) -> float:
        """Per cents of the width for everybody of a group."""
        room = 100 - (APART if self.dont_know else 0)
        return room / (self.left + self.right + self.dont_know)

    @property
    def middle(self) -> float:
        return self.left * self.unit

    @property
    def start_of_dont_know(self) -> float:
        return 100 - self.dont_know * self.unit


@dataclass(frozen=True, slots=True)
class Segment:
    """An answer that somebody gave: a box, with its number where the picture is wide enough."""

    x: str
    width: str
    fill: str
    border: str
    number: str
    colour: str
    number_x: str
    """Its middle; it begins `number_shift` of its letters' height before."""
    number_shift: str
    needs: int
    """The number of times its letters' height that the picture is wide when the number fits."""

    @property
    def step(self) -> int:
        """From which of `STEPS` it is shown; 0 when it never is."""
        return next((step for step in STEPS if self.needs <= step), 0)


@dataclass(frozen=True, slots=True)
class AnswerBar:
    """One group's answers; `title` says them to whoever can't see it."""

    title: str
    middle: str
    segments: tuple[Segment, ...]


def reach(shown: Iterable[Answers]) -> Reach:
    """Of all groups that are compared in one picture; of none it is that of any group."""
    sides = [answers.sides for answers in shown] or [(0.5, 0.5, 0.0)]
    return Reach(*(max(side) for side in zip(*sides, strict=True)))


def answer_bar(answers: Answers, within: Reach, title: str) -> AnswerBar:
    """Answers 1 to 5 from left to right around neutral's middle, "weet niet" apart from them."""
    return AnswerBar(title, _n(within.middle), tuple(_segments(answers, within)))


def with_numbers_that_fit(bar: AnswerBar, width: float) -> AnswerBar:
    """Where the width is known: in its letters' height."""
    segments = tuple(
        segment if segment.needs <= width else replace(segment, number="")
        for segment in bar.segments
    )
    return replace(bar, segments=segments)


def _segments(answers: Answers, within: Reach) -> Iterator[Segment]:
    unit = within.unit / answers.everybody
    left = within.middle - answers.sides[0] * within.unit
    looks = zip(answers.counts, ANSWERS, ON_ANSWERS, strict=True)
    for count, fill, colour in looks:
        if count:
            yield _segment(left, count * unit, count, fill=fill, colour=colour)
        left += count * unit
    if answers.dont_know:
        start, width = within.start_of_dont_know, answers.dont_know * unit
        yield _segment(start, width, answers.dont_know, fill=DONT_KNOW, colour=INK, border=True)


def _segment(
    left: float, width: float, count: int, *, fill: str, colour: str, border: bool = False
) -> Segment:
    """Half of the white line is left free on either side, unless nothing would be left."""
    free = min(BETWEEN, width / 2)
    return Segment(
        x=_n(left + free / 2),
        width=_n(width - free),
        fill=fill,
        border=DONT_KNOW_BORDER if border else "",
        number=str(count),
        colour=colour,
        number_x=_n(left + width / 2),
        number_shift=_n(-DIGIT * len(str(count)) / 2),
        needs=ceil((DIGIT * len(str(count)) + AROUND) * 100 / (width - free)),
    )


def _n(number: float) -> str:
    """At most two decimals, always with a point."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
