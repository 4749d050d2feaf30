"""What the first page of a released round shows, and the page behind an invited person's link."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from assessments.dashboards import pictures, titles
from assessments.dashboards.evidence import with_evidence
from assessments.dashboards.pages import Seen
from assessments.dashboards.tables import ten_factors
from assessments.presenters.agenda import conversation
from assessments.presenters.turnout import response_table
from assessments.results.findings import what_stands_out
from assessments.results.overview import Overview
from assessments.results.wording import enumeration


def summary_context(
    overview: Overview,
    *,
    order: Mapping[int, int] = MappingProxyType({}),
    earlier: Overview | None = None,
    in_summary: bool = True,
) -> dict[str, Any]:
    """All that `dashboards/_summary.html` shows: what everybody reads first.

    It stands by itself on the page behind an invited person's link, where the picture is `drawn`
    by the server, and opens the overview page.
    `order` is the manager's, as for `results.agenda.agenda`.
    """
    ten = ten_factors(overview)
    found = [
        with_evidence(finding, overview, in_summary=in_summary)
        for finding in what_stands_out(overview, earlier=earlier)
    ]
    talk = conversation(overview, order=order)
    return {
        "fictitious": overview.round.fictitious,
        "facts": overview.round,
        "places": enumeration([place.name for place in overview.places]),
        "responses": response_table(overview),
        "left_out": overview.left_out_people,
        "findings": [finding for finding in found if not finding.is_warning],
        "warnings": [finding for finding in found if finding.is_warning],
        "begin_here": talk.begin,
        "to_keep": talk.keep,
        "is_reordered": talk.is_reordered,
        "in_summary": in_summary,
        "ten": ten,
        "ten_title": titles.of_ten_factors(overview),
        "rights": pictures.rights(overview),
    }


def overview_context(seen: Seen) -> dict[str, Any]:
    """The overview page: the summary on a page of its own."""
    order = seen.added[0].order
    context = summary_context(seen.now, order=order, earlier=seen.earlier, in_summary=False)
    ten = context["ten"]
    drawn = [pictures.of_ten_factors(seen.now, ten)] if ten.has_marks else []
    return {**context, "pictures": drawn}
