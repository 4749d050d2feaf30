"""The pictures of a report with their descriptions, and the line that explains their signs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.translation import gettext as _

from assessments.presenters.answers import answers_in_words, described
from assessments.presenters.numbers import is_exact
from assessments.presenters.pictures.answer_bars import (
    AnswerBar,
    Answers,
    Reach,
    answer_bar,
    reach,
    with_numbers_that_fit,
)
from assessments.presenters.pictures.charts import Chart, Mark, Point, key, scale
from assessments.reports.pages.compared_groups import ComparedGroup
from assessments.results.scores import FactorResult, Score, Withheld
from assessments.results.withheld import mean_in_words
from factors.catalogue import FactorText

Drawn = TypeVar("Drawn")

WIDTH, LETTERS = 92, "3.1"
"""Of a picture of answers on paper and of its numbers, in millimetres."""
WIDTH_IN_LETTERS = WIDTH / float(LETTERS)


@dataclass(frozen=True)
class BarInRow:
    """A group's bar, and where its row is in the picture: in per cents of its height."""

    bar: AnswerBar
    y: str
    height: str


@dataclass(frozen=True)
class SignInRow:
    """A group's mark, and where its row is: in per cents of the height of all."""

    chart: Chart
    y: str
    height: str


@dataclass(frozen=True)
class AnswersOnPaper:
    """The bars of all groups of a statement in one picture, as high as the rows beside it.

    `title` has all six counts of each.
    """

    title: str
    rows: tuple[BarInRow, ...]
    width: int = WIDTH
    letters: str = LETTERS


@dataclass(frozen=True)
class Sign:
    """A mark of the pictures and whose it is."""

    chart: Chart
    name: str


def mark_of(voice: ComparedGroup, result: FactorResult) -> Mark:
    """The voice's mark, open where its value is only approximate."""
    return replace(voice.mark, approximate=not is_exact(result))


def factor_scale(
    heard: Sequence[ComparedGroup], factor: FactorText, fictitious: bool
) -> Chart | None:
    """The groups' means of a factor on a line from 1 to 5; None when there is nothing to draw."""
    points, words = [], []
    for voice in heard:
        result = voice.factor(factor.number)
        if not isinstance(result, Withheld):
            points.append(Point(mark_of(voice, result), result.mean))
            words.append(f"{voice.name} {mean_in_words(result)}")
    title = f"{factor.short_name}: {'; '.join(words)}."
    return scale(points, described(title, fictitious)) if points else None


def reach_of(results: Iterable[object]) -> Reach:
    """One scale for all that can be shown of a factor, so that its bars can be compared."""
    return reach(
        Answers(result.counts, result.dont_know) for result in results if isinstance(result, Score)
    )


def statement_bar(
    voice: ComparedGroup, code: str, result: Score, *, within: Reach, fictitious: bool
) -> AnswerBar:
    """How many chose each answer, with the numbers that fit on paper."""
    title = answers_in_words(code, voice.name, result, fictitious=fictitious)
    bar = answer_bar(Answers(result.counts, result.dont_know), within, title)
    return with_numbers_that_fit(bar, WIDTH_IN_LETTERS)


def answers_on_paper(bars: Sequence[AnswerBar | None]) -> AnswersOnPaper | None:
    """One picture of the rows that have a bar; None when none has."""
    title = " ".join(bar.title for bar in bars if bar)
    rows = tuple(BarInRow(bar, y, height) for bar, y, height in _in_rows(bars))
    return AnswersOnPaper(title, rows) if rows else None


def signs_in_rows(signs: Sequence[Sign | None]) -> tuple[SignInRow, ...]:
    """The marks of the rows that have one."""
    return tuple(SignInRow(sign.chart, y, height) for sign, y, height in _in_rows(signs))


def _in_rows(drawn: Sequence[Drawn | None]) -> Iterator[tuple[Drawn, str, str]]:
    """What stands in each row, and where: in per cents of the height of all rows."""
    for number, each in enumerate(drawn):
        if each is not None:
            height = 100 / len(drawn)
            yield each, f"{number * height:.2f}", f"{height:.2f}"


def sign(voice: ComparedGroup, result: FactorResult) -> Sign:
    """The mark of a voice beside its value."""
    mark = mark_of(voice, result)
    return Sign(key(mark, _("Teken van %(name)s") % {"name": voice.name}), voice.name)


def legend(heard: Sequence[ComparedGroup], numbers: Sequence[int]) -> tuple[Sign, ...]:
    """The signs that the pictures of these factors use; those in half steps by themselves."""
    signs: list[Sign] = []
    for voice in heard:
        for approximate in (False, True):
            results = [voice.factor(number) for number in numbers]
            used = [
                result
                for result in results
                if not isinstance(result, Withheld) and is_exact(result) != approximate
            ]
            if used:
                name = _("%(name)s, ongeveer") % {"name": voice.name} if approximate else voice.name
                signs.append(replace(sign(voice, used[0]), name=name))
    return tuple(signs)
