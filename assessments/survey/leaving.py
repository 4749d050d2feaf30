"""The ways back: begin again, withdraw, go on later, and clear this browser for the next person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from assessments.survey import actions
from assessments.survey.coming_in import session
from assessments.survey.coming_in.entering import look, require_open
from assessments.survey.coming_in.session import Entered, Step
from assessments.survey.problems import shown_as_pages
from assessments.survey.queries import Standing, standing
from assessments.survey.wording import contact


@require_http_methods(["GET", "HEAD", "POST"])
@shown_as_pages
def again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Begin with an empty form; what was submitted counts until something new is."""
    entered = session.find(request, public_id)
    if request.method == "POST":
        actions.start_again(invitation=entered.invitation, writer=entered.writer)
        session.begin(request, entered)
        return redirect("survey:factor", public_id=public_id, number=1)
    require_open(entered.invitation)
    return show(request, "survey/again.html", entered)


@require_http_methods(["GET", "HEAD", "POST"])
@shown_as_pages
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Wipe what was answered with this link or in this browser and, if they want it so, the person.

    Who comes with a card or a newer link wipes nothing else, and isn't told whether it is there.
    """
    session.require_undone(request, public_id, Step.STEPPED_OUT)
    entered = session.find(request, public_id)
    if request.method == "POST":
        if request.POST.get("forget") and may_step_out(entered):
            return step_out(request, entered)
        whole = actions.withdraw(invitation=entered.invitation, writers=entered.writers)
        if entered.by_card:
            session.begin(request, entered, begun=False)
        partly = entered.may_hide_more and not whole
        return show(request, "survey/withdrawn.html", entered, partly=partly)
    require_open(entered.invitation)
    return show_withdraw(request, entered)


def show_withdraw(request: HttpRequest, entered: Entered) -> HttpResponse:
    return show(
        request,
        "survey/withdraw.html",
        entered,
        answered=entered.may_hide_more or standing(entered.invitation) != Standing.NOT_STARTED,
        partly=wipes_partly(entered),
        may_step_out=may_step_out(entered),
        contact=contact(entered.invitation.round),
    )


def wipes_partly(entered: Entered) -> bool:
    """Whether something may be there that this browser didn't give, and can't wipe."""
    if entered.by_card:
        return not look(entered.invitation, entered).has_submitted
    return entered.may_hide_more and standing(entered.invitation) != Standing.SUBMITTED


def may_step_out(entered: Entered) -> bool:
    """Not with a card, that may carry the name of somebody else of the group; with a newer link
    only after sending in with it: it would wipe what was sent in before."""
    return not entered.by_card and not wipes_partly(entered)


def step_out(request: HttpRequest, entered: Entered) -> HttpResponse:
    actions.step_out(invitation=entered.invitation)
    session.forget(request, entered.claim.public_id, after=Step.STEPPED_OUT)
    return show(request, "survey/stepped_out.html", entered)


@require_http_methods(["GET", "HEAD", "POST"])
@shown_as_pages
def leave(request: HttpRequest, public_id: str) -> HttpResponse:
    """How to go on later; on a shared device this browser forgets the invitation."""
    if request.method == "POST":
        session.forget(request, public_id)
        return redirect("survey:left")
    entered = session.find(request, public_id)
    require_open(entered.invitation)
    started = look(entered.invitation, entered).draft is not None
    return show(request, "survey/leave.html", entered, started=started)


@require_safe
@shown_as_pages
def left(request: HttpRequest) -> HttpResponse:
    session.clear(request)
    return render(request, "survey/left.html")


def show(request: HttpRequest, template: str, entered: Entered, **more: object) -> HttpResponse:
    current_round = entered.invitation.round
    context = {
        "invitation": entered.invitation,
        "round": current_round,
        "by_card": entered.by_card,
        "partnership": current_round.partnership,
        "fictitious": current_round.partnership.fictitious,
        **more,
    }
    return render(request, template, context)
