"""How far the lists of the municipalities are, and what can be done about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments import access
from assessments.access import SignedInRequest
from assessments.desk.coordinators import actions
from assessments.desk.coordinators.queries import lists_of, waits_for_invitation
from assessments.desk.mailings.actions import NothingToSend, invite
from assessments.desk.pages import for_people, for_round, show_page, to_page
from assessments.desk.people.actions import NotNow
from assessments.desk.people.editing import CHANGEABLE, cannot, editable
from assessments.models import Municipality, Round


@require_safe
@for_round
def lists(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Of each municipality: who fills in its list, and whether it is ready."""
    if current_round.state not in CHANGEABLE:
        return to_page("round", current_round)
    return show_page(
        request, "coordinators/lists", current_round, lists=lists_of(current_round, None)
    )


@require_POST
@for_round
def lock(request: SignedInRequest, current_round: Round) -> HttpResponse:
    is_to_lock = request.POST.get("lock") == "1"
    try:
        actions.lock_lists(current_round=current_round, lock=is_to_lock, by=request.user)
    except NotNow:
        return cannot(request, current_round, None)
    if is_to_lock:
        messages.success(request, _("De lijsten staan vast: alleen beheerders veranderen ze nog."))
    else:
        messages.success(request, _("De contactpersonen kunnen hun lijst weer veranderen."))
    return to_page("lists", current_round)


@require_POST
@for_round
def remind(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """The municipalities whose `code` is given."""
    codes = request.POST.getlist("code")
    try:
        actions.remind_coordinators(current_round=current_round, codes=codes, by=request.user)
    except NotNow:
        messages.error(request, _("Dat kan nu niet: de lijsten veranderen niet meer."))
    except NothingToSend:
        messages.info(request, _("Er is niemand om te herinneren, of vandaag ging er al een mail."))
    else:
        messages.success(request, _("De herinnering gaat zo op de post."))
    return to_page("lists", current_round)


@require_POST
@login_required
def mark_ready(request: SignedInRequest, slug: str, pk: int, code: str) -> HttpResponse:
    """By a manager, or the municipality's own coordinator."""
    current_round, municipality = access.round_with_people_of(request.user, slug, pk, code)
    ready = request.POST.get("ready") == "1"
    is_manager = access.manages(request.user, current_round.partnership_id)
    try:
        actions.mark_ready(
            current_round=current_round, municipality=municipality, ready=ready, by=request.user
        )
    except actions.NobodyListed:
        messages.error(request, _("Er staat nog niemand op de lijst."))
    except NotNow:
        current_round.refresh_from_db()
        return cannot(request, current_round, None if is_manager else municipality)
    else:
        messages.success(request, _said(municipality, ready=ready))
    return to_page("lists" if is_manager else "people", current_round)


def _said(municipality: Municipality, *, ready: bool) -> str:
    text = _("{name} is klaar. Dank u wel.") if ready else _("{name} is nog niet klaar.")
    return text.format(name=municipality.name)


@require_POST
@for_people
@editable(Round.State.OPEN)
def invite_own(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> HttpResponse:
    """A coordinator mails who was added, or got a new link, since the managers invited all."""
    if own is None:
        raise Http404
    if not waits_for_invitation(current_round, own):
        messages.info(request, _("Er is niemand om te mailen."))
        return to_page("people", current_round)
    try:
        invite(current_round=current_round, by=request.user, own=own)
    except NothingToSend:
        messages.info(request, _("Er is niemand om te mailen."))
    else:
        messages.success(request, _("De uitnodigingen gaan zo op de post."))
    return to_page("people", current_round)
