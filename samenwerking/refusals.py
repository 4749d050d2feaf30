"""Pages for what Django refuses without any words."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A form that can't be read. Django's own view reads it once more, and fails."""
    return render(request, "400.html", status=400)


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
