"""Filling in: one factor a page, an overview, and sending in."""

from functools import wraps
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.models import Invitation
from assessments.survey import actions, frames, pages, sheets
from assessments.survey.actions import Draft
from assessments.survey.coming_in import session
from assessments.survey.coming_in.entering import look, require_open
from assessments.survey.coming_in.session import Entered, Step
from assessments.survey.forms import AnswersForm, six_answers
from assessments.survey.problems import NoSuchPage, View, shown_as_pages
from assessments.survey.texts import texts_of
from assessments.survey.wording import how_many
from assessments.whole_number import whole_number

OTHER_NAMES = {"csrfmiddlewaretoken", "revision", "go"}
"""What a page's form sends beside answers."""


def for_writer(view: View) -> View:
    """A view for somebody who is filling in, in this browser.

    To look, the round must take answers; the verbs that change something find that out themselves.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, public_id: str, **kwargs: Any) -> HttpResponseBase:
        entered = session.find(request, public_id)
        if request.method != "POST":
            require_open(entered.invitation)
            if not entered.begun:
                return redirect("survey:start", public_id=public_id)
        if not entered.begun:
            raise session.Absent
        return view(request, entered, **kwargs)

    return shown_as_pages(wrapper)


@require_http_methods(["GET", "HEAD", "POST"])
@for_writer
def factor(request: HttpRequest, entered: Entered, number: int) -> HttpResponse:
    """A page with statements; a POST saves it and goes on."""
    require_page(entered, number)
    if request.method == "POST":
        return save_page(request, entered, number)
    invitation = entered.invitation
    draft = draft_of(entered)
    if draft is None:
        return redirect("survey:start", public_id=invitation.public_id)
    if request.method == "HEAD":
        # The script, before it goes on: is there a connection, and are we there?
        return HttpResponse()
    return show_page(request, entered, number, draft)


def require_page(entered: Entered, number: int) -> None:
    """Raises `NoSuchPage`. Without a query but for the page that not every round has."""
    if not 1 <= number <= pages.OWN:
        raise NoSuchPage
    if number == pages.OWN and not texts_of(entered.invitation.round).own:
        raise NoSuchPage


def draft_of(entered: Entered) -> Draft | None:
    """What somebody is filling in; None when they have to begin first."""
    kept = look(entered.invitation, entered)
    if kept.draft is None and (entered.by_card or kept.has_submitted):
        return None
    return kept.draft or Draft()


def save_page(request: HttpRequest, entered: Entered, number: int) -> HttpResponse:
    """Without JavaScript a page is saved by its buttons; what is valid is kept beside an error."""
    form = AnswersForm(pages.codes_of(number), request.POST)
    revision = keep(request, entered, form)
    if form.errors:
        return show_sheet(request, entered, number, form, revision)
    if form.emptied:
        return redirect(f"{request.get_full_path()}#{sheets.anchor(form.emptied)}")
    match request.POST.get("go"):
        case "previous":
            return redirect(sheets.beside(entered.claim, number, -1))
        case "later":
            return redirect("survey:leave", public_id=entered.claim.public_id)
        case "review":
            return redirect("survey:review", public_id=entered.claim.public_id)
        case "own":
            return redirect(sheets.address("survey:factor", entered.claim, pages.OWN))
    return redirect(sheets.beside(entered.claim, number, 1))


def show_page(request: HttpRequest, entered: Entered, number: int, draft: Draft) -> HttpResponse:
    """What was answered, in a page that is the same for many."""
    invitation = entered.invitation
    texts = texts_of(invitation.round)
    given = texts.given(draft.answers)
    if get_messages(request):
        form = AnswersForm(pages.codes_of(number), initial=given)
        return show_sheet(request, entered, number, form, draft.revision)
    page = pages.page_of(texts, number, invitation.round.partnership)
    asked = frames.asked(invitation, page)
    frame = frames.reading(
        invitation,
        page,
        asked,
        total=pages.last_page(texts),
        from_review=from_review(request),
    )
    answers = {each.code: six_answers(each.code, given[each.code]) for each in page.statements}
    own = own_values(request, invitation, draft) | frames.hints(asked) | answers
    return HttpResponse(frames.filled(frame, own))


def own_values(request: HttpRequest, invitation: Invitation, draft: Draft) -> dict[str, str]:
    """What is put into a page, beside answers and whom to have in mind."""
    return {
        frames.PUBLIC_ID: invitation.public_id,
        frames.REVISION: str(draft.revision),
        frames.TOKEN: get_token(request),
    }


def from_review(request: HttpRequest) -> bool:
    return request.GET.get(sheets.BACK_TO) == sheets.REVIEW


def show_sheet(
    request: HttpRequest, entered: Entered, number: int, form: AnswersForm, revision: int
) -> HttpResponse:
    """The same with what was sent, and what was wrong with it."""
    invitation = entered.invitation
    partnership = invitation.round.partnership
    texts = texts_of(invitation.round)
    context = {
        "sheet": sheets.sheet(
            invitation,
            pages.page_of(texts, number, partnership),
            form,
            total=pages.last_page(texts),
            revision=revision,
            from_review=from_review(request),
        ),
        "form": form,
        "partnership": partnership,
        "fictitious": partnership.fictitious,
    }
    status = 422 if form.errors else 200
    return render(request, "survey/factor.html", context, status=status)


@require_POST
@for_writer
def save(request: HttpRequest, entered: Entered) -> HttpResponse:
    """htmx: keep what is on the page, and answer with the new revision."""
    form = AnswersForm(set(request.POST) - OTHER_NAMES, request.POST)
    context = {"revision": keep(request, entered, form), "form": form}
    status = 422 if form.errors else 200
    return render(request, "survey/_saved.html", context, status=status)


def keep(request: HttpRequest, entered: Entered, form: AnswersForm) -> int:
    """Save what is valid; the revision the page has from now on. Raises `NoSuchPage`."""
    form.full_clean()
    if not form.answers:
        actions.require_accepting(invitation=entered.claim)
        return sent_revision(request)
    try:
        draft = actions.save(
            invitation=entered.claim,
            answers=form.answers,
            revision=sent_revision(request),
            writer=entered.writer,
            by_card=entered.by_card,
        )
    except ValueError as unknown_statement:
        raise NoSuchPage from unknown_statement
    return draft.revision


@require_safe
@for_writer
def review(request: HttpRequest, entered: Entered) -> HttpResponse:
    """All answers at a glance, what is missing, and the button that makes them count."""
    draft = draft_of(entered)
    if draft is None:
        return redirect("survey:start", public_id=entered.invitation.public_id)
    return show_review(request, entered, draft)


def show_review(
    request: HttpRequest, entered: Entered, draft: Draft, *, nothing_answered: bool = False
) -> HttpResponse:
    current_round = entered.invitation.round
    texts = texts_of(current_round)
    answered = sheets.rows(texts, draft.answers, entered.invitation, can_change=True)
    context = {
        "invitation": entered.invitation,
        "round": current_round,
        "partnership": current_round.partnership,
        "fictitious": current_round.partnership.fictitious,
        "unanswered": sheets.only(answered, answered=False),
        "answered": sheets.only(answered, answered=True),
        "missing": list(texts.given(draft.answers).values()).count(0),
        "statements": how_many(len(texts.own)),
        "revision": draft.revision,
        "nothing_answered": nothing_answered,
    }
    return render(request, "survey/review.html", context, status=422 if nothing_answered else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@shown_as_pages
def submit(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Send in."""
    session.require_undone(request, public_id, Step.SENT_IN)
    return send_in(request, public_id=public_id)


@for_writer
def send_in(request: HttpRequest, entered: Entered) -> HttpResponse:
    """The own answers are shown in this one reply; then this browser forgets them."""
    invitation = entered.invitation
    if request.method != "POST":
        return redirect("survey:review", public_id=invitation.public_id)
    try:
        answers = actions.submit(
            invitation=invitation,
            revision=sent_revision(request),
            writer=entered.writer,
            by_card=entered.by_card,
        )
    except actions.Empty:
        return show_review(request, entered, draft_of(entered) or Draft(), nothing_answered=True)
    except actions.Behind:
        kept = look(invitation, entered)
        if kept.draft is not None or not kept.has_submitted:
            raise
        # The second of two clicks, that waited for the first.
        session.forget(request, invitation.public_id, after=Step.SENT_IN)
        raise session.Done(Step.SENT_IN) from None
    session.forget(request, invitation.public_id, after=Step.SENT_IN)
    return show_done(request, entered, answers)


def show_done(request: HttpRequest, entered: Entered, answers: tuple[int, ...]) -> HttpResponse:
    current_round = entered.invitation.round
    context = {
        "round": current_round,
        "partnership": current_round.partnership,
        "fictitious": current_round.partnership.fictitious,
        "by_card": entered.by_card,
        "pages": sheets.rows(
            texts_of(current_round), answers, entered.invitation, can_change=False
        ),
    }
    return render(request, "survey/done.html", context)


def sent_revision(request: HttpRequest) -> int:
    """The save that the page was made after; one that can't be read is behind everything."""
    return whole_number(request.POST.get("revision", "")) or 0
