"""Importing people: a list is shown with what is right and wrong in it, and then taken or not.

Nothing is kept between these pages: each carries the rows in its form, and they are checked anew.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assessments.access import SignedInRequest
from assessments.models import Role, Round
from assessments.rounds.pages import for_round, show_page, to_page
from assessments.rounds.people import actions
from assessments.rounds.people.checking import Checked, Outcome, check
from assessments.rounds.people.editing import editable
from assessments.rounds.people.forms import ListForm
from assessments.rounds.people.limits import MAX_BODY, CannotTake, too_many_bytes
from assessments.rounds.people.places import places_of
from assessments.rounds.people.rows import Row, as_text, from_text
from assessments.rounds.people.writing import INVENTED, TYPES, rejected_file, template_file

ImportView = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Preview:
    """A checked list, as the pages show it."""

    checked: tuple[Checked, ...]

    def _which(self, outcome: Outcome) -> list[Checked]:
        return [each for each in self.checked if each.outcome is outcome]

    @cached_property
    def new(self) -> list[Checked]:
        return self._which(Outcome.NEW)

    @cached_property
    def double(self) -> list[Checked]:
        return self._which(Outcome.DOUBLE)

    @cached_property
    def wrong(self) -> list[Checked]:
        return self._which(Outcome.WRONG)

    @cached_property
    def empty(self) -> int:
        return len(self._which(Outcome.EMPTY))

    @cached_property
    def groups(self) -> list[tuple[str, int]]:
        """How many are new in each group, by role and name."""
        counts = Counter((each.role, each.group_name) for each in self.new)
        in_order = sorted(counts, key=lambda group: (Role.values.index(group[0]), group[1]))
        return [(name, counts[role, name]) for role, name in in_order]

    @cached_property
    def on_paper(self) -> int:
        """How many of the new people have no address, and get a card."""
        return sum(not each.row.email for each in self.new)

    @cached_property
    def rejected(self) -> list[Checked]:
        return [each for each in self.checked if each.outcome in (Outcome.WRONG, Outcome.DOUBLE)]

    def rows(self, *outcomes: Outcome) -> list[Row]:
        return [each.row for each in self.checked if each.outcome in outcomes]

    @cached_property
    def text(self) -> str:
        """All rows but the empty ones, for the form to carry."""
        return as_text(self.rows(Outcome.NEW, Outcome.DOUBLE, Outcome.WRONG))

    @cached_property
    def rejected_text(self) -> str:
        return as_text(each.row for each in self.rejected)


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
        if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY:
            return _refused(request, current_round, too_many_bytes())
        return protected(request, current_round, **kwargs)

    return wrapper


@require_http_methods(["GET", "POST"])
@for_list
def import_people(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Ask for a list, and show what is in it. Nothing is saved."""
    if request.method == "GET":
        return _show_form(request, current_round, ListForm())
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show_form(request, current_round, form)
    preview = _check(current_round, form.rows)
    return show_page(request, "people/preview", current_round, preview=preview)


@require_POST
@for_list
def take_people(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Invite who is new; what is left over is shown once more."""
    try:
        rows = from_text(request.POST.get("rows", ""))
    except CannotTake as refusal:
        return _refused(request, current_round, refusal)
    checked = actions.take(current_round=current_round, rows=rows, by=request.user)
    preview = Preview(tuple(checked))
    if preview.rejected:
        return show_page(request, "people/taken", current_round, preview=preview)
    messages.success(request, _taken(len(preview.new)))
    return to_page("people", current_round)


def _taken(number: int) -> str:
    return ngettext("{n} mens is toegevoegd.", "{n} mensen zijn toegevoegd.", number).format(
        n=number
    )


@require_POST
@for_list
def rejected_people(request: SignedInRequest, current_round: Round, kind: str) -> HttpResponse:
    """The rows that are wrong or double, with the reason, as a file."""
    try:
        rows = from_text(request.POST.get("rows", ""))
    except CannotTake as refusal:
        return _refused(request, current_round, refusal)
    rejected = _check(current_round, rows).rejected
    return _file(current_round, _("niet overgenomen"), kind, rejected)


@require_GET
@for_round
def people_template(request: SignedInRequest, current_round: Round, kind: str) -> HttpResponse:
    """A file with the round's own municipalities and roles, to be filled in."""
    return _file(current_round, _("mensen"), kind)


def _file(
    current_round: Round, name: str, kind: str, rejected: Iterable[Checked] | None = None
) -> HttpResponse:
    if kind not in TYPES:
        raise Http404
    invented = current_round.partnership.invented
    if rejected is None:
        content = template_file(places_of(current_round), kind, invented=invented)
    else:
        content = rejected_file(rejected, kind, invented=invented)
    mark = f"{INVENTED}-" if invented else ""
    file_name = f"{mark}{slugify(name)}-{current_round.partnership.slug}.{kind}"
    disposition = f'attachment; filename="{file_name}"'
    return HttpResponse(
        content, content_type=TYPES[kind], headers={"Content-Disposition": disposition}
    )


def _check(current_round: Round, rows: Iterable[Row]) -> Preview:
    known = actions.known(current_round)
    return Preview(tuple(check(rows, places_of(current_round), known)))


def _refused(request: SignedInRequest, current_round: Round, refusal: CannotTake) -> HttpResponse:
    form = ListForm({})
    form.full_clean()
    form.errors.clear()
    form.refuse(refusal)
    return _show_form(request, current_round, form)


def _show_form(request: SignedInRequest, current_round: Round, form: ListForm) -> HttpResponse:
    return show_page(request, "people/import", current_round, form.status, form=form)
