"""One thing that is done with several people: first a page that names them, then it is done.

Nothing that is refused or told here depends on what anybody answered.
"""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from assessments.access import SignedInRequest
from assessments.desk.mailings.actions import NothingToSend, resend, why_not_again
from assessments.desk.pages import for_people, show_page, to_page
from assessments.desk.people import actions
from assessments.desk.people.editing import editable
from assessments.desk.people.forms import GroupForm
from assessments.desk.people.places import group_name, places_of
from assessments.desk.people.recording import group_of
from assessments.desk.people.several.choosing import with_chosen
from assessments.models import Invitation, Municipality, Round

DRAFT, OPEN = Round.State.DRAFT, Round.State.OPEN
People = list[Invitation]


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
@editable(DRAFT)
@with_chosen
def move_people(
    request: SignedInRequest, current_round: Round, own: Municipality | None, people: People
) -> HttpResponse:
    """Put people in another group, in preparation."""
    form = GroupForm(
        places_of(current_round, own), request.POST if "group" in request.POST else None
    )
    if form.is_valid():
        try:
            number = actions.move(
                current_round=current_round, people=people, to=form.chosen, by=request.user
            )
        except actions.Refused as refused:
            form.add_error("group", str(refused))
        else:
            messages.success(request, _moved(number, group_name(*form.chosen)))
            return to_page("people", current_round)
    status = 422 if form.errors else 200
    return show_page(
        request, "people/several/move", current_round, status, form=form, people=_named(people)
    )


def _moved(number: int, group: str) -> str:
    text = ngettext(
        "{n} mens is verplaatst naar {group}.", "{n} mensen zijn verplaatst naar {group}.", number
    )
    return text.format(n=number, group=group)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
@editable(DRAFT, OPEN)
@with_chosen
def remove_people(
    request: SignedInRequest, current_round: Round, own: Municipality | None, people: People
) -> HttpResponse:
    """Ask first, with what it wipes in an open round, the same for everybody."""
    if request.method == "POST":
        number = actions.remove_each(current_round=current_round, people=people, by=request.user)
        text = ngettext(
            "{n} mens staat niet meer op de lijst.",
            "{n} mensen staan niet meer op de lijst.",
            number,
        )
        messages.success(request, text.format(n=number))
        return to_page("people", current_round)
    return show_page(request, "people/several/remove", current_round, people=_named(people))


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
@editable(OPEN, changes_list=False)
@with_chosen
def resend_links(
    request: SignedInRequest, current_round: Round, own: Municipality | None, people: People
) -> HttpResponse:
    """Send people the link that they have once more, by the worker; nothing is lost."""
    if not current_round.takes_answers():
        messages.error(request, _("Dat kan alleen zolang de vragenlijst antwoorden aanneemt."))
        return to_page("people", current_round)
    if request.method == "POST":
        try:
            mailing = resend(current_round=current_round, people=people, by=request.user)
        except NothingToSend:
            messages.info(request, _("Er is niemand om de link nu opnieuw te sturen."))
        else:
            messages.success(request, _resent(mailing.total))
        return to_page("people", current_round)
    reasons = {person.pk: why_not_again(person) for person in people}
    return show_page(
        request,
        "people/several/resend",
        current_round,
        people=_named(person for person in people if not reasons[person.pk]),
        left_out=[(person, reasons[person.pk]) for person in people if reasons[person.pk]],
    )


def _resent(number: int) -> str:
    text = ngettext(
        "{n} mens krijgt dezelfde link opnieuw. De mail is onderweg.",
        "{n} mensen krijgen dezelfde link opnieuw. De mails zijn onderweg.",
        number,
    )
    return text.format(n=number)


def _named(people: Iterable[Invitation]) -> list[tuple[Invitation, str]]:
    """Each with the name of the group."""
    return [(person, group_of(person)) for person in people]
