"""What the regulation says about evaluation: of one partnership, and of any for who asks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access
from assessments.access import SignedInRequest
from assessments.desk.partnerships.actions import change_partnership
from assessments.desk.regulation.council_questions import council_questions
from assessments.desk.regulation.forms import RegulationForm
from assessments.edit_conflicts import shows_conflicts


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@shows_conflicts
def change(request: SignedInRequest, slug: str) -> HttpResponse:
    partnership = access.managed_partnership(request.user, slug)
    form = RegulationForm(request.POST or None, instance=partnership)
    if form.is_valid():
        change_partnership(
            partnership=partnership,
            by=request.user,
            require_seen=form.require_seen,
            **form.cleaned_data,
        )
        messages.success(request, _("Bewaard wat er in de regeling over evaluatie staat."))
        return redirect("partnership", slug)
    partnership.refresh_from_db()
    context = {"form": form, "partnership": partnership, "fictitious": partnership.fictitious}
    status = 422 if form.errors else 200
    return render(request, "desk/regulation/change.html", context, status=status)


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """What a council wants to know of a partnership, and which factors help; for everybody."""
    return render(request, "pages/council_questions.html", {"questions": council_questions()})
