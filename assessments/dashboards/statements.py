"""What the page of the ranked statements shows."""

from typing import Any

from django.utils.translation import gettext as _

from assessments.presenters.statements import BY_GAP, ranked_statements
from assessments.results import signals
from assessments.results.overview import Overview


def statements_context(overview: Overview, order: str) -> dict[str, Any]:
    """`order` is as the reader gave it, valid or not."""
    ranked = ranked_statements(overview, order)
    orders = [(role, signals.listed(cell)) for role, cell in overview.roles.items()]
    if ranked.has_gaps:
        orders.append((BY_GAP, _("grootste verschil")))
    return {"ranked": ranked, "orders": orders}
