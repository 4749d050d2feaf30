"""What the pages of a released round have in common: who may see them, and the way between them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from assessments import access
from assessments.access import SignedInRequest
from assessments.results.overview import Overview, for_viewer
from assessments.results.sections import sections

ResultsView = Callable[..., HttpResponse]


def of_release(view: ResultsView) -> ResultsView:
    """A view on a release: `view(request, overview, …)`; 404 for who may not see it."""

    @wraps(view)
    @login_required
    @require_safe
    @cache_control(private=True, no_cache=True)
    def wrapper(request: SignedInRequest, slug: str, round_pk: int, **kwargs: Any) -> HttpResponse:
        release, viewer = access.release_for_user(request.user, slug, round_pk)
        return view(request, for_viewer(viewer, release), **kwargs)

    return wrapper


def show_page(
    request: SignedInRequest, section: str, overview: Overview, **context: Any
) -> HttpResponse:
    """The page of a section, from `templates/dashboards/{section}.html`."""
    context |= {
        "facts": overview.round,
        "invented": overview.round.invented,
        "sections": sections(f"dashboards:{section}"),
    }
    return render(request, f"dashboards/{section}.html", context)
