"""The page with files of a released round, and the files."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from assessments import access, audit
from assessments.access import SignedInRequest
from assessments.dashboards.exports.files import file_name, kind_for, kinds_for
from assessments.dashboards.pages import of_release, show_page
from assessments.results.overview import Overview, for_viewer


@of_release
def files(request: SignedInRequest, of: Overview) -> HttpResponse:
    """Which files there are."""
    member = access.membership(request.user, of.round.partnership_slug)
    return show_page(request, "files", of, kinds=kinds_for(of), is_manager=member.is_manager)


@login_required
@require_safe
@cache_control(private=True, no_cache=True)
def results_file(request: SignedInRequest, slug: str, round_pk: int, kind: str) -> HttpResponse:
    """One of the files, made of what this viewer may see; 404 for what isn't for this viewer."""
    release, viewer = access.release_for_user(request.user, slug, round_pk)
    overview = for_viewer(viewer, release)
    found = kind_for(overview, kind)
    if found is None:
        raise Http404
    name = file_name(overview.round, found.extension)
    content = found.make(overview)
    audit.record_download(release=release, by=request.user, what=name)
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=found.media_type, headers=disposition)
