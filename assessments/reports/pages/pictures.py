"""The pictures of a report with their descriptions, and the line that explains their signs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.translation import gettext as _

from assessments.presenters.compared_groups import ComparedGroup
from assessments.presenters.numbers import is_exact
from assessments.presenters.one_factor.answer_pictures import bar_of
from assessments.presenters.one_factor.answers import described
from assessments.presenters.one_factor.distributions import DistributionRow
from assessments.presenters.pictures.answer_bars import AnswerBar, Reach, with_numbers_that_fit
from assessments.presenters.pictures.charts import Chart, Mark, Point, key, scale
from assessments.results.scores import FactorResult, Withheld
from assessments.results.withheld import mean_in_words
from assessments.roles import role_facts
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


def mark_of(group: ComparedGroup) -> Mark:
    """That of its role; a ring for all raden or the others."""
    role = role_facts(group.role)
    return Mark("ring" if group.is_whole else role.mark, role.colour)


def mark_at(group: ComparedGroup, result: FactorResult) -> Mark:
    """Its mark, open where its value is only approximate."""
    return replace(mark_of(group), approximate=not is_exact(result))


def factor_scale(
    groups: Sequence[ComparedGroup], factor: FactorText, fictitious: bool
) -> Chart | None:
    """The groups' means of a factor on a line from 1 to 5; None when there is nothing to draw."""
    points, words = [], []
    for group in groups:
        result = group.factor(factor.number)
        if not isinstance(result, Withheld):
            points.append(Point(mark_at(group, result), result.mean))
            words.append(f"{group.label} {mean_in_words(result)}")
    title = f"{factor.short_name}: {'; '.join(words)}."
    return scale(points, described(title, fictitious)) if points else None


def statement_bar(row: DistributionRow, within: Reach, *, fictitious: bool) -> AnswerBar | None:
    """How many chose each answer, with the numbers that fit on paper."""
    bar = bar_of(row, within, fictitious=fictitious)
    return with_numbers_that_fit(bar, WIDTH_IN_LETTERS) if bar else None


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


def sign(group: ComparedGroup, result: FactorResult) -> Sign:
    """The mark of a group beside its value."""
    mark = mark_at(group, result)
    return Sign(key(mark, _("Teken van %(name)s") % {"name": group.label}), group.label)


def legend(groups: Sequence[ComparedGroup], numbers: Sequence[int]) -> tuple[Sign, ...]:
    """The signs that the pictures of these factors use; those in half steps by themselves."""
    signs: list[Sign] = []
    for group in groups:
        for approximate in (False, True):
            results = [group.factor(number) for number in numbers]
            used = [
                result
                for result in results
                if not isinstance(result, Withheld) and is_exact(result) != approximate
            ]
            if used:
                name = (
                    _("%(name)s, ongeveer") % {"name": group.label} if approximate else group.label
                )
                signs.append(replace(sign(group, used[0]), name=name))
    return tuple(signs)
