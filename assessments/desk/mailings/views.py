"""Sending invitations and reminders, and how far they are."""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from assessments.access import SignedInRequest
from assessments.desk.mailings import actions
from assessments.desk.mailings.actions import (
    NothingToSend,
    SentAlready,
    invite,
    invite_again,
    remind,
)
from assessments.desk.mailings.forms import PlanForm
from assessments.desk.mailings.queries import (
    has_invited,
    held_up,
    mailings_of,
    refused,
    to_invite,
)
from assessments.desk.monitoring.heartbeats import away
from assessments.desk.next_steps.steps import troubles
from assessments.desk.pages import for_round, show_page, to_page
from assessments.models import Mailing, Round


@require_safe
@for_round
def mail(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """What went and what waits; with htmx only the progress, and the whole page at its end."""
    mailings = mailings_of(current_round)
    is_sending = any(sent.is_busy for sent in mailings)
    context: dict[str, Any] = {
        "mailings": mailings,
        "is_sending": is_sending,
        "troubles": troubles(away()),
    }
    if request.headers.get("HX-Target") == "progress":
        if not is_sending:
            return HttpResponseClientRefresh()
        return show_page(request, "mailings/_progress", current_round, **context)
    people = refused(current_round)
    context |= {
        "is_inviting": any(sent.is_busy and sent.is_invitation for sent in mailings),
        "has_invited": has_invited(current_round),
        "has_reminded": any(sent.is_reminder_of_today for sent in mailings),
        "held_up": held_up(current_round),
        "refused": people,
        "can_try_again": any(person.sent_at is None for person in people),
        "to_invite": to_invite(current_round).count(),
    }
    return show_page(request, "mailings/mail", current_round, **context)


@require_POST
@for_round
def send_invitations(request: SignedInRequest, current_round: Round) -> HttpResponse:
    return _start(request, current_round, invite)


@require_POST
@for_round
def send_again(request: SignedInRequest, current_round: Round) -> HttpResponse:
    return _start(request, current_round, invite_again)


@require_POST
@for_round
def send_reminder(request: SignedInRequest, current_round: Round) -> HttpResponse:
    return _start(request, current_round, remind)


@require_http_methods(["GET", "HEAD", "POST"])
@for_round
def plan_invitations(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Choose a moment; a form without the field takes the moment away."""
    if current_round.state not in (Round.State.DRAFT, Round.State.OPEN):
        messages.error(request, _("Dat kan niet meer: deze ronde is gesloten."))
        return to_page("mail", current_round)
    if request.method == "POST" and "at" not in request.POST:
        return _plan(request, current_round, None)
    form = PlanForm(request.POST or None, current_round=current_round)
    if form.is_valid():
        return _plan(request, current_round, form.cleaned_data["at"])
    status = 422 if form.errors else 200
    return show_page(request, "mailings/plan", current_round, status, form=form)


def _plan(
    request: SignedInRequest, current_round: Round, at: datetime.datetime | None
) -> HttpResponse:
    try:
        actions.plan_invitations(current_round=current_round, at=at, by=request.user)
    except actions.NotNow:
        messages.error(request, _("Dat kan niet meer: deze ronde is gesloten."))
    else:
        done = _("Het moment is bewaard.") if at else _("De uitnodigingen gaan niet vanzelf uit.")
        messages.success(request, done)
    return to_page("mail", current_round)


def _start(
    request: SignedInRequest, current_round: Round, send: Callable[..., Mailing]
) -> HttpResponse:
    if not current_round.takes_answers():
        messages.error(request, _("Dat kan alleen zolang de ronde open is."))
        return to_page("mail", current_round)
    try:
        send(current_round=current_round, by=request.user)
    except NothingToSend:
        messages.info(request, _("Er is niemand om te mailen."))
    except SentAlready:
        messages.info(request, _("Er is vandaag al een herinnering verstuurd."))
    return to_page("mail", current_round)
