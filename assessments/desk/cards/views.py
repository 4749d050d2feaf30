"""Cards for a meeting."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.access import SignedInRequest
from assessments.desk.cards import actions
from assessments.desk.cards.forms import CardsForm
from assessments.desk.cards.groups import groups_of
from assessments.desk.entrance import code_page_in_words
from assessments.desk.pages import for_people, show_page, to_page
from assessments.desk.people.editing import cannot, is_locked_to, may_change
from assessments.models import Municipality, Round


@require_safe
@for_people
def cards(request: SignedInRequest, current_round: Round, own: Municipality | None) -> HttpResponse:
    """Which cards there are, and the form to make them."""
    if not may_change(current_round, own):
        return too_late(request, current_round, own)
    return show_cards(request, current_round, own, CardsForm(groups_of(current_round, own)))


@require_POST
@never_cache
@for_people
def print_cards(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> HttpResponse:
    """The cards themselves: the only time that their codes are to be seen."""
    if not may_change(current_round, own):
        return too_late(request, current_round, own)
    form = CardsForm(groups_of(current_round, own), request.POST)
    if not form.is_valid():
        return show_cards(request, current_round, own, form)
    try:
        document = actions.print_cards(
            current_round=current_round,
            orders=form.orders,
            replace=form.replace,
            by=request.user,
        )
    except actions.NotNow:
        current_round.refresh_from_db()
        return too_late(request, current_round, own)
    disposition = f'attachment; filename="{file_name(current_round)}"'
    headers = {"Content-Disposition": disposition}
    return HttpResponse(document, content_type="application/pdf", headers=headers)


def show_cards(
    request: SignedInRequest, current_round: Round, own: Municipality | None, form: CardsForm
) -> HttpResponse:
    return show_page(
        request,
        "cards/cards",
        current_round,
        status=422 if form.errors else 200,
        form=form,
        address=code_page_in_words(),
        own=own,
    )


def file_name(current_round: Round) -> str:
    """ "kaarten-najaar-2026.pdf", with VERZONNEN in front when it is."""
    name = f"kaarten-{slugify(current_round.title)}.pdf"
    return f"VERZONNEN-{name}" if current_round.partnership.fictitious else name


def too_late(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> HttpResponse:
    if current_round.state in actions.PRINTABLE and is_locked_to(own, current_round):
        return cannot(request, current_round, own)
    messages.error(request, _("Kaarten maken kan niet meer: deze ronde neemt geen antwoorden aan."))
    return to_page("round", current_round)
