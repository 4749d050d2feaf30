"""Pages on which a round changes its state: open, extend, close, cancel, share. Each asks first."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.access import SignedInRequest
from assessments.desk.actions import (
    AlreadyShared,
    CannotOpen,
    NotLater,
    NotOpen,
    TooLateToUndo,
    cancel_round,
    close_round,
    extend_round,
    open_round,
    share_round,
    undo_sharing,
)
from assessments.desk.mailings.actions import NothingToSend, announce
from assessments.desk.pages import in_state, show_page, to_page
from assessments.desk.planning.checklist import checklist
from assessments.desk.planning.forms import ExtendForm, ShareForm
from assessments.desk.progress import outlook
from assessments.models import Mailing, Partnership, Round
from assessments.results.overview import roles_giving_away
from assessments.results.wording import bodies, enumeration
from assessments.survey.keys import KeyDirectoryUnsafe, KeyMissing


@require_http_methods(["GET", "HEAD", "POST"])
@in_state(Round.State.DRAFT)
def open_(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Refused while the checklist isn't complete."""
    if not checklist(current_round).is_complete:
        messages.error(request, _("Nog niet alles op de lijst is klaar."))
        return to_page("checklist", current_round)
    if request.method != "POST":
        return show_page(request, "planning/open", current_round)
    try:
        open_round(current_round=current_round, by=request.user)
    except (CannotOpen, KeyDirectoryUnsafe) as refused:
        messages.error(request, str(refused))
        return to_page("checklist", current_round)
    opened = _("De ronde is open.")
    if not current_round.invite_at:
        opened = _("De ronde is open. Verstuur nu de uitnodigingen.")
    messages.success(request, opened)
    return to_page("round", current_round)


@require_http_methods(["GET", "HEAD", "POST"])
@in_state(Round.State.OPEN)
def extend(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Later only. A round that closed, or was extended further meanwhile, stays as it is."""
    form = ExtendForm(request.POST or None, current_round=current_round)
    if not form.is_valid():
        status = 422 if form.errors else 200
        return show_page(request, "planning/extend", current_round, status, form=form)
    closes_at = form.cleaned_data["closes_at"]
    try:
        extend_round(current_round=current_round, closes_at=closes_at, by=request.user)
    except NotOpen:
        messages.error(request, _("Deze ronde is niet meer open."))
        return to_page("round", current_round)
    except NotLater:
        messages.error(request, _("Iemand anders heeft de sluiting net al verder verzet."))
        return to_page("round", current_round)
    messages.success(request, _("De ronde blijft langer open."))
    if request.POST.get("tell"):
        _tell_of_extension(request, current_round)
    return to_page("round", current_round)


def _tell_of_extension(request: SignedInRequest, current_round: Round) -> None:
    try:
        announce(current_round=current_round, kind=Mailing.Kind.EXTENDED, by=request.user)
    except NothingToSend:
        messages.info(request, _("Er is nog niemand uitgenodigd per mail."))


@require_http_methods(["GET", "HEAD", "POST"])
@in_state(Round.State.OPEN)
def close(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Count and wipe. A round that was closed meanwhile stays as it is."""
    if request.method != "POST":
        return show_page(request, "planning/close", current_round, outlook=outlook(current_round))
    try:
        close_round(current_round=current_round, by=request.user)
    except KeyMissing:
        return show_page(request, "planning/key_missing", current_round, status=503)
    except NotOpen:
        messages.error(request, _("Deze ronde is niet open en kan dus niet sluiten."))
    else:
        messages.success(request, _("De ronde is gesloten. De antwoorden zijn geteld en gewist."))
    return to_page("round", current_round)


@require_http_methods(["GET", "HEAD", "POST"])
@in_state(Round.State.OPEN)
def cancel(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Asks for the round's title, since everything is destroyed."""
    typed = request.POST.get("title", "").strip()
    if request.method != "POST" or typed != current_round.title:
        wrong = request.method == "POST"
        context = {"wrong": wrong, "outlook": outlook(current_round)}
        return show_page(
            request, "planning/cancel", current_round, 422 if wrong else 200, **context
        )
    try:
        cancel_round(current_round=current_round, by=request.user)
    except NotOpen:
        messages.error(request, _("Deze ronde is niet meer open."))
    else:
        messages.success(request, _("De ronde is geannuleerd. Alle antwoorden zijn vernietigd."))
    return to_page("round", current_round)


def roles_not_shared(current_round: Round) -> str:
    """Whose total somebody of one municipality doesn't see, as it would tell of one other."""
    if current_round.partnership.sharing == Partnership.Sharing.OPEN:
        return ""
    return enumeration([bodies(role) for role in roles_giving_away(current_round.release)])


@require_http_methods(["GET", "HEAD", "POST"])
@in_state(Round.State.RELEASED)
def share(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Now or at a moment. What is shared can be undone for a quarter of an hour only."""
    if current_round.is_shared():
        messages.info(request, _("De uitkomsten waren al gedeeld."))
        return to_page("round", current_round)
    sent = request.POST if request.method == "POST" else None
    form = ShareForm(sent, current_round=current_round)
    if not form.is_valid():
        status = 422 if form.errors else 200
        context = {"form": form, "roles_not_shared": roles_not_shared(current_round)}
        return show_page(request, "planning/share", current_round, status, **context)
    at = form.cleaned_data["at"]
    try:
        share_round(current_round=current_round, by=request.user, at=at)
    except AlreadyShared:
        messages.info(request, _("De uitkomsten waren al gedeeld."))
        return to_page("round", current_round)
    if at:
        messages.success(request, _("De uitkomsten worden op dat moment gedeeld."))
    else:
        text = _("De uitkomsten zijn gedeeld. U kunt dat ongedaan maken tot {time} uur.")
        until = time_format(localtime(current_round.can_be_undone_until), "H.i")
        messages.success(request, text.format(time=until))
    return to_page("round", current_round)


@require_http_methods(["GET", "HEAD", "POST"])
@in_state(Round.State.RELEASED)
def unshare(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Asks first: who looked has seen them. A round that was mailed about stays shared."""
    if current_round.sharing_can_be_undone():
        if request.method != "POST":
            return show_page(request, "planning/unshare", current_round)
        try:
            undo_sharing(current_round=current_round, by=request.user)
        except TooLateToUndo:
            pass  # A second too late: said below.
        else:
            text = _("Het delen is ongedaan gemaakt. Alleen beheerders zien de uitkomsten.")
            messages.success(request, text)
            return to_page("round", current_round)
    messages.error(request, _("Dat kan niet meer: delen is een kwartier lang ongedaan te maken."))
    return to_page("round", current_round)
