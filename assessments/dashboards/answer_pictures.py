"""A table of answers → its picture: a bar per group, drawn by the server."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.dashboards.distributions import DistributionRow, StatementTable
from assessments.presenters.answers import answers_in_words, opinions_in_short
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


def _row(row: DistributionRow, within: Reach, fictitious: bool) -> PictureRow:
    score = row.score
    if score is None:
        return PictureRow(row.name, row.result.text)
    title = answers_in_words(row.code, row.label, score, fictitious=fictitious)
    bar = answer_bar(Answers(score.counts, score.dont_know), within, title)
    return PictureRow(row.name, opinions_in_short(score), bar)
