"""What the first page of a released round shows, and the page behind an invited person's link."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from assessments.dashboards import pictures
from assessments.dashboards.evidence import with_evidence
from assessments.dashboards.pages import Seen
from assessments.presenters import titles
from assessments.presenters.agenda import conversation
from assessments.presenters.municipalities.turnout import response_table
from assessments.presenters.summary import summary
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
    first = summary(overview, None, conversation(overview, order=order), earlier=earlier)
    found = [with_evidence(each, overview, in_summary=in_summary) for each in first.stands_out]
    return {
        "fictitious": overview.round.fictitious,
        "facts": overview.round,
        "places": enumeration([place.name for place in overview.places]),
        "responses": response_table(overview),
        "left_out": overview.left_out_people,
        "findings": [finding for finding in found if not finding.is_warning],
        "warnings": [finding for finding in found if finding.is_warning],
        "begin_here": first.talk.begin,
        "to_keep": first.talk.keep,
        "is_reordered": first.talk.is_reordered,
        "in_summary": in_summary,
        "ten": first.ten,
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
