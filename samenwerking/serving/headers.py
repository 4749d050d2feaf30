"""Headers that every response has, and those that keep pages out of caches."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

Answer = Callable[[HttpRequest], HttpResponse]

NEVER_STORED = ("/werkplek/", "/account/", "/beheer/")
"""People, rounds and accounts: nothing of it stays in a browser that somebody else uses later."""
RESULTS = "/uitkomsten/"
"""Their pages and files say that the browser keeps them, and asks again each time; forms don't."""
REFUSED = 400
"""From here on: what isn't there, or isn't open, may be there in a moment."""


def same_origin_only(get_response: Answer) -> Answer:
    """Middleware, the outermost: no page of another site loads anything from here.

    Static files too, which WhiteNoise answers by itself.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return answer


def keep_out_of_caches(get_response: Answer) -> Answer:
    """Middleware: `Cache-Control: no-store` on whatever is nobody else's, refusals too."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith(NEVER_STORED):
            del response["Cache-Control"]
        elif not request.path_info.startswith(RESULTS) and response.status_code < REFUSED:
            return response
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    return answer
