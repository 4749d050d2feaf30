"""What the page of one factor shows."""

from dataclasses import dataclass
from typing import Any

from assessments.dashboards import pictures, titles
from assessments.dashboards.answer_pictures import AnswersPicture, answers_picture, reach_of
from assessments.dashboards.distributions import StatementTable, statement_tables
from assessments.dashboards.tables import RoleColumn, role_columns
from assessments.presenters.agenda import conversation
from assessments.presenters.nonresponse import if_others_had_answered
from assessments.presenters.numbers import Shown, about_agreement, shown_factor
from assessments.presenters.pictures.answer_bars import Reach
from assessments.results.college import to_ask_the_college
from assessments.results.overview import Overview
from factors.catalogue import ANSWER_LABELS, FactorText, StatementText


@dataclass(frozen=True)
class StatementPart:
    """A statement on the page, with its picture and table."""

    title: str
    table: StatementTable
    within: Reach
    fictitious: bool

    @property
    def statement(self) -> StatementText:
        return self.table.statement

    @property
    def name(self) -> str:
        """Of the picture and the table."""
        return f"figure-{self.statement.code}"

    @property
    def picture(self) -> AnswersPicture:
        """Drawn when it is asked for: a page that is kept asks for it once."""
        return answers_picture(self.table, self.within, fictitious=self.fictitious)

    @property
    def notes_id(self) -> str:
        return f"notes-{self.statement.code}"


def factor_context(overview: Overview, number: int) -> dict[str, Any]:
    """Raises KeyError when there is no such factor."""
    factor = overview.instrument.factor(number)
    tables = statement_tables(overview, factor)
    means = _means(overview, factor)
    within, fictitious = reach_of(tables), overview.round.fictitious
    return {
        "factor": factor,
        "factors": overview.instrument.factors,
        "previous": _factor_or_none(overview, number - 1),
        "next": _factor_or_none(overview, number + 1),
        "line": conversation(overview).line(number),
        "means": means,
        "about_agreement": about_agreement(result for _column, result in means),
        "if_others": if_others_had_answered(overview, factor, overview.viewer.own),
        "parts": [
            StatementPart(
                titles.of_statement(overview, factor, table.statement), table, within, fictitious
            )
            for table in tables
        ],
        "ask_the_college": to_ask_the_college(overview, factor.statements, overview.viewer.own),
        "answers": ANSWER_LABELS.items(),
        "rights": pictures.rights(overview),
        "own": overview.viewer.own,
    }


def _factor_or_none(overview: Overview, number: int) -> FactorText | None:
    return next((each for each in overview.instrument.factors if each.number == number), None)


def _means(overview: Overview, factor: FactorText) -> list[tuple[RoleColumn, Shown]]:
    return [
        (column, shown_factor(overview.roles[column.role], factor))
        for column in role_columns(overview)
    ]
