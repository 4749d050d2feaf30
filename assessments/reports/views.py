"""Downloads of reports for managers and readers."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from assessments import access, audit
from assessments.access import SignedInRequest
from assessments.reports.files import report_file
from assessments.results.overview import for_viewer


@login_required
@require_safe
@cache_control(private=True, no_cache=True)
def council_report(request: SignedInRequest, slug: str, round_pk: int, code: str) -> FileResponse:
    """The report for the raad of one municipality; the same file for everybody who may see it."""
    release, viewer = access.release_for_user(request.user, slug, round_pk)
    overview = for_viewer(access.viewer(release.round.partnership, code), release)
    municipalities = {place.code for place in overview.places if place.code}
    if code not in municipalities or not (viewer.sees_others or viewer.own == code):
        raise Http404
    name, file = report_file(overview, code)
    audit.record_download(release=release, by=request.user, what=name)
    return FileResponse(file, as_attachment=True, filename=name)
