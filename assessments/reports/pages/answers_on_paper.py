"""The bars of all groups of a statement in one picture, as high as the rows beside it.

What looks the same is one shape, and numbers of one colour are one text: WeasyPrint takes as long
for each of those as for a line of text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessments.palette import LINE_STRONG
from assessments.presenters.pictures.answer_bars import DIGIT, AnswerBar
from assessments.presenters.pictures.charts import Path

WIDTH, LETTERS = 92.0, 3.1
"""Of a picture on paper and of its numbers, in millimetres."""
WIDTH_IN_LETTERS = WIDTH / LETTERS
ROW = 6.4
"""The height of a row at the normal density of `report.css`, with its line, in millimetres."""
BAR, MIDDLE, BORDER = 0.76, "0.2", "0.19"
"""The part of a row that a bar takes; the widths of neutral's middle (in per cents of the picture)
and of a border (in millimetres)."""
HALF_A_DIGIT = 0.33
"""How far under the middle of a number its letters stand, in their height."""
PER_CENT = WIDTH / 100
PIXELS = 96 / 25.4
"""In a millimetre. Places of letters are in pixels: units take ten times as long to read."""


@dataclass(frozen=True)
class DigitsOnPaper:
    """All numbers of one colour, one text: a place across and down for each of their digits."""

    digits: str
    colour: str
    x: str
    """In pixels of CSS, as `dy` is."""
    y: str
    """The middle of the row, in per cents of the picture's height."""
    dy: str


@dataclass(frozen=True)
class AnswersOnPaper:
    """The picture; `title` has all six counts of each group."""

    title: str
    height: str
    """Of all rows; the picture is stretched to its place."""
    shapes: tuple[Path, ...]
    numbers: tuple[DigitsOnPaper, ...]
    width: float = WIDTH
    letters: float = LETTERS


def answers_on_paper(bars: Sequence[AnswerBar | None]) -> AnswersOnPaper | None:
    """One picture of the rows that have a bar; None when none has."""
    drawn = [(row, bar) for row, bar in enumerate(bars) if bar]
    if not drawn:
        return None
    return AnswersOnPaper(
        title=" ".join(bar.title for _row, bar in drawn),
        height=_n(ROW * len(bars)),
        shapes=(_middles(drawn), *_segments(drawn)),
        numbers=tuple(_numbers(drawn, len(bars))),
    )


def _middles(drawn: Sequence[tuple[int, AnswerBar]]) -> Path:
    """The line through the middle of neutral, where it is drawn: behind the bars."""
    lines = (_box(bar.middle, MIDDLE, row * ROW, ROW) for row, bar in drawn)
    return Path("".join(lines), LINE_STRONG)


def _segments(drawn: Sequence[tuple[int, AnswerBar]]) -> Iterator[Path]:
    """A shape for each answer that somebody gave."""
    outlines: dict[tuple[str, str], str] = {}
    for row, bar in drawn:
        for part in bar.segments:
            box = _box(part.x, part.width, (row + 0.5 - BAR / 2) * ROW, BAR * ROW)
            looks = part.fill, part.border
            outlines[looks] = outlines.get(looks, "") + box
    for (fill, border), outline in outlines.items():
        yield Path(outline, fill, border, BORDER)


def _box(x: str, width: str, top: float, height: float) -> str:
    """From per cents across and millimetres down."""
    left, across, down = _n(float(x) * PER_CENT), _n(float(width) * PER_CENT), _n(height)
    return f"M{left} {_n(top)}h{across}v{down}h-{across}z"


def _numbers(drawn: Sequence[tuple[int, AnswerBar]], rows: int) -> Iterator[DigitsOnPaper]:
    placed: dict[str, list[tuple[str, float, float]]] = {}
    for row, bar in drawn:
        for part in bar.segments:
            start = float(part.number_x) * PER_CENT + float(part.number_shift) * float(LETTERS)
            for place, digit in enumerate(part.number):
                x = (start + place * DIGIT * float(LETTERS)) * PIXELS
                placed.setdefault(part.colour, []).append((digit, x, (row + 0.5) / rows * 100))
    for colour, digits in placed.items():
        yield DigitsOnPaper(
            digits="".join(digit for digit, _x, _y in digits),
            colour=colour,
            x=" ".join(_n(x) for _digit, x, _y in digits),
            y=" ".join(f"{_n(y)}%" for _digit, _x, y in digits),
            dy=" ".join([_n(HALF_A_DIGIT * float(LETTERS) * PIXELS)] * len(digits)),
        )


def _n(number: float) -> str:
    return f"{number:.2f}"
