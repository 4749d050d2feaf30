"""What to ask a college at the table: by itself it is never shown."""

from collections.abc import Iterable
from decimal import Decimal

from assessments.results.differences import gap
from assessments.results.overview import Cell, Overview
from assessments.roles import COLLEGE, RAAD
from factors.catalogue import StatementText


def to_ask_the_college(
    overview: Overview, statements: Iterable[StatementText], code: str | None
) -> StatementText | None:
    """The statement on which the raad and the colleges differ most; of equal ones the first.

    The raad is that of the municipality with this code where it is shown, else all raden. None
    when no college was asked, or when there is no raad to lay beside it.
    """
    own = overview.cells.get((code, RAAD)) if code is not None else None
    raad = own if isinstance(own, Cell) else overview.roles.get(RAAD)
    if COLLEGE not in overview.asked or raad is None:
        return None
    college = overview.roles.get(COLLEGE, raad)

    def apart(statement: StatementText) -> Decimal:
        return gap(raad.statements[statement.code], college.statements[statement.code])

    return max(statements, key=apart)
