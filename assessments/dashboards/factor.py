"""What the page of one factor shows."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assessments.dashboards import pictures
from assessments.dashboards.distributions import StatementTable, statement_tables
from assessments.results.agenda import agenda
from assessments.results.overview import Overview
from assessments.results.scores import Score
from factors.catalogue import ANSWER_LABELS, FactorText, StatementText


@dataclass(frozen=True)
class StatementPart:
    """A statement on the page, with its picture and table."""

    table: StatementTable

    @property
    def statement(self) -> StatementText:
        return self.table.statement

    @property
    def picture(self) -> str:
        return pictures.name_of(self.table)

    @property
    def notes_id(self) -> str:
        return f"notes-{self.statement.code}"


def factor_context(overview: Overview, number: int) -> dict[str, Any]:
    """Raises KeyError when there is no such factor."""
    factor = overview.instrument.factor(number)
    tables = statement_tables(overview, factor)
    return {
        "factor": factor,
        "factors": overview.instrument.factors,
        "previous": _factor_or_none(overview, number - 1),
        "next": _factor_or_none(overview, number + 1),
        "entry": agenda(overview).entry(number),
        "parts": [StatementPart(table) for table in tables],
        "ask_the_college": to_ask_the_college(overview, factor),
        "answers": ANSWER_LABELS.items(),
        "rights": pictures.rights(overview),
        "pictures": [pictures.of_statements(overview, number, tables)],
    }


def _factor_or_none(overview: Overview, number: int) -> FactorText | None:
    return next((each for each in overview.instrument.factors if each.number == number), None)


def to_ask_the_college(overview: Overview, factor: FactorText) -> StatementText | None:
    """The statement on which raden and colleges differ most; None when no college was asked."""
    invited, _submitted = overview.responses("college")
    if not invited:
        return None
    return max(factor.statements, key=lambda statement: _gap(overview, statement.code))


def _gap(overview: Overview, code: str) -> Decimal:
    results = [
        overview.roles[role].statements[code]
        for role in ("raad", "college")
        if role in overview.roles
    ]
    means = [result.mean for result in results if isinstance(result, Score)]
    return abs(means[0] - means[1]) if len(means) == 2 else Decimal(0)
