"""Every request gets a number, which stands in each line of the log and on pages about an error."""

import re
import secrets
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse

from samenwerking.serving.audience import is_for_members
from samenwerking.serving.request_context import KEY, RequestContext, current, during

Answer = Callable[[HttpRequest], HttpResponse]

LIKE_ONE = re.compile(r"[0-9A-Fa-f][0-9A-Fa-f-]{15,63}", re.ASCII)
"""Of nginx, of others that send a UUID; nothing else gets into a log by this way."""


def number_requests(get_response: Answer) -> Answer:
    """Middleware, outside all that logs."""

    def answer(request: HttpRequest) -> HttpResponse:
        context = _context(request)
        request.META[KEY] = context
        with during(context):
            return get_response(request)

    return answer


def request_number(_request: HttpRequest) -> dict[str, str]:
    """For templates: what somebody can tell on the phone, of an error that isn't theirs."""
    return {"request_number": current().said}


def _context(request: HttpRequest) -> RequestContext:
    """Of a page of people who answer, neither where they are nor the number that the proxy gave:
    its log has network addresses, and by the same number a form would have one.
    """
    if is_for_members(request.path_info):
        return RequestContext(_of_proxy(request) or _new(), _origin(request))
    return RequestContext(_new())


def _new() -> str:
    return secrets.token_hex(16)


def _of_proxy(request: HttpRequest) -> str:
    """ "" without a proxy: a visitor can send anything."""
    given = request.headers.get("X-Request-ID", "") if settings.BEHIND_PROXY else ""
    return given if LIKE_ONE.fullmatch(given) else ""


def _origin(request: HttpRequest) -> str:
    try:
        return str(get_adapter(request).get_client_ip(request))
    except (PermissionDenied, ImproperlyConfigured):
        return ""
