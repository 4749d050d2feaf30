"""The consultant's desk."""

from collections import Counter
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import access
from assessments.access import SignedInRequest
from assessments.desk.pages import for_round, show_page
from assessments.desk.planning.checklist import checklist, group_sizes
from assessments.desk.progress import outlook
from assessments.desk.queries import desk_of
from assessments.desk.retention import last_day
from assessments.models import Round
from assessments.survey.keys import is_lost


@login_required
@require_safe
def desk(request: SignedInRequest) -> HttpResponse:
    """Every partnership in which this user has a place, with its rounds."""
    return render(request, "desk/desk.html", {"desk": desk_of(request.user)})


@require_safe
@for_round
def show_round(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Where a round is, and what can be done next."""
    is_draft = current_round.state == Round.State.DRAFT
    is_released = current_round.state == Round.State.RELEASED
    sizes = group_sizes(current_round) if is_draft else Counter()
    context: dict[str, Any] = {
        "checklist": checklist(current_round) if is_draft else None,
        "people": {"count": sizes.total(), "groups": len(sizes)},
        "outlook": outlook(current_round) if current_round.is_open else None,
        "key_lost": current_round.is_open and is_lost(current_round),
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
