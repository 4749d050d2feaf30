"""The words of each problem that somebody who answers can meet.

A page says that something was saved only where that is known, and always whom to ask.
"""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.models import Round
from assessments.survey.coming_in.session import Step
from assessments.survey.sheets import results_address
from assessments.survey.wording import ContactDetails, contact, moment


@dataclass(frozen=True)
class Problem:
    status: int
    heading: str
    text: str
    link: str = ""
    link_text: str = ""
    wait: int = 0
    """Seconds after which trying again makes sense; 0 when that isn't known."""
    contact: ContactDetails = field(default_factory=lambda: contact(None))

    @property
    def is_ours(self) -> bool:
        """Something failed here: whoever calls about it can name the request."""
        return self.status >= 500


def form_refused(*, without_cookies: bool, in_survey: bool) -> Problem:
    if in_survey:
        again = _("Open daarna uw link opnieuw, of typ de code van uw kaart opnieuw.")
    else:
        again = _("Ga terug, ververs de bladzijde en probeer het opnieuw. Er is niets veranderd.")
    if without_cookies:
        heading = _("Uw browser stuurde geen cookies mee")
        text = _(
            "Zonder cookies weten wij niet wie u bent. Sta cookies toe voor deze site, "
            "of gebruik een andere browser."
        )
    else:
        heading = _("Dit formulier konden wij niet aannemen")
        text = _("Het is te oud, of het hoort bij een andere browser.")
    return Problem(403, heading, f"{text} {again}")


def absent() -> Problem:
    return Problem(
        403,
        _("Open uw link opnieuw"),
        _(
            "In deze browser is uw vragenlijst niet open. Dat komt voor als u lang weg was, als "
            "u hebt afgesloten, of als uw browser geen cookies bewaart. Open de link in uw mail, "
            "of typ de code van uw kaart. Dan ziet u ook wat er van u bewaard is."
        ),
        reverse("code"),
        _("Ik heb een kaart met een code"),
    )


def done(step: Step) -> Problem:
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
            "U bent klaar. Wilt u opnieuw invullen of intrekken? Zolang de vragenlijst open is, "
            "kan dat: open dan dezelfde link, of typ dezelfde code."
        ),
    )


def unknown() -> Problem:
    return Problem(
        404,
        _("Deze link kennen wij niet"),
        _(
            "Misschien is de link niet helemaal overgenomen. Open hem nog eens uit uw mail. "
            "Lukt het niet? Vraag de griffie om een nieuwe link."
        ),
        reverse("lost_link"),
        _("Link kwijt? Vul uw mailadres in."),
    )


def replaced() -> Problem:
    return Problem(
        410,
        _("Deze link werkt niet meer"),
        _(
            "Er is later een nieuwe link of kaart voor u gemaakt. Gebruik de nieuwste. "
            "Hebt u die niet gekregen? Vraag er dan om."
        ),
        reverse("lost_link"),
        _("Link kwijt? Vul uw mailadres in."),
    )


def card_replaced() -> Problem:
    text = _("Vraag een nieuwe kaart. Hebt u die al? Typ dan de code daarvan.")
    link = reverse("code")
    return Problem(410, _("Deze kaart werkt niet meer"), text, link, _("Vul uw code in"))


def forgotten() -> Problem:
    return Problem(
        410,
        _("Deze vragenlijst is afgerond"),
        _(
            "Uw naam, uw mailadres en deze link zijn gewist. "
            "De uitkomsten kunt u opvragen bij de griffie van uw gemeente."
        ),
    )


def revoked() -> Problem:
    return Problem(
        410, _("Deze uitnodiging geldt niet meer"), _("Denkt u dat dit niet klopt? Vraag het na.")
    )


def not_open(current_round: Round, public_id: str) -> Problem:
    if current_round.state == Round.State.CANCELLED:
        return _cancelled()
    if current_round.state == Round.State.DRAFT or timezone.now() < current_round.opens_at:
        text = _("U kunt antwoorden vanaf {moment}.").format(moment=moment(current_round.opens_at))
        return Problem(403, _("De vragenlijst is nog niet open"), text)
    return _closed(current_round, public_id)


def _cancelled() -> Problem:
    return Problem(
        410,
        _("De vragenlijst gaat niet door"),
        _("Alle antwoorden zijn gewist. Er komen geen uitkomsten."),
    )


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


def just_closed(current_round: Round | None) -> Problem:
    if current_round is not None and current_round.state == Round.State.CANCELLED:
        return _cancelled()
    return Problem(
        410,
        _("De vragenlijst is net gesloten"),
        _("Wat u had ingestuurd, telt mee; de rest wordt gewist."),
    )


def behind(public_id: str) -> Problem:
    return Problem(
        409,
        _("U hebt deze vragenlijst ook ergens anders open"),
        _("Daar is later iets veranderd, en dat geldt."),
        reverse("survey:review", args=[public_id]),
        _("Toon mijn nieuwste antwoorden"),
    )


def unreachable() -> Problem:
    return Problem(
        503,
        _("De vragenlijst is even niet bereikbaar"),
        _(
            "Wij kunnen uw antwoorden nu niet openen en niet bewaren. Wie dit beheert, krijgt "
            "daarvan bericht. Probeer het later opnieuw."
        ),
    )


def too_many(seconds: int) -> Problem:
    return Problem(
        429,
        _("Even wachten"),
        _("Er kwamen veel verzoeken tegelijk. Probeer het over {n} seconden opnieuw.").format(
            n=seconds
        ),
        wait=seconds,
    )


def no_such_page(public_id: str) -> Problem:
    return Problem(
        404,
        _("Deze bladzijde bestaat niet"),
        _("Ga terug naar uw overzicht. Daar ziet u wat er van u bewaard is."),
        reverse("survey:review", args=[public_id]),
        _("Naar mijn overzicht"),
    )
