"""What a manager adds to the conversation agenda; everybody reads it on the agenda's own page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments import access
from assessments.access import SignedInRequest
from assessments.edit_conflicts import shows_conflicts
from assessments.followup import actions
from assessments.followup.final import ReportsAreFinal
from assessments.followup.forms import AgendaItemForm, OrderForm, ProgressForm
from assessments.models import AgendaItem, Release
from factors.catalogue import FactorText

ReleaseView = Callable[..., HttpResponse]


def for_manager(view: ReleaseView) -> ReleaseView:
    """A manager's view on a release: `view(request, release, …)`; 404 for anybody else."""

    @wraps(view)
    @login_required
    def wrapper(request: SignedInRequest, slug: str, round_pk: int, **kwargs: Any) -> HttpResponse:
        return view(request, access.managed_release(request.user, slug, round_pk), **kwargs)

    return wrapper


@require_http_methods(["GET", "HEAD", "POST"])
@for_manager
@shows_conflicts
def agenda_item(request: SignedInRequest, release: Release, number: int) -> HttpResponse:
    """The note and the agreed action of a factor; of final reports only how far the action is."""
    factor = _factor(release, number)
    item = release.agenda_items.filter(factor_number=number).first()
    form = _form(request, release, item)
    if form.is_valid():
        try:
            _save(form, release, number, request)
        except ReportsAreFinal:
            form.add_error(None, _final())
        else:
            messages.success(request, _("De wijziging is bewaard."))
            return _to_agenda(release, f"factor-{number}")
    return _show_item(request, release, factor, form)


@require_POST
@for_manager
def agenda_order(request: SignedInRequest, release: Release) -> HttpResponse:
    """Another order within a group, or the rule's order everywhere."""
    form = OrderForm(request.POST)
    restore = "restore" in request.POST
    if not restore and not form.is_valid():
        return _refuse(request, release, _("Deze volgorde bestaat niet. Er is niets veranderd."))
    try:
        if restore:
            actions.restore_order(release=release, by=request.user)
        else:
            actions.reorder(
                release=release, factor_numbers=form.cleaned_data["order"], by=request.user
            )
    except ReportsAreFinal:
        return _refuse(request, release, _final())
    group = "" if restore else form.cleaned_data["group"]
    return _to_agenda(release, f"groep-{group}" if group else "volgorde")


def _form(
    request: SignedInRequest, release: Release, item: AgendaItem | None
) -> AgendaItemForm | ProgressForm:
    """The whole form when that was sent, so that no text is lost once the reports are final."""
    posted = request.POST or None
    whole = "note" in request.POST if posted else not release.round.has_final_reports
    return AgendaItemForm(posted, instance=item) if whole else ProgressForm(posted, instance=item)


def _save(
    form: AgendaItemForm | ProgressForm, release: Release, number: int, request: SignedInRequest
) -> None:
    write = actions.change_item if isinstance(form, AgendaItemForm) else actions.change_progress
    write(
        release=release,
        factor_number=number,
        by=request.user,
        require_seen=form.require_seen,
        **form.cleaned_data,
    )


def _show_item(
    request: SignedInRequest,
    release: Release,
    factor: FactorText,
    form: AgendaItemForm | ProgressForm,
) -> HttpResponse:
    context = {
        "current_round": release.round,
        "partnership": release.round.partnership,
        "fictitious": release.round.partnership.fictitious,
        "factor": factor,
        "form": form,
        "is_whole": isinstance(form, AgendaItemForm),
        "cancel": _agenda_address(release, f"factor-{factor.number}"),
    }
    status = 422 if form.errors else 200
    return render(request, "followup/agenda_item.html", context, status=status)


def _factor(release: Release, number: int) -> FactorText:
    try:
        return release.round.texts.factor(number)
    except KeyError as error:
        raise Http404 from error


def _final() -> str:
    return _(
        "De rapporten zijn vastgesteld. De volgorde, notities en afspraken veranderen niet meer."
    )


def _refuse(request: SignedInRequest, release: Release, text: str) -> HttpResponse:
    context = {
        "partnership": release.round.partnership,
        "fictitious": release.round.partnership.fictitious,
        "text": text,
        "back": _agenda_address(release, "volgorde"),
    }
    return render(request, "followup/refused.html", context, status=422)


def _to_agenda(release: Release, place: str) -> HttpResponse:
    return redirect(_agenda_address(release, place))


def _agenda_address(release: Release, place: str) -> str:
    current_round = release.round
    page = reverse("dashboards:agenda", args=[current_round.partnership.slug, current_round.pk])
    return f"{page}#{place}"
