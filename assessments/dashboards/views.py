"""What a manager or reader sees of a released round."""

from django.http import HttpResponse

from assessments.access import SignedInRequest
from assessments.dashboards import page
from assessments.dashboards.overview_table import BY_NUMBER
from assessments.dashboards.pages import of_release, show_page
from assessments.results.overview import Overview


@of_release
def overview(request: SignedInRequest, of: Overview) -> HttpResponse:
    """The overview page; `rol` and `sorteer` choose what the overview table shows."""
    context = page.overview_context(
        of,
        role=request.GET.get("rol", "raad"),
        sort=request.GET.get("sorteer", BY_NUMBER),
    )
    return show_page(request, "overview", of, **context)
