"""Pure: the course of a round → what is drawn of it, on a wide screen and on a phone."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.formats import date_format

from assessments.dashboards.figures.drawings import DASHES, Drawing, Path, Text
from assessments.dashboards.figures.signs import n, sign
from assessments.palette import ACCENT, AXIS, BRAND, INK, LINE, MUTED

TOP, BOTTOM, LEFT = 30, 28, 40
APART = 18
"""Names at the end of lines are at least so far from one another."""
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
LINES = 4
"""Across, at most, above the lowest."""


@dataclass(frozen=True)
class Canvas:
    """In pixels; `right` is the room for the names of lines."""

    width: int
    height: int
    right: int
    letters: int
    has_numbers: bool = True
    """Whether a name has its number with it."""


WIDE, NARROW = Canvas(760, 300, 150, 15), Canvas(288, 240, 100, 13, has_numbers=False)


@dataclass(frozen=True)
class DrawnLine:
    """A line with a name: a number at the end of each day."""

    name: str
    numbers: tuple[int, ...]
    colour: str = BRAND
    dash: str = "solid"
    symbol: str = "circle"


@dataclass(frozen=True)
class Calendar:
    """The days that have a number, from the `first` of the round to its `last`."""

    first: datetime.date
    last: datetime.date
    days: tuple[datetime.date, ...]

    def part(self, day: datetime.date, *, of_the_day: float = 1.0) -> float:
        """Which part of the round is over at that moment of a day."""
        length = (self.last - self.first).days + 1
        return ((day - self.first).days + of_the_day) / length


@dataclass(frozen=True)
class _Plot:
    canvas: Canvas
    calendar: Calendar
    top: int
    """The highest number of the scale."""

    @property
    def end(self) -> int:
        return self.canvas.width - self.canvas.right

    def x(self, day: datetime.date, *, of_the_day: float = 1.0) -> float:
        return LEFT + (self.end - LEFT) * self.calendar.part(day, of_the_day=of_the_day)

    def y(self, number: float) -> float:
        floor = self.canvas.height - BOTTOM
        return floor - (floor - TOP) * number / self.top


def drawings(
    calendar: Calendar, lines: Sequence[DrawnLine], marked: Sequence[datetime.date]
) -> tuple[Drawing, Drawing]:
    """For a wide screen and for a phone; the days that are `marked` are numbered from 1."""
    return _drawing(WIDE, calendar, lines, marked), _drawing(NARROW, calendar, lines, marked)


def _drawing(
    canvas: Canvas,
    calendar: Calendar,
    lines: Sequence[DrawnLine],
    marked: Sequence[datetime.date],
) -> Drawing:
    step, top = scale(max((max(line.numbers) for line in lines), default=0))
    plot = _Plot(canvas, calendar, top)
    paths = [*_grid(plot, step), *_marks(plot, marked)]
    for line in reversed(lines):
        paths += _line(plot, line)
    texts = [
        *_numbers(plot, step),
        *_ends(plot),
        *_numbers_of_marks(plot, marked),
        *_names(plot, lines),
    ]
    return Drawing(canvas.width, canvas.height, tuple(paths), tuple(texts), ())


def scale(highest: int) -> tuple[int, int]:
    """The step between lines across, and the highest of them: at least five, and all in reach."""
    highest = max(highest, 5)
    step = next((each for each in STEPS if each * LINES >= highest), ceil(highest / LINES))
    return step, step * ceil(highest / step)


def _grid(plot: _Plot, step: int) -> Iterator[Path]:
    across = "".join(
        f"M{LEFT} {n(plot.y(value))}H{plot.end}" for value in range(step, plot.top + 1, step)
    )
    yield Path(across, stroke=LINE)
    yield Path(f"M{LEFT} {n(plot.y(0))}H{plot.end}", stroke=AXIS)


def _marks(plot: _Plot, marked: Sequence[datetime.date]) -> Iterator[Path]:
    if marked:
        upright = "".join(
            f"M{n(plot.x(day, of_the_day=0.5))} {TOP - 8}V{n(plot.y(0))}" for day in marked
        )
        yield Path(upright, stroke=ACCENT, width="2", dash=DASHES["dot"])


def _line(plot: _Plot, line: DrawnLine) -> Iterator[Path]:
    """From nothing at the opening; the sign is at its last day."""
    places = [
        (plot.x(day), plot.y(number))
        for day, number in zip(plot.calendar.days, line.numbers, strict=True)
    ]
    way = f"M{LEFT} {n(plot.y(0))}" + "".join(f"L{n(x)} {n(y)}" for x, y in places)
    yield Path(way, stroke=line.colour, width="2.5", dash=DASHES.get(line.dash, ""))
    yield Path(sign(line.symbol, *places[-1], 10), fill=line.colour)


def _numbers(plot: _Plot, step: int) -> Iterator[Text]:
    for value in range(0, plot.top + 1, step):
        yield _text(plot, str(value), LEFT - 8, plot.y(value) + 5, "end", MUTED)


def _ends(plot: _Plot) -> Iterator[Text]:
    """The first day and the last, under the picture."""
    calendar, y = plot.calendar, plot.canvas.height - 6
    yield _text(plot, date_format(calendar.first, "j b"), LEFT, y, "start", MUTED)
    yield _text(plot, date_format(calendar.last, "j b"), plot.end, y, "end", MUTED)


def _numbers_of_marks(plot: _Plot, marked: Sequence[datetime.date]) -> Iterator[Text]:
    for number, day in enumerate(marked, start=1):
        x = plot.x(day, of_the_day=0.5)
        yield _text(plot, str(number), x, TOP - 13, "middle", INK, 600)


def _names(plot: _Plot, lines: Sequence[DrawnLine]) -> Iterator[Text]:
    """At the end of each line, from the highest down, and never over one another."""
    x = plot.x(plot.calendar.days[-1]) + 10
    above = -float(APART)
    in_order = sorted(lines, key=lambda line: -line.numbers[-1])
    for line, y in zip(in_order, _spread(plot, in_order), strict=True):
        above = max(y, above + APART)
        name = f"{line.name} {line.numbers[-1]}" if plot.canvas.has_numbers else line.name
        yield _text(plot, name, x, above, "start", line.colour, 600)


def _spread(plot: _Plot, in_order: Sequence[DrawnLine]) -> Iterator[float]:
    """Where each would stand by itself, with room under it for those that follow."""
    lowest = plot.canvas.height - BOTTOM - 2
    for place, line in enumerate(in_order, start=1):
        yield min(plot.y(line.numbers[-1]) + 5, lowest - APART * (len(in_order) - place))


def _text(
    plot: _Plot, text: str, x: float, y: float, anchor: str, fill: str, weight: int = 400
) -> Text:
    return Text(text, round(x, 1), round(y, 1), plot.canvas.letters, anchor, fill, weight)
