"""Shared results, behind the same link by which people were invited."""

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import access
from assessments.dashboards.page import summary_context
from assessments.reports.files import report_file
from assessments.results.overview import for_viewer
from assessments.survey import session
from assessments.survey.problems import shown_as_pages


@require_safe
@shown_as_pages
def results(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The summary, and the way to the report of one's own municipality."""
    entered = session.find(request, public_id)
    release, viewer = access.release_for_invitation(entered.invitation)
    context = summary_context(for_viewer(viewer, release))
    context["invitation"] = entered.invitation
    context["partnership"] = release.round.partnership
    return render(request, "rounds/shared/results.html", context)


@require_safe
@shown_as_pages
def report(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The report of one's own municipality; staff of a joint organisation have none."""
    entered = session.find(request, public_id)
    release, viewer = access.release_for_invitation(entered.invitation)
    if not viewer.own:
        raise Http404
    name, file = report_file(for_viewer(viewer, release), viewer.own)
    return FileResponse(file, as_attachment=True, filename=name)
