"""The pictures of a report with their descriptions, and the line that explains their signs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.presenters.compared_groups import ComparedGroup
from assessments.presenters.numbers import is_exact
from assessments.presenters.one_factor.answer_pictures import bar_of
from assessments.presenters.one_factor.answers import described
from assessments.presenters.one_factor.distributions import DistributionRow
from assessments.presenters.pictures.answer_bars import AnswerBar, Reach, with_numbers_that_fit
from assessments.presenters.pictures.charts import Chart, Mark, Point, key, keys, scale
from assessments.reports.pages.answers_on_paper import ROW, WIDTH_IN_LETTERS
from assessments.results.scores import FactorResult, Withheld
from assessments.results.withheld import mean_in_words
from assessments.roles import role_facts
from factors.catalogue import FactorText


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


def signs_in_rows(marks: Sequence[Mark | None]) -> Chart | None:
    """The marks of the rows that have one, in one picture as high as all; None without any."""
    return keys(marks, ROW) if any(marks) else None


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
