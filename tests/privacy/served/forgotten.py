"""The product's addresses, and some that somebody forgot: `test_every_address.py` finds them."""

from django.http import HttpResponse
from django.urls import path

from assessments.access import release_for_user
from assessments.results.overview import for_viewer
from samenwerking.urls import urlpatterns as product


def show(request, slug, pk, colour="", content_type="text/html"):
    """How many statements there are in somebody's results."""
    release, viewer = release_for_user(request.user, slug, pk)
    return HttpResponse(for_viewer(viewer, release).left_out_people, content_type=content_type)


UNLINKED = "uitkomsten/<slug:slug>/<int:pk>/kleur/<str:colour>/"
UNREADABLE = "uitkomsten/<slug:slug>/<int:pk>/vreemd/"

urlpatterns = [
    path(UNLINKED, show),
    path("werkplek/<slug:slug>/<int:pk>/ergens/", show),
    path(UNREADABLE, show, {"content_type": "application/x-strange"}),
    *product,
]
