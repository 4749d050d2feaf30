"""What there is to do once a round was counted: look, share, react, talk, and what goes away."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.desk.next_steps.facts import RoundFacts
from assessments.desk.next_steps.step import Step, Urgency, page
from assessments.desk.retention import last_day
from assessments.models import Round

SOON = 7
"""So many days before names and links go, sharing is late."""


def steps_after_closing(current_round: Round, facts: RoundFacts) -> Iterator[Step]:
    if facts.mail_problem:
        text = _("Er gaat geen mail uit. {problem}").format(problem=facts.mail_problem)
        yield Step(text, _("Mail"), page("mail", current_round), Urgency.WARNING)
    if current_round.is_shared():
        yield from _after_sharing(current_round, facts)
    else:
        yield from _before_sharing(current_round)


def _before_sharing(current_round: Round) -> Iterator[Step]:
    yield Step(
        _("Bekijk de uitkomsten. Alleen beheerders zien ze nu."),
        _("Bekijk de uitkomsten"),
        _results("overview", current_round),
    )
    if current_round.shared_at:
        moment = date_format(timezone.localtime(current_round.shared_at), "l j F, H.i")
        yield Step(
            _("De uitkomsten worden vanzelf gedeeld op {moment} uur.").format(moment=moment),
            _("Ander moment kiezen"),
            page("share_round", current_round),
            Urgency.NOTHING,
        )
        return
    text = _("Deel de uitkomsten met de genodigden en de gemeenten.")
    urgency = Urgency.TO_DO
    if not current_round.forgotten_on:
        gone = last_day(current_round.release)
        text += " " + _("Na {day} zijn hun adressen en links gewist.").format(
            day=date_format(gone, "j F Y")
        )
        if (gone - timezone.localdate()).days <= SOON:
            urgency = Urgency.WARNING
    yield Step(text, _("Delen"), page("share_round", current_round), urgency)


def _after_sharing(current_round: Round, facts: RoundFacts) -> Iterator[Step]:
    talk = current_round.discussed_on
    today = timezone.localdate()
    if not current_round.has_final_reports:
        yield _reactions(current_round, facts)
    if talk and talk >= today:
        yield Step(
            _("Bereid het gesprek van {day} voor.").format(day=date_format(talk, "l j F")),
            _("Draaiboek"),
            _results("facilitator_script", current_round),
        )
    elif not current_round.has_final_reports:
        yield Step(
            _("Schrijf op wat er is afgesproken. Het komt in de rapporten."),
            _("Gespreksagenda"),
            _results("agenda", current_round),
        )
    else:
        yield _again(current_round, today)
    if current_round.sharing_can_be_undone():
        yield _undo(current_round)


def _undo(current_round: Round) -> Step:
    until = date_format(timezone.localtime(current_round.can_be_undone_until), "H.i")
    return Step(
        _("Te vroeg gedeeld? Tot {until} uur kan het nog terug.").format(until=until),
        _("Delen ongedaan maken"),
        page("unshare_round", current_round),
        Urgency.NOTHING,
    )


def _reactions(current_round: Round, facts: RoundFacts) -> Step:
    places = len({code for code, *_rest in current_round.release.groups if code})
    if facts.reactions >= places:
        return Step(
            _("Elke gemeente heeft gereageerd. Leg de rapporten vast."),
            _("Rapporten vastleggen"),
            page("make_reports_final", current_round),
        )
    text = ngettext(
        "{n} van de {places} gemeente heeft gereageerd. Leg de rapporten vast als dat genoeg is.",
        "{n} van de {places} gemeenten hebben gereageerd. Leg de rapporten vast als dat genoeg is.",
        places,
    )
    return Step(
        text.format(n=facts.reactions, places=places),
        _("Reacties van gemeenten"),
        page("reactions", current_round),
    )


def _again(current_round: Round, today: datetime.date) -> Step:
    """The next round, with the settings of this one."""
    slug = current_round.partnership.slug
    return Step(
        _("Deze ronde is klaar. Over een jaar ziet u met een nieuwe wat er veranderde."),
        _("Nieuwe ronde"),
        f"{reverse('create_round', args=[slug])}?als={current_round.pk}",
        Urgency.NOTHING,
    )


def _results(name: str, current_round: Round) -> str:
    return page(f"dashboards:{name}", current_round)
