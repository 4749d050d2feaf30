"""The ways back: begin again, withdraw, go on later, and clear this browser for the next person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessments.survey import actions, session
from assessments.survey.entering import require_open
from assessments.survey.problems import shown_as_pages
from assessments.survey.queries import Standing, standing
from assessments.survey.session import Entered, Step


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
    """Wipe everything this person answered and, if they want it so, the person."""
    session.require_undone(request, public_id, Step.STEPPED_OUT)
    entered = session.find(request, public_id)
    if request.method == "POST":
        # A card may carry the name of somebody else of the group.
        if request.POST.get("forget") and not entered.by_card:
            return step_out(request, entered)
        actions.withdraw(invitation=entered.invitation)
        return show(request, "survey/withdrawn.html", entered)
    require_open(entered.invitation)
    answered = standing(entered.invitation) != Standing.NOT_STARTED
    return show(request, "survey/withdraw.html", entered, answered=answered or entered.by_card)


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
    started = standing(entered.invitation) == Standing.STARTED
    return show(request, "survey/leave.html", entered, started=started)


@shown_as_pages
def left(request: HttpRequest) -> HttpResponse:
    return render(request, "survey/left.html")


def show(request: HttpRequest, template: str, entered: Entered, **more: bool) -> HttpResponse:
    current_round = entered.invitation.round
    context = {
        "invitation": entered.invitation,
        "round": current_round,
        "by_card": entered.by_card,
        "partnership": current_round.partnership,
        "invented": current_round.partnership.invented,
        **more,
    }
    return render(request, template, context)
