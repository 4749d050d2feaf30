"""The people of a round: the list, and one person at a time."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from assessments import audit
from assessments.access import SignedInRequest
from assessments.desk.coordinators.queries import lists_of, waits_for_invitation
from assessments.desk.pages import for_people, show_page, to_page
from assessments.desk.people import actions
from assessments.desk.people.downloads import download
from assessments.desk.people.editing import CHANGEABLE, editable, find_person, may_change
from assessments.desk.people.forms import NameForm, NewLinkForm, PersonForm, as_filled_in
from assessments.desk.people.importing.writing import TYPES, people_file
from assessments.desk.people.places import group_name, places_of
from assessments.desk.people.queries import (
    Order,
    People,
    Wanted,
    all_of,
    find_group,
    group_key,
    page_of,
    people_of,
    sections,
)
from assessments.edit_conflicts import shows_conflicts
from assessments.models import Invitation, Municipality, Round

DRAFT, OPEN = Round.State.DRAFT, Round.State.OPEN


@require_safe
@for_people
def people(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> HttpResponse:
    """Everybody who is on the list, searched by `zoek`, of one `groep`, a hundred a page."""
    listed = people_of(current_round, own)
    wanted, group = _wanted(request, listed)
    page = page_of(current_round, listed, request.GET.get("blad", "1"), wanted)
    return show_page(
        request,
        "people/people",
        current_round,
        listed=listed,
        wanted=wanted,
        orders=Order.choices,
        group=group,
        matching=page.paginator.count,
        page=page,
        sections=sections(page.object_list, wanted.order),
        has_all_chosen="alles" in request.GET,
        **_what_can_be_done(current_round, own),
    )


def _what_can_be_done(current_round: Round, own: Municipality | None) -> dict[str, Any]:
    """With the list, and who is ready with theirs."""
    return {
        "own": own,
        "may_change": may_change(current_round, own),
        "is_changing": current_round.state in CHANGEABLE,
        "may_resend": current_round.is_open,
        "lists": lists_of(current_round, own) if current_round.state == DRAFT else None,
        "waiting": waits_for_invitation(current_round, own),
    }


def _wanted(request: SignedInRequest, listed: People) -> tuple[Wanted, str]:
    """What the address asks for, and the name of the one group if it names one."""
    key, order = request.GET.get("groep", ""), request.GET.get("volgorde", "")
    found = find_group(listed.places, key)
    wanted = Wanted(
        words=request.GET.get("zoek", "").strip(),
        key=key if found else "",
        order=Order(order) if order in Order.values else Order.GROUP,
    )
    return wanted, group_name(*found) if found else ""


@require_safe
@for_people
def export_people(
    request: SignedInRequest, current_round: Round, own: Municipality | None, kind: str
) -> HttpResponse:
    """The same people as a file; who took it is in the log."""
    if kind not in TYPES:
        raise Http404
    listed = people_of(current_round, own)
    wanted, _group = _wanted(request, listed)
    everybody = all_of(current_round, listed, wanted)
    content = people_file(everybody, kind, fictitious=current_round.partnership.fictitious)
    response = download(current_round, _("mensen op de lijst"), kind, content)
    audit.record(
        partnership=current_round.partnership,
        action=audit.Action.PEOPLE_EXPORTED,
        by=request.user,
        current_round=current_round,
        detail=f"{kind}: {_people_in_words(len(everybody))}",
    )
    return response


def _people_in_words(number: int) -> str:
    return ngettext("{n} mens", "{n} mensen", number).format(n=number)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
@editable(DRAFT, OPEN)
def add_person(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> HttpResponse:
    initial = {"place": request.GET.get("plaats"), "role": request.GET.get("rol")}
    form = PersonForm(places_of(current_round, own), request.POST or None, initial=initial)
    if form.is_valid():
        try:
            added = actions.add(current_round=current_round, row=form.row, by=request.user, own=own)
        except actions.Refused as refused:
            form.add_error("email" if form.row.email else "name", str(refused))
        else:
            messages.success(request, _("{name} staat op de lijst.").format(name=form.row.name))
            if added.doubts:
                messages.warning(request, added.reason)
            return _after_adding(request, current_round, form)
    return _show_form(request, current_round, form, "people/add")


def _after_adding(request: SignedInRequest, current_round: Round, form: PersonForm) -> HttpResponse:
    """The list, or the form again for somebody in the same group."""
    if "another" not in request.POST:
        return to_page("people", current_round)
    response = to_page("add_person", current_round)
    place, role = form.cleaned_data["place"], form.cleaned_data["role"]
    response["Location"] += f"?plaats={place}&rol={role}"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
@editable(DRAFT, OPEN)
@find_person
@shows_conflicts
def change_person(
    request: SignedInRequest, current_round: Round, own: Municipality | None, person: Invitation
) -> HttpResponse:
    """Correct anything while the round is in preparation; once it is open, a name."""
    if current_round.is_open:
        return _rename(request, current_round, person)
    places = places_of(current_round, own)
    form = PersonForm(places, request.POST or None, initial=as_filled_in(person))
    if form.is_valid():
        try:
            actions.change(
                person=person,
                row=form.row,
                by=request.user,
                own=own,
                require_seen=form.require_seen,
            )
        except actions.Refused as refused:
            form.add_error("email" if form.row.email else "name", str(refused))
        else:
            messages.success(request, _("De wijziging is bewaard."))
            return to_page("people", current_round)
    return _show_form(request, current_round, form, "people/change", person=person)


def _rename(request: SignedInRequest, current_round: Round, person: Invitation) -> HttpResponse:
    form = NameForm(request.POST or None, initial={"name": person.name})
    if form.is_valid():
        name = form.cleaned_data["name"]
        try:
            actions.rename(
                person=person, name=name, by=request.user, require_seen=form.require_seen
            )
        except actions.Refused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("De wijziging is bewaard."))
            return to_page("people", current_round)
    return _show_form(request, current_round, form, "people/rename", person=person)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
@editable(OPEN)
@find_person
def new_link(
    request: SignedInRequest, current_round: Round, own: Municipality | None, person: Invitation
) -> HttpResponse:
    """Say first what a new link or another address does; the same for everybody."""
    form = NewLinkForm(request.POST or None, initial={"email": person.email})
    if request.method == "POST" and form.is_valid():
        try:
            actions.reissue(person=person, email=form.cleaned_data["email"], by=request.user)
        except actions.Refused as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, _after_new_link(person))
            return to_page("people", current_round)
    return _show_form(request, current_round, form, "people/new_link", person=person)


def _after_new_link(person: Invitation) -> str:
    if person.email:
        text = _("De oude link van {name} werkt niet meer. Verstuur nu de nieuwe uitnodiging.")
    else:
        text = _("De oude link of kaart van {name} werkt niet meer. Maak nu een nieuwe kaart.")
    return text.format(name=person.name)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
@editable(DRAFT, OPEN)
@find_person
def remove_person(
    request: SignedInRequest, current_round: Round, own: Municipality | None, person: Invitation
) -> HttpResponse:
    """Ask first; in an open round with what it wipes, the same for everybody."""
    if request.method == "POST":
        name = person.name
        actions.remove(person=person, by=request.user)
        messages.success(request, _("{name} staat niet meer op de lijst.").format(name=name))
        return to_page("people", current_round)
    return show_page(request, "people/remove", current_round, person=person)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
@editable(DRAFT)
def remove_group(
    request: SignedInRequest, current_round: Round, own: Municipality | None, key: str
) -> HttpResponse:
    """Ask first, then take a whole group off the list: after a wrong import."""
    listed = people_of(current_round, own)
    found = find_group(listed.places, key)
    if found is None:
        raise Http404
    place, role = found
    if request.method == "POST":
        actions.remove_group(current_round=current_round, place=place, role=role, by=request.user)
        text = _("{group} is leeggemaakt.").format(group=capfirst(group_name(place, role)))
        messages.success(request, text)
        return to_page("people", current_round)
    return show_page(
        request,
        "people/remove_group",
        current_round,
        group=group_name(place, role),
        key=group_key(place, role),
        number=listed.invited[place.pk, role],
    )


def _show_form(
    request: SignedInRequest,
    current_round: Round,
    form: PersonForm | NameForm | NewLinkForm,
    name: str,
    **context: object,
) -> HttpResponse:
    status = 422 if form.errors else 200
    return show_page(request, name, current_round, status, form=form, **context)
