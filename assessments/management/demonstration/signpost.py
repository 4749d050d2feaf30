"""Where to go in the demonstration: the lines that `manage.py demo` prints."""

from django.conf import settings
from django.urls import reverse

from assessments.management.demonstration.accounts import (
    CONSULTANT,
    PASSWORD,
    READER,
    READERS_OF_ONE,
)
from assessments.management.demonstration.invitees import CARD_CODE, Invitee
from assessments.management.demonstration.stories import STORIES
from assessments.models import Invitation, Round
from assessments.survey.links import link_for

SHOWN_LINKS = (
    ("raadslid van Laren, nog niet begonnen", Invitee("bel-open", "GM0417", "raad", 14)),
    ("raadslid van Laren, begonnen", Invitee("bel-open", "GM0417", "raad", 3)),
    ("medewerker van de BEL Combinatie", Invitee("bel-open", "", "organisatie", 89)),
)


def directions() -> list[str]:
    """The lines to print: the same as long as nobody closes or removes a round."""
    return [
        "Dit is een demonstratie. Alle antwoorden zijn verzonnen.",
        "",
        "De uitkomsten",
        *(f"  {title}: {address}" for title, address in _results()),
        f"  Inloggen met {CONSULTANT.email} (beheert alles) of {READER.email} (leest alles)",
        *(
            f"            of {account.email} (leest één gemeente)"
            for account, _ in READERS_OF_ONE.values()
        ),
        f"  Wachtwoord: {PASSWORD}",
        "",
        "De vragenlijst, met een persoonlijke link",
        *(f"  {who}: {address}" for who, address in _personal_links()),
        "",
        "De vragenlijst, met een kaart",
        f"  {settings.SITE_URL}{reverse('code')} met code {CARD_CODE}",
        *_out_of_date(),
    ]


def _results() -> list[tuple[str, str]]:
    """Of each partnership the newest round of the past."""
    found = []
    for story in STORIES:
        title = [told.title for told in story.rounds if not told.is_open][-1]
        current_round = Round.objects.get(partnership__slug=story.slug, title=title)
        path = reverse("dashboards:overview", args=[story.slug, current_round.pk])
        found.append((title, settings.SITE_URL + path))
    return found


def _personal_links() -> list[tuple[str, str]]:
    wanted = [invitee.public_id for _, invitee in SHOWN_LINKS]
    there = Invitation.objects.in_bulk(wanted, field_name="public_id")
    return [
        (who, link_for(there[invitee.public_id]))
        for who, invitee in SHOWN_LINKS
        if invitee.public_id in there
    ]


def _out_of_date() -> list[str]:
    """Rounds close by themselves after nine days, or by hand; then there is nothing to fill in."""
    titles = [told.title for story in STORIES for told in story.rounds if told.is_open]
    rounds = Round.objects.filter(partnership__invented=True, title__in=titles)
    if all(current_round.takes_answers() for current_round in rounds):
        return []
    return ["", "Niet elke vragenlijst is nog open. Opnieuw beginnen: manage.py demo --fresh"]
