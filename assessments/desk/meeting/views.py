"""The screen in the hall: for a projector, so with nothing on it that not everybody may see."""

from typing import Any

from django.http import HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from assessments.access import SignedInRequest
from assessments.desk.entrance import code_page, code_page_in_words, qr_code
from assessments.desk.meeting.clock import time_left
from assessments.desk.pages import for_round, show_page
from assessments.models import Round


@require_safe
@never_cache
def meeting(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """The whole screen; to htmx, which asks every ten seconds, only the numbers."""
    if not is_update(request):
        return screen(request, slug=slug, pk=pk)
    if not request.user.is_authenticated:
        # Signed out meanwhile: show that, rather than the login page in a corner.
        return HttpResponseClientRefresh()
    return numbers(request, slug=slug, pk=pk)


@for_round
def screen(request: SignedInRequest, current_round: Round) -> HttpResponse:
    return show_page(
        request,
        "meeting/screen",
        current_round,
        is_open=current_round.takes_answers(),
        has_ended=has_ended(current_round),
        address=code_page_in_words(),
        qr=qr_code(code_page(), _("QR-code naar {page}").format(page=code_page_in_words())),
        **counted(current_round),
    )


@for_round
def numbers(request: SignedInRequest, current_round: Round) -> HttpResponse:
    if not current_round.takes_answers():
        return HttpResponseClientRefresh()
    return show_page(request, "meeting/_numbers", current_round, **counted(current_round))


def counted(current_round: Round) -> dict[str, Any]:
    """How many submitted: one number for the whole round, never of a group."""
    submitted = current_round.invitations.filter(revoked=False, submitted_on__isnull=False)
    return {"submitted": submitted.count(), "time_left": time_left(current_round)}


def has_ended(current_round: Round) -> bool:
    is_still_to_come = current_round.state in (Round.State.DRAFT, Round.State.OPEN)
    return not is_still_to_come or current_round.closes_at <= now()


def is_update(request: SignedInRequest) -> bool:
    return request.headers.get("HX-Target") == "numbers"
