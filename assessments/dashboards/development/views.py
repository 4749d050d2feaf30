"""Rounds of the partnership beside each other."""

from django.http import HttpResponse

from assessments.access import SignedInRequest
from assessments.dashboards.development.page import MOST_ROUNDS, development_context
from assessments.dashboards.pages import Seen, of_releases, show_page


@of_releases(most=MOST_ROUNDS)
def development(request: SignedInRequest, seen: Seen) -> HttpResponse:
    """This round and the ones before; `gemeente` chooses whose raad is shown."""
    context = development_context(seen, request.GET.get("gemeente", ""))
    return show_page(request, "development", seen.now, **context)
