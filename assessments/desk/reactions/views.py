"""Pages on which a municipality reacts to the results, and a manager makes the reports final."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments import access
from assessments.access import SignedInRequest
from assessments.desk.pages import in_state, show_page, to_page
from assessments.desk.reactions.forms import ReactionForm
from assessments.edit_conflicts import shows_conflicts
from assessments.followup.final import ReportsAreFinal, make_final
from assessments.followup.queries import Added, added_to
from assessments.followup.reactions import number_of_words, remove_reaction, write_reaction
from assessments.models import Municipality, Release, Round

ReactionView = Callable[[SignedInRequest, Release, Municipality], HttpResponse]


def for_writers(view: ReactionView) -> Callable[..., HttpResponse]:
    """For whoever may react for a municipality; 404 for anybody else."""

    @wraps(view)
    @login_required
    def wrapper(request: SignedInRequest, slug: str, pk: int, code: str) -> HttpResponse:
        release, municipalities = access.release_to_react_to(request.user, slug, pk)
        for municipality in municipalities:
            if municipality.code == code:
                return view(request, release, municipality)
        raise Http404

    return wrapper


@login_required
@require_safe
def reactions(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Every municipality for which one may write, with what was written."""
    release, municipalities = access.release_to_react_to(request.user, slug, pk)
    added = added_to(release)
    rows = [(each, added.reactions.get(each.code)) for each in municipalities]
    is_manager = access.membership(request.user, slug).is_manager
    return show_page(
        request,
        "reactions/list",
        release.round,
        rows=rows,
        final_on=added.final_on,
        is_manager=is_manager,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
@shows_conflicts
def write(request: SignedInRequest, release: Release, municipality: Municipality) -> HttpResponse:
    added = added_to(release)
    if request.method == "POST" and added.final_on:
        return too_late(request, release, municipality)
    form = ReactionForm(municipality, added.reactions.get(municipality.code), request.POST or None)
    if not form.is_valid():
        status = 422 if form.errors else 200
        return show_reaction(request, "write", release, municipality, added, status, form=form)
    try:
        write_reaction(
            release=release,
            municipality=municipality,
            on_behalf_of=form.author,
            text=form.cleaned_data["text"],
            by=request.user,
            require_seen=form.require_seen,
        )
    except ReportsAreFinal:
        return too_late(request, release, municipality)
    messages.success(request, _("De reactie is bewaard."))
    return redirect("reaction", release.round.partnership.slug, release.round_id, municipality.code)


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def remove(request: SignedInRequest, release: Release, municipality: Municipality) -> HttpResponse:
    if request.method != "POST":
        return show_reaction(request, "remove", release, municipality, added_to(release))
    try:
        remove_reaction(release=release, municipality=municipality, by=request.user)
    except ReportsAreFinal:
        return too_late(request, release, municipality)
    messages.success(request, _("De reactie is gewist."))
    return redirect("reaction", release.round.partnership.slug, release.round_id, municipality.code)


@require_http_methods(["GET", "HEAD", "POST"])
@in_state(Round.State.RELEASED)
def fix(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Asks first: from then on nothing that the reports print can be changed."""
    release, municipalities = access.release_to_react_to(
        request.user, current_round.partnership.slug, current_round.pk
    )
    if request.method == "POST":
        make_final(release=release, by=request.user)
        messages.success(request, _("De rapporten zijn vastgelegd."))
        return to_page("reactions", current_round)
    added = added_to(release)
    return show_page(
        request,
        "reactions/make_final",
        current_round,
        final_on=added.final_on,
        with_reaction=[each.name for each in municipalities if each.code in added.reactions],
        without=[each.name for each in municipalities if each.code not in added.reactions],
        agreements=len(added.actions),
    )


def show_reaction(
    request: SignedInRequest,
    page: str,
    release: Release,
    municipality: Municipality,
    added: Added,
    status: int = 200,
    **context: object,
) -> HttpResponse:
    """A page about the reaction of a municipality, with that reaction as it is now."""
    reaction = added.reactions.get(municipality.code)
    context |= {
        "municipality": municipality,
        "reaction": reaction,
        "words": number_of_words(reaction.text) if reaction else 0,
        "final_on": added.final_on,
    }
    return show_page(request, f"reactions/{page}", release.round, status, **context)


def too_late(
    request: SignedInRequest, release: Release, municipality: Municipality
) -> HttpResponse:
    """The reports became final meanwhile: say so, and give back what was written."""
    release.round.refresh_from_db(fields=["reports_final_at"])
    written = request.POST.get("text", "")
    added = added_to(release)
    return show_reaction(request, "too_late", release, municipality, added, 409, written=written)
