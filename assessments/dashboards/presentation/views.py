"""The presentation of a released round."""

from typing import Any

from django.http import HttpResponse

from assessments.access import SignedInRequest
from assessments.dashboards import pictures
from assessments.dashboards.pages import Seen, of_releases, show_page
from assessments.dashboards.presentation.slides import slides
from assessments.presenters.agenda import conversation
from assessments.results.findings import what_stands_out
from factors.catalogue import ANSWER_LABELS


@of_releases(2)
def presentation(request: SignedInRequest, seen: Seen) -> HttpResponse:
    """Slides that a script shows one by one; without it they are one long page."""
    overview, earlier = seen.now, seen.earlier
    findings = what_stands_out(overview, public=True, earlier=earlier)
    talk = conversation(overview, public=True, order=seen.added[0].order)
    made = tuple(slides(overview, findings, talk, earlier=earlier))
    shown = [slide.evidence for slide in made if slide.evidence]
    context: dict[str, Any] = {
        "slides": made,
        "left_out": overview.left_out_people,
        "answers": ANSWER_LABELS.items(),
        "pictures": pictures.of_slides(seen.overviews, shown),
    }
    return show_page(request, "presentation", overview, **context)
