"""What the page of one factor shows."""

from dataclasses import dataclass
from typing import Any

from assessments.dashboards import pictures
from assessments.presenters import titles
from assessments.presenters.agenda import conversation
from assessments.presenters.compared_groups import roles_side_by_side
from assessments.presenters.one_factor.answer_pictures import (
    AnswersPicture,
    answers_picture,
    reach_of,
)
from assessments.presenters.one_factor.distributions import StatementTable, statement_tables
from assessments.presenters.one_factor.factor import one_factor
from assessments.presenters.pictures.answer_bars import Reach
from assessments.results.overview import Overview
from factors.catalogue import ANSWER_LABELS, FactorText, StatementText


@dataclass(frozen=True)
class StatementOnPage:
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
    groups = roles_side_by_side(overview)
    one = one_factor(overview, factor, code=overview.viewer.own, groups=groups)
    within, fictitious = reach_of(tables), overview.round.fictitious
    return {
        "factor": factor,
        "factors": overview.instrument.factors,
        "previous": _factor_or_none(overview, number - 1),
        "next": _factor_or_none(overview, number + 1),
        "line": conversation(overview).line(number),
        "means": one.means,
        "about_agreement": one.about_agreement,
        "if_others": one.if_others,
        "parts": [
            StatementOnPage(
                titles.of_statement(overview, factor, table.statement), table, within, fictitious
            )
            for table in tables
        ],
        "ask_the_college": one.to_the_college,
        "answers": ANSWER_LABELS.items(),
        "rights": pictures.rights(overview),
        "own": overview.viewer.own,
    }


def _factor_or_none(overview: Overview, number: int) -> FactorText | None:
    return next((each for each in overview.instrument.factors if each.number == number), None)
