"""How somebody comes in: by a personal link, or by the code on a card.

A GET changes nothing, so that a mail scanner can't use a link up.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from assessments.models import Invitation
from assessments.survey import actions, links, queries, sheets
from assessments.survey.actions import Kept
from assessments.survey.coming_in import attempts, session
from assessments.survey.coming_in.session import Entered
from assessments.survey.forms import WRONG_CODE, CodeForm
from assessments.survey.problems import NotOpen, TooMany, shown_as_pages
from assessments.survey.texts import texts_of
from assessments.survey.wording import about, contact, group_of

ONWARD = {"again": "survey:again", "withdraw": "survey:withdraw"}
"""Where the buttons of an entry page lead, but for "begin"."""


@require_http_methods(["GET", "HEAD", "POST"])
@shown_as_pages
def invitation(request: HttpRequest, public_id: str, mac: str) -> HttpResponse:
    """A personal link: GET says whose form it is, POST enters and goes on at a clean address."""
    found = links.find_invitation(public_id, mac)
    if not found.round.is_shared():
        require_open(found)
    if request.method == "POST":
        session.enter(request, found)
        return redirect(onward(request, found))
    return welcome(request, found)


@require_safe
@shown_as_pages
def opt_out(request: HttpRequest, public_id: str, mac: str) -> HttpResponse:
    """Where a mail program's own "unsubscribe" leads: what there is to choose, and nothing done.

    Opting out wipes answers, so that it takes a person who is asked first (`leaving.withdraw`).
    """
    found = links.find_invitation(public_id, mac)
    require_open(found)
    context = {
        "invitation": found,
        "round": found.round,
        "partnership": found.round.partnership,
        "fictitious": found.round.partnership.fictitious,
        "link": reverse("survey:invitation", args=[public_id, mac]),
        "contact": contact(found.round),
    }
    return render(request, "survey/opt_out.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@shown_as_pages
def start(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same page for somebody who has entered; here a card's first or new form begins."""
    entered = session.find(request, public_id)
    if not entered.invitation.round.is_shared():
        require_open(entered.invitation)
    if request.method == "POST":
        if request.POST.get("next", "begin") == "begin":
            begin(request, entered)
        return redirect(onward(request, entered.invitation, entered))
    return welcome(request, entered.in_full(), entered)


@require_http_methods(["GET", "HEAD", "POST"])
@shown_as_pages
def code(request: HttpRequest) -> HttpResponse:
    """The code on a card. It never opens answers that were given in another browser."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["code"]
        begun = session.begun_with(request, links.card_digest(typed))
        if begun is not None:
            return redirect("survey:start", public_id=begun)
        found = by_card(request, typed)
        if found is not None:
            return enter_by_card(request, found)
        form.add_error("code", WRONG_CODE)
    status = 422 if form.errors else 200
    return render(request, "survey/code.html", {"form": form}, status=status)


def by_card(request: HttpRequest, typed: str) -> Invitation | None:
    """The card's invitation, None for a wrong code. Raises `TooMany`."""
    if not attempts.may_try(request):
        raise TooMany(attempts.WINDOW)
    try:
        return links.find_by_card(typed)
    except links.Unknown:
        if not attempts.count_failure(request):
            raise TooMany(attempts.WINDOW) from None
        return None


def enter_by_card(request: HttpRequest, found: Invitation) -> HttpResponse:
    """The same for everybody, whatever was answered with this card or not."""
    if not found.round.is_shared():
        require_open(found)
    if not session.has_begun(request, found):
        session.enter(request, found, card=found.card_digest or "")
    return redirect("survey:start", public_id=found.public_id)


def begin(request: HttpRequest, entered: Entered) -> None:
    """Let somebody with a card answer: in an empty form, whatever was in it before."""
    if entered.by_card and look(entered.invitation, entered).draft is None:
        actions.start_again(invitation=entered.invitation, writer=entered.writer)
        session.begin(request, entered)


def look(found: Invitation, entered: Entered | None) -> Kept:
    """What is kept of a person's answers, as far as this browser may know. Raises `KeyMissing`."""
    return actions.look(invitation=found, writers=entered.writers if entered else None)


def require_open(found: Invitation) -> None:
    """Raises `NotOpen` when the round takes no answers."""
    if not found.round.takes_answers():
        raise NotOpen(found.round)


def onward(request: HttpRequest, found: Invitation, entered: Entered | None = None) -> str:
    """The name or address of the page that the pressed button leads to."""
    if found.round.is_shared():
        return sheets.results_address(found.public_id)
    name = ONWARD.get(request.POST.get("next", ""))
    if name is not None:
        return sheets.address(name, found)
    return sheets.next_address(found, look(found, entered))


def welcome(
    request: HttpRequest, found: Invitation, entered: Entered | None = None
) -> HttpResponse:
    """Whose form it is, who asks what and why, and how far somebody is."""
    context = {
        "invitation": found,
        "round": found.round,
        "partnership": found.round.partnership,
        "fictitious": found.round.partnership.fictitious,
        "group": group_of(found),
        "by_card": entered is not None and entered.by_card,
    }
    if found.round.is_shared():
        return render(request, "survey/ready.html", context)
    kept = look(found, entered)
    if kept.has_submitted and kept.draft is None:
        return render(request, "survey/submitted.html", context)
    return render(request, "survey/welcome.html", context | _asked(found, kept))


def _asked(found: Invitation, kept: Kept) -> dict[str, Any]:
    """What is asked of somebody, by whom, and where to go on."""
    return {
        "about": about(found.round, texts_of(found.round)),
        "introduction": found.round.introduction_for(found.role),
        "contact": contact(found.round),
        **queries.invited_in_group(found),
        "goes_on": kept.draft is not None and any(kept.draft.answers),
        "next_page": sheets.next_page(texts_of(found.round), kept.draft),
        "has_submitted": kept.has_submitted,
        "new_link": found.version > 1,
    }
