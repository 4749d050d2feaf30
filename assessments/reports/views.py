"""The reports of a released round, for managers and readers."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access, audit
from assessments.access import SignedInRequest, Viewer
from assessments.presenters.sections import sections
from assessments.reports.catalogue import offered
from assessments.reports.listing import listed
from assessments.reports.material import Released, released
from assessments.reports.serving import serve

ReportsView = Callable[..., HttpResponseBase]


def of_released(view: ReportsView) -> ReportsView:
    """A view on a release's reports: `view(request, released, viewer, …)`."""

    @wraps(view)
    @login_required
    @cache_control(private=True, no_cache=True)
    def wrapper(
        request: SignedInRequest, slug: str, round_pk: int, **kwargs: Any
    ) -> HttpResponseBase:
        releases, viewer = access.releases_for_user(request.user, slug, round_pk)
        return view(request, released(releases), viewer, **kwargs)

    return wrapper


@require_safe
@of_released
def reports(request: SignedInRequest, of: Released, viewer: Viewer) -> HttpResponse:
    """Every report that this viewer may have, and how far it is."""
    context = {
        "facts": of.facts,
        "fictitious": of.facts.fictitious,
        "sections": sections("reports:reports"),
        "listed": listed(of, offered(of, viewer)),
        "may_react": access.may_react(
            request.user, of.facts.partnership_slug, {place.code for place in of.places}
        ),
    }
    return render(request, "report_pages/reports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_released
def report(
    request: SignedInRequest, of: Released, viewer: Viewer, kind_code: str, code: str = ""
) -> HttpResponseBase:
    """One report: the same file for everybody who may see it."""
    address = (kind_code, code) if code else (kind_code,)
    found = next((each for each in offered(of, viewer) if each.address == address), None)
    if found is None:
        raise Http404
    frame = {
        "frame": "report_pages/frame.html",
        "sections": sections("reports:reports"),
        "back": reverse("reports:reports", args=[of.facts.partnership_slug, of.facts.pk]),
    }
    return serve(request, of, found, frame=frame, downloaded=partial(_log, request, of))


def _log(request: SignedInRequest, of: Released, name: str) -> None:
    audit.record_download(release=of.release, by=request.user, what=name)
