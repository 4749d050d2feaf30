"""The conversation agenda: read by all who see the results, added to by managers."""

from django.http import HttpResponse

from assessments.access import SignedInRequest
from assessments.dashboards.agenda.page import agenda_context
from assessments.dashboards.pages import Seen, of_releases, show_page


@of_releases(most=2)
def agenda(request: SignedInRequest, seen: Seen) -> HttpResponse:
    """With what became of the actions of the round before."""
    return show_page(request, "agenda", seen.now, **agenda_context(seen))
