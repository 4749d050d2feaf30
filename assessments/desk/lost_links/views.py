"""The page for who lost the link; the same form stands on the front page and beside the codes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from assessments.desk.lost_links import asking
from assessments.desk.lost_links.forms import LostLinkForm
from assessments.survey.problems import TooMany, shown_as_pages


@require_http_methods(["GET", "HEAD", "POST"])
@shown_as_pages
def lost_link(request: HttpRequest) -> HttpResponse:
    """One answer, whatever the address and whoever asks."""
    form = LostLinkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if not asking.may_ask(request):
            raise TooMany(asking.WINDOW)
        asking.ask(request, form.cleaned_data["email"])
        return render(request, "survey/lost_link_asked.html")
    status = 422 if form.errors else 200
    return render(request, "survey/lost_link.html", {"form": form}, status=status)
