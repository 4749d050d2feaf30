"""Pages for what Django refuses without any words."""

import re
import sys
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from django.urls import Resolver404, resolve
from django.utils.cache import add_never_cache_headers
from django.utils.encoding import escape_uri_path

from assessments.desk.monitoring import alarms
from samenwerking.media import StorageAway
from samenwerking.serving.request_context import current

RETRY_AFTER = 10
"""Seconds after which a browser, or a proxy, may ask again."""

AWAY: dict[type[Exception], str] = {
    OperationalError: "database",
    InterfaceError: "database",
    StorageAway: "storage",
}
"""What may be away for a moment, by how that shows."""

Answer = Callable[[HttpRequest], HttpResponse]

AFTER_A_LINK = re.compile(r"""(?:&gt;|&quot;|[\s.,;:!?…()\[\]{}<>"'“”„‘’«»*|\\])[\s/]*$""")
"""What mail programs and people take along from the text behind a link; never a sign of its own."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A form that can't be read. Django's own view reads it once more, and fails."""
    return render(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """An error of ours; or something else is away, which is over soon and is no error of the code.

    Neither page looks anything up: the database may be what failed.
    """
    failure = sys.exc_info()[1]
    context = {"number": current().said}
    away = next((name for kind, name in AWAY.items() if isinstance(failure, kind)), "")
    if not away:
        return HttpResponse(loader.get_template("500.html").render(context), status=500)
    response = HttpResponse(loader.get_template("503.html").render(context), status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    alarms.sound(away, f"the {away} is away: pages answer 503", failure)
    # Django would log, and so mail, each of hundreds of pages.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def explain_methods(get_response: Answer) -> Answer:
    """Middleware: an address that only takes a form says so.

    People come there too: by signing in again after a button, or by an address in their history.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405:
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page

    return answer


def find_links_with_signs_behind(get_response: Answer) -> Answer:
    """Middleware: a link with a full stop, bracket or quotation mark behind it still opens.

    Only for addresses that aren't there, and that are without those signs.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        path = _without_signs_behind(request.path_info)
        if path == request.path_info or not _exists(path):
            return response
        found = HttpResponseRedirect(escape_uri_path(path))
        add_never_cache_headers(found)
        return found

    return answer


def _without_signs_behind(path: str) -> str:
    kept = path
    while AFTER_A_LINK.search(kept):
        kept = AFTER_A_LINK.sub("", kept)
    return path if kept == path else kept.rstrip("/") + "/"


def _exists(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
