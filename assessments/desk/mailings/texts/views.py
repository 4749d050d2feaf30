"""The pages on which mails are read before they go, and given words of a round's own."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp, csp_update
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments import logos
from assessments.access import SignedInRequest
from assessments.desk.mailings.actions import send_example
from assessments.desk.mailings.mail_server import NotSent
from assessments.desk.mailings.texts import actions
from assessments.desk.mailings.texts.forms import MailTextForm
from assessments.desk.mailings.texts.kinds import KINDS, LetterKind, may_change
from assessments.desk.mailings.texts.overview import name_of, overview
from assessments.desk.mailings.texts.previews import example, standard
from assessments.desk.pages import for_round, show_page
from assessments.edit_conflicts import shows_conflicts
from assessments.models import MailText, Round

LetterView = Callable[..., HttpResponse]
IN_FRAME: dict[str, list[Any]] = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:"],
    "form-action": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": [True],
}
"""A mail's styles stand in it, as mail programs want; nothing in it runs, or is fetched."""


def for_letter(view: LetterView) -> Callable[..., HttpResponse]:
    """A manager's view on a mail: `view(request, current_round, kind, role)`; 404 for no mail."""

    @for_round
    @wraps(view)
    def wrapper(
        request: SignedInRequest, current_round: Round, letter: str, role: str
    ) -> HttpResponse:
        kind = KINDS.get(letter)
        if kind is None or role not in kind.roles:
            raise Http404
        return view(request, current_round, kind, role)

    return wrapper


@require_safe
@for_round
def mail_texts(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """Every mail, to whom it goes, and whether its words are the round's own."""
    return show_page(request, "mailings/texts", current_round, letters=overview(current_round))


@csp_update({"frame-src": [SELF]})
@require_http_methods(["GET", "HEAD", "POST"])
@for_letter
@shows_conflicts
def mail_text(
    request: SignedInRequest, current_round: Round, kind: LetterKind, role: str
) -> HttpResponse:
    """How a mail looks, and its own words."""
    own = actions.find_text(current_round, kind, role)
    form = MailTextForm(request.POST or None, own=own) if kind.has_own_words else None
    if request.method == "POST" and form is None:
        raise Http404
    if form and form.is_valid():
        changed = {**form.cleaned_data, "require_seen": form.require_seen}
        return _changed(request, current_round, kind, role, _("De tekst is bewaard."), **changed)
    return _show(request, current_round, kind, role, form=form, own=own)


@require_POST
@for_letter
def standard_mail_text(
    request: SignedInRequest, current_round: Round, kind: LetterKind, role: str
) -> HttpResponse:
    return _changed(request, current_round, kind, role, _("De standaardtekst staat er weer."))


@xframe_options_sameorigin
@csp(IN_FRAME)
@require_safe
@for_letter
def mail_frame(
    request: SignedInRequest, current_round: Round, kind: LetterKind, role: str
) -> HttpResponse:
    """The HTML of a mail and nothing else, to be shown in a frame of a page."""
    letter = example(current_round, kind, role, request.user)
    return HttpResponse(letter.html_with(logos.data_address(current_round.partnership.logo)))


@require_POST
@for_letter
def test_letter(
    request: SignedInRequest, current_round: Round, kind: LetterKind, role: str
) -> HttpResponse:
    """The mail to oneself, with a link that opens nothing."""
    send_and_say(request, current_round, kind, role)
    return to_letter(current_round, kind, role)


def send_and_say(
    request: SignedInRequest, current_round: Round, kind: LetterKind, role: str
) -> None:
    address = request.user.email
    try:
        send_example(current_round=current_round, kind=kind, role=role, to=request.user)
    except NotSent as problem:
        text = _("De proefmail aan {address} is niet verstuurd. {problem}")
        messages.error(request, text.format(address=address, problem=problem))
    else:
        text = _(
            "De proefmail is verstuurd aan {address}. Kijk of hij goed aankomt. "
            "De link erin werkt niet: die is van niemand."
        )
        messages.success(request, text.format(address=address))


def _show(
    request: SignedInRequest,
    current_round: Round,
    kind: LetterKind,
    role: str,
    *,
    form: MailTextForm | None,
    own: MailText | None,
) -> HttpResponse:
    context = {
        "letter": example(current_round, kind, role, request.user),
        "kind": kind,
        "role": role,
        "role_name": name_of(role),
        "form": form,
        "own": own,
        "may_change": may_change(current_round, kind),
        "standard": form and standard(current_round, kind, role, request.user),
    }
    status = 422 if form and form.errors else 200
    return show_page(request, "mailings/text", current_round, status, **context)


def to_letter(current_round: Round, kind: LetterKind, role: str) -> HttpResponse:
    slug = current_round.partnership.slug
    return redirect("mail_text", slug, current_round.pk, kind.path, role)


def _changed(
    request: SignedInRequest,
    current_round: Round,
    kind: LetterKind,
    role: str,
    done: str,
    **words: Any,
) -> HttpResponse:
    try:
        actions.set_text(
            current_round=current_round, kind=kind, role=role, by=request.user, **words
        )
    except actions.WentAlready:
        messages.error(request, _("Deze mail is al verstuurd. De tekst verandert niet meer."))
    else:
        messages.success(request, done)
    return to_letter(current_round, kind, role)
