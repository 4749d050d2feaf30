"""The archive package, for managers; a page says how it goes while its reports are made."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from assessments import access, audit
from assessments.access import SignedInRequest
from assessments.desk.archive_package import package
from assessments.desk.archive_package.contents import reports_of
from assessments.presenters.sections import sections
from assessments.reports import making
from assessments.reports.making import State
from assessments.reports.material import Released, released
from assessments.reports.serving import BEING_MADE, Waiting, progress


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@cache_control(private=True, no_cache=True)
def archive_package(request: SignedInRequest, slug: str, round_pk: int) -> HttpResponse:
    """The ZIP once its reports are there. A POST orders anew what failed."""
    releases, viewer = access.managed_releases(request.user, slug, round_pk)
    of = released(releases)
    state = _state(of)
    part_of_page = request.headers.get("HX-Target") == "waiting"
    if state is State.FINISHED and not part_of_page:
        name = package.file_name(of)
        content = package.make(of, viewer)
        audit.record_download(release=of.release, by=request.user, what=name)
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type="application/zip", headers=disposition)
    if request.method == "POST" or state is State.NOT_ORDERED:
        for report in reports_of(of):
            making.order(of, report)
    if request.method == "POST":
        return redirect(request.path)
    return _waiting(request, of, part_of_page)


def _state(of: Released) -> State:
    """How far its reports are: as far as the one that is worst off."""
    found = making.states(of, reports_of(of))
    worst_first = (
        *(State.FAILED, State.NOT_ORDERED, State.TRIED_AGAIN),
        *(State.BEING_MADE, State.FINISHED),
    )
    return next(each for each in worst_first if each in found)


def _waiting(request: SignedInRequest, of: Released, part_of_page: bool) -> HttpResponse:
    facts = of.facts
    context = {
        "frame": "report_pages/frame.html",
        "sections": sections("dashboards:files"),
        "back": reverse("dashboards:files", args=[facts.partnership_slug, facts.pk]),
        "waiting": Waiting(_("Archiefpakket"), facts.partnership, _state(of), progress(of)),
        "facts": facts,
        "fictitious": facts.fictitious,
        "address": request.path,
    }
    if part_of_page:
        return render(request, "report_pages/_waiting.html", context)
    return render(request, "report_pages/waiting.html", context, status=BEING_MADE)
