"""The page of a partnership's logo."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import access
from assessments.access import SignedInRequest
from assessments.desk.partnerships.logo.actions import set_logo
from assessments.desk.partnerships.logo.forms import LogoForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def logo(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show it, take another, or (`remove`) have none."""
    partnership = access.managed_partnership(request.user, slug)
    if request.method == "POST" and "remove" in request.POST:
        set_logo(partnership=partnership, picture=None, by=request.user)
        messages.success(request, _("Het logo is weggehaald."))
        return redirect("partnership_logo", slug)
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if form.is_valid():
        try:
            set_logo(partnership=partnership, picture=form.picture, by=request.user)
        except OSError:
            form.add_error("file", _("Er is nu geen ruimte om het te bewaren. Bel de beheerder."))
        else:
            messages.success(request, _("Het logo is bewaard."))
            return redirect("partnership_logo", slug)
    context = {"form": form, "partnership": partnership, "fictitious": partnership.fictitious}
    status = 422 if form.errors else 200
    return render(request, "desk/partnerships/logo.html", context, status=status)
