"""What a manager or reader sees of a released round."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from assessments.access import SignedInRequest, release_for_user
from assessments.dashboards import page
from assessments.dashboards.overview_table import BY_NUMBER
from assessments.results.overview import for_viewer


@login_required
@require_safe
@cache_control(private=True, no_cache=True)
def overview(request: SignedInRequest, slug: str, round_pk: int) -> HttpResponse:
    """The overview page; `rol` and `sorteer` choose what the overview table shows."""
    release, viewer = release_for_user(request.user, slug, round_pk)
    context = page.overview_context(
        for_viewer(viewer, release),
        role=request.GET.get("rol", "raad"),
        sort=request.GET.get("sorteer", BY_NUMBER),
    )
    return render(request, "dashboards/overview.html", context)
