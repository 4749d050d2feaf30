"""How far a round is, for its managers; and each municipality, for its coordinator."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.access import SignedInRequest
from assessments.desk.pages import for_people, show_page, to_page
from assessments.desk.progress import outlook
from assessments.models import Municipality, Round


@require_safe
@never_cache
@for_people
def progress(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> HttpResponse:
    """Only the table to htmx, which asks now and then; without it a page of its own."""
    if not current_round.is_open:
        return to_page("round", current_round)
    part = request.headers.get("HX-Target") == "progress-now"
    name = "_progress" if part else "progress"
    return show_page(request, name, current_round, outlook=outlook(current_round, own), own=own)
