"""Making, changing and archiving a partnership."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments import access
from assessments.access import SignedInRequest
from assessments.desk.partnerships import actions
from assessments.desk.partnerships.forms import (
    MunicipalitiesForm,
    PartnershipForm,
    hides_nothing,
)
from assessments.desk.partnerships.queries import merged_since, search_municipalities
from assessments.desk.queries import rounds_by_weight, steps_of_partnership
from assessments.edit_conflicts import shows_conflicts
from assessments.models import Municipality


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest) -> HttpResponse:
    access.require_partnership_maker(request.user)
    form = PartnershipForm(request.POST or None)
    if form.is_valid():
        partnership = actions.create_partnership(by=request.user, **form.cleaned_data)
        messages.success(request, _("De samenwerking is gemaakt. Kies nu de gemeenten."))
        return redirect("partnership_municipalities", partnership.slug)
    status = 422 if form.errors else 200
    return render(request, "desk/partnerships/create.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@shows_conflicts
def change(request: SignedInRequest, slug: str) -> HttpResponse:
    partnership = access.managed_partnership(request.user, slug)
    form = PartnershipForm(request.POST or None, instance=partnership)
    if form.is_valid():
        actions.change_partnership(
            partnership=partnership,
            by=request.user,
            require_seen=form.require_seen,
            **form.cleaned_data,
        )
        messages.success(request, _("De wijzigingen zijn bewaard."))
        return redirect("partnership", slug)
    partnership.refresh_from_db()
    context = {"form": form, "partnership": partnership, "fictitious": partnership.fictitious}
    status = 422 if form.errors else 200
    return render(request, "desk/partnerships/change.html", context, status=status)


@login_required
@require_safe
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    """The partnership's own page: its rounds, municipalities and the way to everything else."""
    partnership = access.managed_partnership(request.user, slug)
    rounds = partnership.rounds.select_related("release").defer("instrument", "submitted_by_day")
    now = next(iter(rounds_by_weight(rounds)), None)
    context = {
        "partnership": partnership,
        "fictitious": partnership.fictitious,
        "municipalities": partnership.municipalities.select_related("successor"),
        "rounds": rounds,
        "current_round": now,
        "steps": () if partnership.archived else steps_of_partnership(partnership, now),
        "merged": merged_since(partnership),
        "fiction": hides_nothing(partnership),
    }
    return render(request, "desk/partnerships/show.html", context)


@login_required
@require_safe
def municipalities(request: SignedInRequest, slug: str) -> HttpResponse:
    """Search, add and remove; with htmx only the list of results comes back."""
    partnership = access.managed_partnership(request.user, slug)
    words = request.GET.get("zoek", "")
    context = {
        "partnership": partnership,
        "fictitious": partnership.fictitious,
        "words": words,
        "found": search_municipalities(words, partnership),
        "merged": merged_since(partnership),
        "chosen": partnership.municipalities.select_related("successor"),
        "fiction": hides_nothing(partnership),
    }
    part = request.headers.get("HX-Target") == "found"
    template = "_found.html" if part else "municipalities.html"
    return render(request, f"desk/partnerships/{template}", context)


@login_required
@require_POST
def add_municipality(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    partnership = access.managed_partnership(request.user, slug)
    municipality = get_object_or_404(Municipality, code=code)
    actions.add_municipality(partnership=partnership, municipality=municipality, by=request.user)
    messages.success(request, _("{name} doet mee.").format(name=municipality.name))
    return redirect("partnership_municipalities", slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_municipalities(request: SignedInRequest, slug: str) -> HttpResponse:
    """A list is read and shown first; what is ticked there is added."""
    partnership = access.managed_partnership(request.user, slug)
    form = MunicipalitiesForm(request.POST or None, partnership=partnership)
    if form.is_valid() and form.chosen:
        chosen = form.chosen
        actions.add_municipalities(partnership=partnership, municipalities=chosen, by=request.user)
        text = ngettext("{n} gemeente doet nu mee.", "{n} gemeenten doen nu mee.", len(chosen))
        messages.success(request, text.format(n=len(chosen)))
        return redirect("partnership_municipalities", slug)
    context = {"partnership": partnership, "fictitious": partnership.fictitious, "form": form}
    status = 422 if form.errors else 200
    return render(request, "desk/partnerships/add_several.html", context, status=status)


@login_required
@require_POST
def remove_municipality(request: SignedInRequest, slug: str, code: str) -> HttpResponse:
    partnership = access.managed_partnership(request.user, slug)
    municipality = get_object_or_404(partnership.municipalities, code=code)
    try:
        actions.remove_municipality(
            partnership=partnership, municipality=municipality, by=request.user
        )
    except actions.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("{name} doet niet meer mee.").format(name=municipality.name))
    return redirect("partnership_municipalities", slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: SignedInRequest, slug: str) -> HttpResponse:
    partnership = access.managed_partnership(request.user, slug)
    if request.method in ("GET", "HEAD"):
        context = {"partnership": partnership, "fictitious": partnership.fictitious}
        return render(request, "desk/partnerships/archive.html", context)
    try:
        actions.archive_partnership(partnership=partnership, by=request.user)
    except actions.Refused as refused:
        messages.error(request, str(refused))
        return redirect("partnership", slug)
    messages.success(request, _("De samenwerking staat in het archief. Er is niets verwijderd."))
    return redirect("desk")


@login_required
@require_POST
def restore(request: SignedInRequest, slug: str) -> HttpResponse:
    partnership = access.managed_partnership(request.user, slug)
    actions.restore_partnership(partnership=partnership, by=request.user)
    return redirect("partnership", slug)
