"""A table of answers → its picture: a bar per group, the same on screen, slide and paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.presenters.compared_groups import LONGEST_NAME
from assessments.presenters.one_factor.answers import answers_in_words, opinions_in_short
from assessments.presenters.one_factor.distributions import DistributionRow, StatementTable
from assessments.presenters.pictures.answer_bars import AnswerBar, Answers, Reach, answer_bar, reach


@dataclass(frozen=True)
class PictureRow:
    """A group with its bar; without one `said` is its mean or why there is none."""

    name: str
    said: str
    bar: AnswerBar | None = None


@dataclass(frozen=True)
class PictureGroup:
    """Bars under one heading."""

    heading: str
    rows: tuple[PictureRow, ...]


@dataclass(frozen=True)
class AnswersPicture:
    groups: tuple[PictureGroup, ...]
    fictitious: bool


def reach_of(tables: Iterable[StatementTable]) -> Reach:
    """One scale for the pictures of these tables, so that they can be compared."""
    scores = (row.score for table in tables for row in table.rows if row.score)
    return reach(Answers(score.counts, score.dont_know) for score in scores)


def answers_picture(table: StatementTable, within: Reach, *, fictitious: bool) -> AnswersPicture:
    groups = (
        PictureGroup(group.heading, tuple(_row(row, within, fictitious) for row in group.rows))
        for group in table.groups
    )
    return AnswersPicture(tuple(groups), fictitious)


def bar_of(row: DistributionRow, within: Reach, *, fictitious: bool) -> AnswerBar | None:
    """None where there is no distribution."""
    if row.score is None:
        return None
    title = answers_in_words(row.code, row.label, row.score, fictitious=fictitious)
    return answer_bar(Answers(row.score.counts, row.score.dont_know), within, title)


def _row(row: DistributionRow, within: Reach, fictitious: bool) -> PictureRow:
    said = opinions_in_short(row.score) if row.score else row.result.text
    bar = bar_of(row, within, fictitious=fictitious)
    return PictureRow(row.name_within(LONGEST_NAME), said, bar)
