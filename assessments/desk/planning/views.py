"""The pages on which a round is prepared."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments import access
from assessments.access import SignedInRequest
from assessments.desk.mailings.texts.kinds import KINDS
from assessments.desk.mailings.texts.views import send_and_say
from assessments.desk.pages import RoundView, in_state, show_page, to_page
from assessments.desk.planning import actions
from assessments.desk.planning.checklist import BY_HAND, checklist
from assessments.desk.planning.forms import RoundForm, contact_forms, require_all_seen
from assessments.desk.planning.proposing import first_proposal, proposal
from assessments.edit_conflicts import shows_conflicts
from assessments.models import Partnership, Role, Round
from assessments.whole_number import whole_number

for_draft = in_state(Round.State.DRAFT)


def stays_in_preparation(view: RoundView) -> RoundView:
    """A view on a draft; one that was opened while it was changed stays as it is."""

    @wraps(view)
    def wrapper(request: SignedInRequest, current_round: Round) -> HttpResponse:
        try:
            return view(request, current_round)
        except actions.NotInPreparation:
            messages.error(request, _("Deze ronde is niet meer in voorbereiding."))
            return to_page("round", current_round)

    return wrapper


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: SignedInRequest, slug: str) -> HttpResponse:
    """A new round, empty or like an earlier one (`?als=<pk>`)."""
    partnership = access.managed_partnership(request.user, slug)
    like = earlier_round(partnership, request.GET.get("als", ""))
    draft = like_again(like) if like else Round(partnership=partnership)
    days = first_proposal(request)
    form = RoundForm(request.POST or None, instance=draft, proposed=days.values)
    if form.is_valid():
        current_round = actions.create_round(
            partnership=partnership, by=request.user, like=like, **form.cleaned_data
        )
        messages.success(request, _("De ronde is gemaakt. Zij is nog niet open."))
        return redirect("round", slug, current_round.pk)
    context = {
        "form": form,
        "days": days,
        "partnership": partnership,
        "fictitious": partnership.fictitious,
        "like": like,
        "earlier": partnership.rounds.exclude(state=Round.State.DRAFT),
    }
    status = 422 if form.errors or days.is_refused else 200
    return render(request, "desk/planning/create.html", context, status=status)


def earlier_round(partnership: Partnership, pk: str) -> Round | None:
    """None when none is asked for; 404 for what isn't one."""
    return get_object_or_404(partnership.rounds, pk=whole_number(pk)) if pk else None


def like_again(like: Round) -> Round:
    """The settings of an earlier round, without its title and dates."""
    names = {*RoundForm.Meta.fields} - {"title", "opens_at", "closes_at", "discussed_on"}
    return Round(partnership=like.partnership, **{name: getattr(like, name) for name in names})


@require_http_methods(["GET", "HEAD", "POST"])
@for_draft
@shows_conflicts
@stays_in_preparation
def change(request: SignedInRequest, current_round: Round) -> HttpResponse:
    days = proposal(request, conversation=current_round.discussed_on)
    form = RoundForm(request.POST or None, instance=current_round, proposed=days.values)
    if form.is_valid():
        actions.change_round(
            current_round=current_round,
            by=request.user,
            require_seen=form.require_seen,
            **form.cleaned_data,
        )
        messages.success(request, _("De wijzigingen zijn bewaard."))
        return to_page("round", current_round)
    status = 422 if form.errors or days.is_refused else 200
    current_round.refresh_from_db()
    return show_page(request, "planning/change", current_round, status, form=form, days=days)


@require_http_methods(["GET", "HEAD", "POST"])
@for_draft
def remove(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Ask first, and say what goes. A round that was opened meanwhile stays."""
    if request.method != "POST":
        people = current_round.invitations.filter(spare=False).count()
        cards = current_round.invitations.exclude(card_digest=None).count()
        return show_page(request, "planning/remove", current_round, people=people, cards=cards)
    try:
        actions.remove_round(current_round=current_round, by=request.user)
    except actions.NotInPreparation:
        messages.error(request, _("Deze ronde is niet meer in voorbereiding."))
    else:
        text = _("De ronde “{title}” is verwijderd.")
        messages.success(request, text.format(title=current_round.title))
    return redirect("partnership", current_round.partnership.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@for_draft
@shows_conflicts
@stays_in_preparation
def contacts(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Whom people of each municipality may call."""
    forms = contact_forms(current_round, request.POST or None)
    valid = [form.is_valid() for form in forms]
    if request.method == "POST" and all(valid):
        given = {
            form.municipality: (form.cleaned_data["name"], form.cleaned_data["phone"])
            for form in forms
        }
        actions.set_contacts(
            current_round=current_round,
            contacts=given,
            by=request.user,
            require_seen=require_all_seen(forms),
        )
        messages.success(request, _("Bewaard is wie mensen kunnen bellen."))
        return to_page("round", current_round)
    wrong = [form for form in forms if form.errors]
    status = 422 if wrong else 200
    return show_page(request, "planning/contacts", current_round, status, forms=forms, wrong=wrong)


@require_safe
@for_draft
def show_checklist(request: SignedInRequest, current_round: Round) -> HttpResponse:
    return show_page(
        request, "planning/checklist", current_round, checklist=checklist(current_round)
    )


@require_POST
@for_draft
def tick(request: SignedInRequest, current_round: Round) -> HttpResponse:
    item = request.POST.get("item", "")
    if item not in BY_HAND:
        raise Http404
    done = request.POST.get("done") == "1"
    actions.tick(current_round=current_round, item=item, done=done, by=request.user)
    # Back to where somebody was in the list.
    return HttpResponseRedirect(f"{to_page('checklist', current_round)['Location']}#punt-{item}")


@require_POST
@for_draft
def test_mail(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """The invitation as people will get it, to oneself, with a link that opens nothing."""
    send_and_say(request, current_round, KINDS["uitnodiging"], Role.RAAD)
    return to_page("checklist", current_round)
