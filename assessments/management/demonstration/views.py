"""The page that leads through the demonstration. A real site has none."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.management.demonstration.signpost import signpost


@require_safe
@never_cache
def demonstration(request: HttpRequest) -> HttpResponse:
    """Where to go, with the password that everybody may know."""
    if not settings.DEMONSTRATION:
        raise Http404
    return render(request, "pages/demonstration.html", {"signpost": signpost()})
