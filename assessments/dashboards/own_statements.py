"""The page of what a partnership asked of its own."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from assessments.dashboards.factor import StatementOnPage
from assessments.dashboards.pages import Seen
from assessments.presenters import own_statements as presented
from assessments.presenters.one_factor.answer_pictures import reach_of
from factors.catalogue import ANSWER_LABELS


@dataclass(frozen=True)
class OwnStatementOnPage:
    """A statement with its picture and table, and since the round before."""

    on_page: StatementOnPage
    result: presented.OwnStatementResult


def own_statements_context(seen: Seen) -> dict[str, Any]:
    """`seen.now` has own statements."""
    own = presented.own_statements(seen.now, seen.earlier)
    within = reach_of([each.table for each in own.results])
    fictitious = seen.now.round.fictitious
    title = _("Zo antwoordden de rollen en de raden")
    return {
        "own_statements": own,
        "parts": [
            OwnStatementOnPage(StatementOnPage(title, each.table, within, fictitious), each)
            for each in own.results
        ],
        "answers": ANSWER_LABELS.items(),
    }
