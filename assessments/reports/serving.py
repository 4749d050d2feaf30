"""A report to whoever asks: the file when it is there, and else a page that says how it goes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from assessments.reports import bundle, files, making
from assessments.reports.making import State
from assessments.reports.material import Released
from assessments.reports.report_kind import Report

BEING_MADE = 202


@dataclass(frozen=True)
class Waiting:
    """What the page shows of a report that isn't there yet."""

    name: str
    about: str
    state: State
    progress: str
    """ "3 van 8 rapporten klaar", "" where there is nothing to count."""

    @property
    def is_finished(self) -> bool:
        return self.state is State.FINISHED

    @property
    def has_failed(self) -> bool:
        return self.state is State.FAILED

    @property
    def is_tried_again(self) -> bool:
        return self.state is State.TRIED_AGAIN

    @property
    def seconds(self) -> int:
        """After which it is worth another look."""
        return 20 if self.is_tried_again else 2


def serve(
    request: HttpRequest,
    of: Released,
    report: Report,
    *,
    frame: Mapping[str, Any],
    downloaded: Callable[[str], object] = lambda name: None,
) -> HttpResponseBase:
    """A report to somebody who may have it; it is ordered when it isn't there.

    `frame` is the context around the page that says how it goes: its `frame` names the template.
    `downloaded` is told the name of the file that goes out. A POST orders anew what failed.
    """
    if request.method == "POST":
        making.order(of, report)
        return HttpResponseRedirect(request.path)
    part_of_page = request.headers.get("HX-Target") == "waiting"
    if files.is_finished(files.stored_as(of, report)) and not part_of_page:
        name = report.file_name(of)
        downloaded(name)
        return _file(of, report, name)
    if making.state(of, report) is State.NOT_ORDERED:
        making.order(of, report)
    context = {**frame, **_how_it_goes(of, report), "address": request.path}
    if part_of_page:
        return render(request, "report_pages/_waiting.html", context)
    return render(request, "report_pages/waiting.html", context, status=BEING_MADE)


def _how_it_goes(of: Released, report: Report) -> dict[str, Any]:
    return {
        "waiting": waiting(of, report),
        "facts": of.facts,
        "fictitious": of.facts.fictitious,
    }


def _file(of: Released, report: Report, name: str) -> FileResponse:
    stored = files.opened(files.stored_as(of, report))
    media_type = report.kind.media_type
    return FileResponse(stored, as_attachment=True, filename=name, content_type=media_type)


def waiting(of: Released, report: Report) -> Waiting:
    return Waiting(
        name=str(report.kind.name),
        about=report.about(of),
        state=making.state(of, report),
        progress=progress(of) if report.kind == bundle.BUNDLE else "",
    )


def progress(of: Released) -> str:
    """How many of the reports for councils are there."""
    return _("%(done)s van %(all)s rapporten klaar") % {
        "done": bundle.done(of),
        "all": len(bundle.parts(of)),
    }
