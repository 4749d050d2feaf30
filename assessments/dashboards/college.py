"""What to ask a college at the table: by itself it is never shown."""

from collections.abc import Iterable
from decimal import Decimal

from assessments.results.overview import Cell, Overview
from assessments.results.scores import Score
from factors.catalogue import StatementText


def to_ask_the_college(
    overview: Overview, statements: Iterable[StatementText], raad: Cell | None = None
) -> StatementText | None:
    """The statement on which a raad (or all raden) and the colleges differ most, or the first.

    None when no college was asked, or when there is no raad to lay beside it.
    """
    raad = raad or overview.roles.get("raad")
    if "college" not in overview.asked or raad is None:
        return None
    cells = [cell for cell in (raad, overview.roles.get("college")) if cell]
    return max(statements, key=lambda statement: _gap(cells, statement.code))


def _gap(cells: list[Cell], code: str) -> Decimal:
    results = [cell.statements[code] for cell in cells]
    means = [result.mean for result in results if isinstance(result, Score)]
    return max(means) - min(means) if means else Decimal(0)
