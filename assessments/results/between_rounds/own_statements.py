"""Pure: an own statement beside the round before it, where that asked exactly the same."""

from assessments.results.overview import Overview
from factors.catalogue import StatementText


def asked_before(earlier: Overview, statement: StatementText) -> StatementText | None:
    """The own statement of an earlier round with the same text; None when it asked another."""
    return next((each for each in earlier.instrument.own if each.text == statement.text), None)
