"""What the first page of a released round shows, and the page behind an invited person's link."""

from typing import Any

from assessments.dashboards import pictures, titles
from assessments.dashboards.evidence import with_evidence
from assessments.dashboards.tables import response_table, ten_factors
from assessments.results.agenda import Agenda, AgendaEntry, AgendaGroup, agenda
from assessments.results.findings import what_stands_out
from assessments.results.overview import Overview
from assessments.results.wording import enumeration

MOST_TO_KEEP = 3


def summary_context(
    overview: Overview, *, earlier: Overview | None = None, in_summary: bool = True
) -> dict[str, Any]:
    """All that `dashboards/_summary.html` shows: what everybody reads first.

    It stands by itself on the page behind an invited person's link, and opens the overview page.
    """
    ten = ten_factors(overview)
    found = [
        with_evidence(finding, overview, in_summary=in_summary)
        for finding in what_stands_out(overview, earlier=earlier)
    ]
    talk = agenda(overview)
    return {
        "invented": overview.round.invented,
        "facts": overview.round,
        "places": enumeration([place.name for place in overview.places]),
        "responses": response_table(overview),
        "left_out": overview.left_out_people,
        "findings": [finding for finding in found if not finding.is_warning],
        "warnings": [finding for finding in found if finding.is_warning],
        "begin_here": talk.begin_here,
        "to_keep": _to_keep(talk),
        "in_summary": in_summary,
        "ten": ten,
        "ten_title": titles.of_ten_factors(overview),
        "rights": pictures.rights(overview),
        "pictures": [pictures.of_ten_factors(overview, ten)] if ten.has_marks else [],
    }


def _to_keep(talk: Agenda) -> tuple[AgendaEntry, ...]:
    return talk.groups[AgendaGroup.KEEP][:MOST_TO_KEEP]


def overview_context(overview: Overview, earlier: Overview | None = None) -> dict[str, Any]:
    """The overview page: the summary on a page of its own."""
    return summary_context(overview, earlier=earlier, in_summary=False)
