"""Importing people: a list is shown with what is right and wrong in it, and then taken or not.

Nothing is kept between these pages: each carries the rows in its form, and they are checked anew.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.access import SignedInRequest
from assessments.desk.pages import for_round, show_page, to_page
from assessments.desk.people import actions
from assessments.desk.people.checking import Checked, check
from assessments.desk.people.editing import editable
from assessments.desk.people.forms import ListForm
from assessments.desk.people.importing.corrections import corrected
from assessments.desk.people.importing.preview import Preview
from assessments.desk.people.importing.writing import (
    FICTITIOUS,
    TYPES,
    rejected_file,
    template_file,
)
from assessments.desk.people.limits import MAX_BODY, CannotTake, too_many_bytes
from assessments.desk.people.places import places_of
from assessments.desk.people.rows import Row, from_text
from assessments.models import Round

ImportView = Callable[..., HttpResponse]
MOST_NOTES = 50
LONGEST_NOTE = 1_000


def for_list(view: ImportView) -> Callable[..., HttpResponse]:
    """A manager's view on a round that can take people, and on a request that isn't too large.

    The size is looked at before anything of the request is read, so also before the check on
    forgery, which happens here instead of in the middleware.
    """
    protected = csrf_protect(editable(Round.State.DRAFT, Round.State.OPEN)(view))

    @csrf_exempt
    @for_round
    @wraps(view)
    def wrapper(request: SignedInRequest, current_round: Round, **kwargs: str) -> HttpResponse:
        try:
            if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY:
                raise too_many_bytes()
            return protected(request, current_round, **kwargs)
        except CannotTake as refusal:
            return _refused(request, current_round, refusal)

    return wrapper


@require_http_methods(["GET", "HEAD", "POST"])
@for_list
def import_people(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Ask for a list, and show what is in it. Nothing is saved."""
    if request.method in ("GET", "HEAD"):
        return _show_form(request, current_round, ListForm())
    form = ListForm(request.POST, request.FILES, places=places_of(current_round))
    if not form.is_valid():
        return _show_form(request, current_round, form)
    listing = form.listing
    preview = _preview(current_round, listing.rows, listing.notes, listing.warnings)
    return show_page(request, "people/preview", current_round, preview=preview)


@require_POST
@for_list
def check_people(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Show the list again, with what was corrected on the page. Nothing is saved."""
    rows, _is_corrected = _carried(request, current_round)
    return _show_again(request, current_round, rows)


@require_POST
@for_list
def take_people(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Invite who is new; what is left over is shown once more.

    Nobody is invited who wasn't shown: what was corrected on the page is shown again first.
    """
    rows, is_corrected = _carried(request, current_round)
    if is_corrected:
        return _show_again(request, current_round, rows)
    checked = actions.take(current_round=current_round, rows=rows, by=request.user)
    preview = Preview(tuple(checked), tuple(places_of(current_round)))
    if preview.rejected:
        return show_page(request, "people/taken", current_round, preview=preview)
    messages.success(request, _taken(len(preview.new)))
    return to_page("people", current_round)


def _carried(request: SignedInRequest, current_round: Round) -> tuple[list[Row], bool]:
    """The rows that the page carried, as corrected there, and whether they were.

    Raises `CannotTake`.
    """
    rows = from_text(request.POST.get("rows", ""))
    return corrected(rows, places_of(current_round), request.POST)


def _show_again(
    request: SignedInRequest, current_round: Round, rows: Iterable[Row]
) -> HttpResponse:
    notes, warnings = (
        tuple(text[:LONGEST_NOTE] for text in request.POST.getlist(name)[:MOST_NOTES])
        for name in ("note", "warning")
    )
    preview = _preview(current_round, rows, notes, warnings)
    return show_page(request, "people/preview", current_round, preview=preview, is_corrected=True)


def _taken(number: int) -> str:
    return ngettext("{n} mens is toegevoegd.", "{n} mensen zijn toegevoegd.", number).format(
        n=number
    )


@require_POST
@for_list
def rejected_people(request: SignedInRequest, current_round: Round, kind: str) -> HttpResponse:
    """The rows that are wrong or double, with the reason, as a file."""
    rows, _is_corrected = _carried(request, current_round)
    rejected = _preview(current_round, rows).rejected
    return _file(current_round, _("niet overgenomen"), kind, rejected)


@require_safe
@for_round
def people_template(request: SignedInRequest, current_round: Round, kind: str) -> HttpResponse:
    """A file with the round's own municipalities and roles, to be filled in."""
    return _file(current_round, _("mensen"), kind)


def _file(
    current_round: Round, name: str, kind: str, rejected: Sequence[Checked] | None = None
) -> HttpResponse:
    if kind not in TYPES:
        raise Http404
    fictitious = current_round.partnership.fictitious
    if rejected is None:
        content = template_file(places_of(current_round), kind, fictitious=fictitious)
    else:
        content = rejected_file(rejected, kind, fictitious=fictitious)
    mark = f"{FICTITIOUS}-" if fictitious else ""
    file_name = f"{mark}{slugify(name)}-{current_round.partnership.slug}.{kind}"
    disposition = f'attachment; filename="{file_name}"'
    return HttpResponse(
        content, content_type=TYPES[kind], headers={"Content-Disposition": disposition}
    )


def _preview(
    current_round: Round,
    rows: Iterable[Row],
    notes: tuple[str, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Preview:
    places = places_of(current_round)
    checked = check(rows, places, actions.known(current_round), ask=True)
    return Preview(tuple(checked), tuple(places), notes, warnings)


def _refused(request: SignedInRequest, current_round: Round, refusal: CannotTake) -> HttpResponse:
    form = ListForm({})
    form.full_clean()
    form.errors.clear()
    form.refuse(refusal)
    return _show_form(request, current_round, form)


def _show_form(request: SignedInRequest, current_round: Round, form: ListForm) -> HttpResponse:
    return show_page(request, "people/import", current_round, form.status, form=form)
