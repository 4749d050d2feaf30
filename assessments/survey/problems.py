"""What went wrong, said in words: what is it, what was kept, what can you do, whom can you ask.

Each case has one heading, one text and one status. A view raises; `shown_as_pages` catches and
shows. What was saved stays saved in every case, but a page says so only where that is known.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from assessments.models import Invitation, Round
from assessments.survey import actions, explanations, links
from assessments.survey.coming_in import session
from assessments.survey.coming_in.session import Absent, Done
from assessments.survey.explanations import Problem
from assessments.survey.lengths import even_out
from assessments.survey.wording import contact

logger = logging.getLogger(__name__)

FILLING_IN = {"factor", "save"}
"""Names of the addresses to which answers are sent."""


class NotOpen(Exception):
    """The round takes no answers now: not yet, or not any more."""

    def __init__(self, current_round: Round) -> None:
        super().__init__()
        self.round = current_round


class NoSuchPage(Exception):
    """There is no such factor or statement."""


class TooMany(Exception):
    """Too many attempts from one address."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds


HANDLED = (
    Absent,
    Done,
    NoSuchPage,
    NotOpen,
    TooMany,
    actions.Behind,
    actions.Closed,
    actions.KeyMissing,
    links.LinkProblem,
    Invitation.DoesNotExist,
)

View = Callable[..., HttpResponseBase]


def shown_as_pages(view: View) -> View:
    """A view of the survey: never cached, each problem a page of its own, and all as long."""

    @never_cache
    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except HANDLED as error:
            public_id = kwargs.get("public_id", "")
            problem = explain(_precisely(request, error, public_id), public_id, _round(request))
            response = show(request, problem)
        return even_out(request, response)

    return wrapper


def show(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A page; to htmx, only the words, to be put above what is on the screen."""
    part = "survey/_problem.html" if request.headers.get("HX-Request") else "survey/problem.html"
    context = {"problem": problem, "lost": _sends_answers(request)}
    response = render(request, part, context, status=_status(request, problem))
    if problem.wait:
        response["Retry-After"] = str(problem.wait)
    return response


def explain(error: Exception, public_id: str, current_round: Round | None) -> Problem:
    """The words for a problem. `public_id` is the invitation's, where there is one."""
    if isinstance(error, links.Unknown):
        # Alike for what was never given and for what was copied wrongly.
        return explanations.unknown()
    return replace(_words(error, public_id, current_round), contact=contact(current_round))


def form_refused(request: HttpRequest, *, without_cookies: bool) -> Problem:
    """A form that can't be trusted, as its browser sent no cookie or another one than we gave."""
    match = request.resolver_match
    if match is None or match.app_name != "survey":
        return explanations.form_refused(without_cookies=without_cookies, in_survey=False)
    problem = explanations.form_refused(without_cookies=without_cookies, in_survey=True)
    return replace(problem, contact=contact(_round(request)))


def _precisely(request: HttpRequest, error: Exception, public_id: str) -> Exception:
    """Why a browser isn't in any more, where it remembers that."""
    step = session.last_step(request, public_id) if isinstance(error, Absent) else None
    return Done(step) if step else error


def _status(request: HttpRequest, problem: Problem) -> int:
    """Answers that arrive when all is done are refused, however right the words are."""
    return 409 if problem.status == 200 and _sends_answers(request) else problem.status


def _sends_answers(request: HttpRequest) -> bool:
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.url_name in FILLING_IN


def _round(request: HttpRequest) -> Round | None:
    """Whose contact may be named: of the round whose link this is, or that this browser entered.

    Never by an invitation's public id alone: whether that still exists tells of a replaced card
    whether it was used.
    """
    named = request.resolver_match.kwargs if request.resolver_match else {}
    if "mac" not in named:
        return session.last_round(request)
    try:
        return links.find_invitation(named["public_id"], named["mac"]).round
    except links.Unknown:
        return None
    except links.LinkProblem:
        return Round.objects.filter(invitations__public_id=named["public_id"]).first()


def _words(error: Exception, public_id: str, current_round: Round | None) -> Problem:
    match error:
        case links.Replaced():
            return explanations.replaced()
        case links.CardReplaced():
            return explanations.card_replaced()
        case links.Forgotten():
            return explanations.forgotten()
        case links.Revoked():
            return explanations.revoked()
        case NotOpen():
            return explanations.not_open(error.round, public_id)
        case actions.Closed():
            return explanations.just_closed(current_round)
        case actions.Behind():
            return explanations.behind(public_id)
        case actions.KeyMissing():
            logger.error("Sleutel ontbreekt: %s", error)
            return explanations.unreachable()
        case TooMany():
            return explanations.too_many(error.seconds)
        case NoSuchPage():
            return explanations.no_such_page(public_id)
        case Done():
            return explanations.done(error.step)
    return explanations.absent()
