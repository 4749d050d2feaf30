"""The consultant's desk."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import access
from assessments.access import SignedInRequest
from assessments.desk.coordinators.pages import show_own_round
from assessments.desk.coordinators.tasks import tasks_of
from assessments.desk.next_steps.facts import RoundFacts, facts_of
from assessments.desk.next_steps.stages import stages
from assessments.desk.next_steps.steps import steps_of, troubles_of
from assessments.desk.pages import for_people, show_page
from assessments.desk.progress import refresh_counts
from assessments.desk.queries import desk_of
from assessments.desk.response_curve import response_curve
from assessments.desk.retention import last_day
from assessments.models import Municipality, Round

State = Round.State


@login_required
@require_safe
def desk(request: SignedInRequest) -> HttpResponse:
    """Every partnership in which this user has a place, with its rounds."""
    found = desk_of(request.user)
    tasks = tasks_of([place.member for place in found.read])
    return render(request, "desk/desk.html", {"desk": found, "tasks": tasks})


@require_safe
@for_people
def show_round(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> HttpResponse:
    """Where a round is, and what can be done next."""
    if own is not None:
        return show_own_round(request, current_round, own)
    is_released = current_round.state == State.RELEASED
    if current_round.is_open:
        refresh_counts(current_round)
    facts = facts_of([current_round]).get(current_round.pk, RoundFacts())
    context: dict[str, Any] = {
        "steps": (*troubles_of(current_round), *steps_of(current_round, facts)),
        "stages": stages(current_round, still_inviting=facts.to_invite > 0),
        "facts": facts,
        "curve": response_curve(current_round) if current_round.is_open else None,
        "known_until": last_day(current_round.release) if is_released else None,
    }
    return show_page(request, "round", current_round, **context)


@login_required
@require_safe
def audit_log(request: SignedInRequest, slug: str) -> HttpResponse:
    """Who did what, newest first, a hundred a page."""
    partnership = access.managed_partnership(request.user, slug)
    entries = partnership.audit_entries.select_related("round")
    page = Paginator(entries, 100).get_page(request.GET.get("bladzijde"))
    context = {"partnership": partnership, "fictitious": partnership.fictitious, "page": page}
    return render(request, "desk/audit_log.html", context)
