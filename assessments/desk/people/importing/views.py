"""Importing people: a list is shown with what is right and wrong in it, and then taken or not.

Nothing is kept between these pages: each carries the rows in its form, and they are checked anew.
"""

from collections.abc import Callable, Iterable
from functools import partial, wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.access import SignedInRequest
from assessments.desk.pages import for_people, show_page, to_page
from assessments.desk.people import actions
from assessments.desk.people.checking import check
from assessments.desk.people.downloads import download
from assessments.desk.people.editing import editable
from assessments.desk.people.forms import ListForm
from assessments.desk.people.importing.corrections import corrected
from assessments.desk.people.importing.preview import Preview
from assessments.desk.people.importing.writing import (
    TYPES,
    rejected_file,
    template_file,
)
from assessments.desk.people.limits import MAX_BODY, CannotTake, too_many_bytes
from assessments.desk.people.places import places_of
from assessments.desk.people.rows import Row, from_text
from assessments.models import Municipality, Round

ImportView = Callable[..., HttpResponse]
MOST_NOTES = 50
LONGEST_NOTE = 1_000


def for_list(view: ImportView) -> Callable[..., HttpResponse]:
    """A view on a round that can take people, and on a request that isn't too large.

    The size is looked at before anything of the request is read, so also before the check on
    forgery, which happens here instead of in the middleware.
    """
    protected = csrf_protect(editable(Round.State.DRAFT, Round.State.OPEN)(view))

    @csrf_exempt
    @for_people
    @wraps(view)
    def wrapper(
        request: SignedInRequest, current_round: Round, own: Municipality | None, **kwargs: str
    ) -> HttpResponse:
        try:
            if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY:
                raise too_many_bytes()
            return protected(request, current_round, own=own, **kwargs)
        except CannotTake as refusal:
            return _refused(request, current_round, own, refusal)

    return wrapper


@require_http_methods(["GET", "HEAD", "POST"])
@for_list
def import_people(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> HttpResponse:
    """Ask for a list, and show what is in it. Nothing is saved."""
    if request.method in ("GET", "HEAD"):
        return _show_form(request, current_round, own, ListForm())
    form = ListForm(request.POST, request.FILES, places=places_of(current_round, None), own=own)
    if not form.is_valid():
        return _show_form(request, current_round, own, form)
    listing = form.listing
    preview = _preview(current_round, own, listing.rows, listing.notes, listing.warnings)
    return show_page(request, "people/preview", current_round, preview=preview)


@require_POST
@for_list
def check_people(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> HttpResponse:
    """Show the list again, with what was corrected on the page. Nothing is saved."""
    rows, _is_corrected = _carried(request, current_round, own)
    return _show_again(request, current_round, own, rows)


@require_POST
@for_list
def take_people(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> HttpResponse:
    """Invite who is new; what is left over is shown once more.

    Nobody is invited who wasn't shown: what was corrected on the page is shown again first.
    """
    rows, is_corrected = _carried(request, current_round, own)
    if is_corrected:
        return _show_again(request, current_round, own, rows)
    checked = actions.take(current_round=current_round, rows=rows, by=request.user, own=own)
    preview = Preview(tuple(checked), tuple(places_of(current_round, own)))
    if preview.rejected:
        return show_page(request, "people/taken", current_round, preview=preview)
    messages.success(request, _taken(len(preview.new)))
    return to_page("people", current_round)


def _carried(
    request: SignedInRequest, current_round: Round, own: Municipality | None
) -> tuple[list[Row], bool]:
    """The rows that the page carried, as corrected there, and whether they were.

    Raises `CannotTake`.
    """
    rows = from_text(request.POST.get("rows", ""))
    return corrected(rows, places_of(current_round, own), request.POST)


def _show_again(
    request: SignedInRequest,
    current_round: Round,
    own: Municipality | None,
    rows: Iterable[Row],
) -> HttpResponse:
    notes, warnings = (
        tuple(text[:LONGEST_NOTE] for text in request.POST.getlist(name)[:MOST_NOTES])
        for name in ("note", "warning")
    )
    preview = _preview(current_round, own, rows, notes, warnings)
    return show_page(request, "people/preview", current_round, preview=preview, is_corrected=True)


def _taken(number: int) -> str:
    return ngettext("{n} mens is toegevoegd.", "{n} mensen zijn toegevoegd.", number).format(
        n=number
    )


@require_POST
@for_list
def rejected_people(
    request: SignedInRequest, current_round: Round, own: Municipality | None, kind: str
) -> HttpResponse:
    """The rows that are wrong or double, with the reason, as a file."""
    rows, _is_corrected = _carried(request, current_round, own)
    rejected = _preview(current_round, own, rows).rejected
    content = partial(rejected_file, rejected)
    return _file(current_round, _("niet overgenomen"), kind, content)


@require_safe
@for_people
def people_template(
    request: SignedInRequest, current_round: Round, own: Municipality | None, kind: str
) -> HttpResponse:
    """A file with the round's own municipalities and roles, to be filled in."""
    content = partial(template_file, places_of(current_round, own))
    return _file(current_round, _("mensen"), kind, content)


def _file(
    current_round: Round, name: str, kind: str, content: Callable[..., bytes]
) -> HttpResponse:
    if kind not in TYPES:
        raise Http404
    fictitious = current_round.partnership.fictitious
    return download(current_round, name, kind, content(kind, fictitious=fictitious))


def _preview(
    current_round: Round,
    own: Municipality | None,
    rows: Iterable[Row],
    notes: tuple[str, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Preview:
    places = places_of(current_round, own)
    checked = check(rows, places, actions.known(current_round, own), ask=True)
    return Preview(tuple(checked), tuple(places), notes, warnings)


def _refused(
    request: SignedInRequest,
    current_round: Round,
    own: Municipality | None,
    refusal: CannotTake,
) -> HttpResponse:
    form = ListForm({})
    form.full_clean()
    form.errors.clear()
    form.refuse(refusal)
    return _show_form(request, current_round, own, form)


def _show_form(
    request: SignedInRequest, current_round: Round, own: Municipality | None, form: ListForm
) -> HttpResponse:
    return show_page(request, "people/import", current_round, form.status, form=form, own=own)
