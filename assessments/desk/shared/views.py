"""Shared results, behind the same link by which people were invited."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access
from assessments.dashboards.summary import summary_context
from assessments.followup.queries import agendas_of
from assessments.presenters.municipalities.own_raad import title_of_own_raad
from assessments.reports.catalogue import report_of_place
from assessments.reports.material import released
from assessments.reports.pages.first import picture
from assessments.reports.serving import serve
from assessments.results.between_rounds.mergers import read_mergers
from assessments.results.overview import Cell, Overview, for_viewer_of_each
from assessments.survey.coming_in import session
from assessments.survey.problems import shown_as_pages


@require_safe
@shown_as_pages
def results(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The summary, and the way to the report of one's own municipality."""
    entered = session.find(request, public_id)
    releases, viewer = access.releases_for_invitation(entered.invitation)
    (added,) = agendas_of(releases[:1])
    overview, *before = for_viewer_of_each(viewer, releases[:2], read_mergers())
    earlier = before[0] if before else None
    context = summary_context(overview, order=added.order, earlier=earlier)
    if overview.roles:
        context["drawn"] = picture(overview, viewer.own)
        context["title_of_own_raad"] = _title_of_own_raad(overview)
    context["invitation"] = entered.invitation
    context["partnership"] = releases[0].round.partnership
    return render(request, "desk/shared/results.html", context)


def _title_of_own_raad(overview: Overview) -> str:
    """Empty where the picture isn't about one raad."""
    own = overview.cell(overview.viewer.own or "", "raad")
    if not isinstance(own, Cell):
        return ""
    return title_of_own_raad(overview, own.places[0].name, own, overview.compared_with(own))


@require_http_methods(["GET", "HEAD", "POST"])
@shown_as_pages
def report(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The report of one's own municipality; for staff of a joint organisation the partnership's."""
    entered = session.find(request, public_id)
    releases, viewer = access.releases_for_invitation(entered.invitation)
    of = released(releases)
    frame = {
        "frame": "desk/shared/waiting_frame.html",
        "back": reverse("shared_results", args=[public_id]),
        "invitation": entered.invitation,
        "partnership": releases[0].round.partnership,
    }
    return serve(request, of, report_of_place(viewer), frame=frame)
