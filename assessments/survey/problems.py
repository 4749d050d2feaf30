"""What went wrong, said in words: what is it, what was kept, what can you do.

Each case has one heading, one text and one status. A view raises; `shown_as_pages` catches and
shows. What was saved stays saved in every case.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from assessments.models import Invitation, Round
from assessments.survey import actions, links
from assessments.survey.lengths import even_out
from assessments.survey.session import Absent, Done, Step
from assessments.survey.sheets import results_address
from assessments.survey.wording import contact, moment

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Problem:
    status: int
    heading: str
    text: str
    link: str = ""
    link_text: str = ""
    wait: int = 0
    """Seconds after which trying again makes sense; 0 when that isn't known."""


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
            response = show(request, explain(error, kwargs.get("public_id", "")))
        return even_out(request, response)

    return wrapper


def show(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A page; to htmx, only the words, to be put above what is on the screen."""
    part = "survey/_problem.html" if request.headers.get("HX-Request") else "survey/problem.html"
    response = render(request, part, {"problem": problem}, status=problem.status)
    if problem.wait:
        response["Retry-After"] = str(problem.wait)
    return response


def explain(error: Exception, public_id: str) -> Problem:
    """The words for a problem. `public_id` is the invitation's, where there is one."""
    match error:
        case links.Unknown():
            return _unknown()
        case links.Replaced():
            return _replaced()
        case links.CardReplaced():
            return _card_replaced()
        case links.Forgotten():
            return _forgotten()
        case links.Revoked():
            return _revoked(error.invitation.round)
        case NotOpen():
            return _not_open(error.round, public_id)
        case actions.Closed():
            return _just_closed()
        case actions.Behind():
            return _behind(public_id)
        case actions.KeyMissing():
            logger.error("Sleutel ontbreekt: %s", error)
            return _unreachable()
        case TooMany():
            return _too_many(error.seconds)
        case NoSuchPage():
            return _no_such_page(public_id)
        case Done():
            return _done(error.step)
    return been_away()


def been_away() -> Problem:
    return Problem(403, _("U was lang weg"), _("Open uw link opnieuw. Uw antwoorden zijn bewaard."))


def _done(step: Step) -> Problem:
    if step == Step.STEPPED_OUT:
        return Problem(
            200,
            _("Uw gegevens zijn gewist."),
            _(
                "Uw antwoorden, uw naam en uw mailadres zijn weg. "
                "U krijgt hierover geen mail meer, en uw link werkt niet meer."
            ),
        )
    return Problem(
        200,
        _("Uw antwoorden zijn ingestuurd"),
        _(
            "U bent klaar. Wilt u opnieuw invullen of intrekken? "
            "Open dan dezelfde link, of typ dezelfde code."
        ),
    )


def _unknown() -> Problem:
    return Problem(
        404,
        _("Deze link kennen wij niet"),
        _(
            "Misschien is de link niet helemaal overgenomen. Open hem nog eens uit uw mail. "
            "Lukt het niet? Vraag de griffie om een nieuwe link."
        ),
    )


def _replaced() -> Problem:
    return Problem(
        410,
        _("Deze link werkt niet meer"),
        _("U kreeg later een nieuwe link. Gebruik de nieuwste mail."),
    )


def _card_replaced() -> Problem:
    text = _("Vraag een nieuwe kaart. Hebt u die al? Typ dan de code daarvan.")
    link = reverse("code")
    return Problem(410, _("Deze kaart werkt niet meer"), text, link, _("Vul uw code in"))


def _forgotten() -> Problem:
    return Problem(
        410,
        _("Deze vragenlijst is afgerond"),
        _(
            "Uw naam, uw mailadres en deze link zijn gewist. "
            "De uitkomsten kunt u opvragen bij de griffie van uw gemeente."
        ),
    )


def _revoked(current_round: Round) -> Problem:
    return Problem(
        410,
        _("Deze uitnodiging geldt niet meer"),
        _("Denkt u dat dit niet klopt? Neem contact op met {contact}.").format(
            contact=contact(current_round)
        ),
    )


def _not_open(current_round: Round, public_id: str) -> Problem:
    if current_round.state == Round.State.CANCELLED:
        return Problem(
            410,
            _("De vragenlijst gaat niet door"),
            _("Alle antwoorden zijn gewist. Er komen geen uitkomsten."),
        )
    if current_round.state == Round.State.DRAFT or timezone.now() < current_round.opens_at:
        text = _("U kunt antwoorden vanaf {moment}.").format(moment=moment(current_round.opens_at))
        return Problem(403, _("De vragenlijst is nog niet open"), text)
    return _closed(current_round, public_id)


def _closed(current_round: Round, public_id: str) -> Problem:
    heading = _("De vragenlijst is gesloten")
    if current_round.is_shared():
        ready, look = _("De uitkomsten staan klaar."), _("Bekijk de uitkomsten")
        return Problem(410, heading, ready, results_address(public_id), look)
    text = _("Antwoorden kon tot {moment}. Wat toen was ingestuurd, telt mee.").format(
        moment=_end(current_round)
    )
    if current_round.state == Round.State.RELEASED:
        text = " ".join(
            (text, _("De antwoorden zijn geteld en gewist."), _discussed(current_round))
        )
    return Problem(410, heading, text.strip())


def _end(current_round: Round) -> str:
    """When answering ended: as planned, or on the day that a manager closed it before that."""
    closes_at = current_round.closes_at
    if current_round.state == Round.State.RELEASED:
        closed_on = current_round.release.released_on
        if closed_on < timezone.localdate(closes_at):
            return date_format(closed_on, "l j F Y")
    return moment(closes_at)


def _discussed(current_round: Round) -> str:
    if current_round.discussed_on is None:
        return ""
    return _("Op {date} bespreken wij de uitkomsten. Daarna vindt u ze hier.").format(
        date=date_format(current_round.discussed_on, "j F Y")
    )


def _just_closed() -> Problem:
    return Problem(
        410,
        _("De vragenlijst is net gesloten"),
        _(
            "Uw laatste antwoord is niet bewaard. "
            "Wat u had ingestuurd, telt mee; de rest is gewist."
        ),
    )


def _behind(public_id: str) -> Problem:
    return Problem(
        409,
        _("U hebt deze vragenlijst ook ergens anders open"),
        _("Daar hebt u een nieuwer antwoord gegeven. Wij hebben dat nieuwere antwoord bewaard."),
        reverse("survey:review", args=[public_id]),
        _("Toon mijn nieuwste antwoorden"),
    )


def _unreachable() -> Problem:
    return Problem(
        503,
        _("De vragenlijst is even niet bereikbaar"),
        _("Wij lossen het op. U krijgt bericht als u verder kunt."),
    )


def _too_many(seconds: int) -> Problem:
    return Problem(
        429,
        _("Even wachten"),
        _(
            "Er kwamen veel verzoeken tegelijk. Probeer het over {n} seconden opnieuw. "
            "Uw antwoorden zijn bewaard."
        ).format(n=seconds),
        wait=seconds,
    )


def _no_such_page(public_id: str) -> Problem:
    return Problem(
        404,
        _("Deze bladzijde bestaat niet"),
        _("Ga terug naar uw overzicht. Uw antwoorden zijn bewaard."),
        reverse("survey:review", args=[public_id]),
        _("Naar mijn overzicht"),
    )
