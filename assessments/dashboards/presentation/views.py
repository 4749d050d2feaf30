"""The presentation of a released round, what it is about, and the script for who leads it."""

from typing import Any

from django.http import HttpResponse

from assessments.access import SignedInRequest
from assessments.dashboards.pages import Seen, of_releases, show_page
from assessments.dashboards.presentation.evening import LENGTHS, Evening
from factors.catalogue import ANSWER_LABELS


@of_releases(2)
def presentation(request: SignedInRequest, seen: Seen) -> HttpResponse:
    """Slides that a script shows one by one; without it they are one long page."""
    evening = Evening(seen, request.GET)
    return _show(request, "presentation", evening, answers=ANSWER_LABELS.items())


@of_releases(1)
def choice(request: SignedInRequest, seen: Seen) -> HttpResponse:
    """Which factors become slides, and how many minutes there are."""
    return _show(request, "presentation_choice", Evening(seen, request.GET), lengths=LENGTHS)


@of_releases(2)
def script(request: SignedInRequest, seen: Seen) -> HttpResponse:
    """What the facilitator says and asks, and when: to be printed."""
    return _show(request, "facilitator_script", Evening(seen, request.GET))


def _show(
    request: SignedInRequest, template: str, evening: Evening, **context: Any
) -> HttpResponse:
    now = evening.seen.now
    context |= {"evening": evening, "left_out": now.left_out_people}
    return show_page(request, "presentation", now, template=template, **context)
