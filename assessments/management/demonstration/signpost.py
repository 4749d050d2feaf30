"""Where to go in the demonstration: what `manage.py demo` prints and `/demonstratie/` shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.desk.entrance import code_page
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

Place = tuple[str | Promise, str]
"""What is there, and where."""

SHOWN_LINKS = (
    (_("raadslid van Laren, nog niet begonnen"), Invitee("bel-open", "GM0417", "raad", 14)),
    (_("raadslid van Laren, begonnen"), Invitee("bel-open", "GM0417", "raad", 3)),
    (_("medewerker van de BEL Combinatie"), Invitee("bel-open", "", "organisatie", 89)),
)


@dataclass(frozen=True)
class Signpost:
    """Where to go, by absolute addresses."""

    results: tuple[Place, ...]
    """Of each partnership the newest round of the past."""
    personal_links: tuple[Place, ...]
    code_page: str
    out_of_date: bool
    """Whether a round to fill in has closed, after nine days or by hand."""
    accounts: tuple[tuple[str, str | Promise], ...] = (
        (CONSULTANT.email, _("beheert alles")),
        (READER.email, _("leest alles")),
        *((account.email, _("leest één gemeente")) for account, __ in READERS_OF_ONE.values()),
    )
    """E-mail addresses to sign in with, and what each may do."""
    password: str = PASSWORD
    card_code: str = CARD_CODE


def signpost() -> Signpost:
    """As long as nobody closes or removes a round, the same."""
    return Signpost(
        results=tuple(_results()),
        personal_links=tuple(_personal_links()),
        code_page=code_page(),
        out_of_date=_is_out_of_date(),
    )


def directions(shown: Signpost) -> list[str]:
    """The lines to print."""
    (consultant, manages), (reader, reads), *readers_of_one = shown.accounts
    return [
        "Dit is een demonstratie. Alle antwoorden zijn verzonnen.",
        "",
        "De uitkomsten",
        *(f"  {title}: {address}" for title, address in shown.results),
        f"  Inloggen met {consultant} ({manages}) of {reader} ({reads})",
        *(f"            of {email} ({may})" for email, may in readers_of_one),
        f"  Wachtwoord: {shown.password}",
        "",
        "De vragenlijst, met een persoonlijke link",
        *(f"  {who}: {address}" for who, address in shown.personal_links),
        "",
        "De vragenlijst, met een kaart",
        f"  {shown.code_page} met code {shown.card_code}",
        *(_OUT_OF_DATE if shown.out_of_date else ()),
    ]


_OUT_OF_DATE = ("", "Niet elke vragenlijst is nog open. Opnieuw beginnen: manage.py demo --fresh")


def _results() -> Iterator[Place]:
    fictitious = Round.objects.filter(partnership__fictitious=True)
    pks = dict(fictitious.values_list("title", "pk"))
    for story in STORIES:
        title = [told.title for told in story.rounds if not told.is_open][-1]
        if title in pks:
            path = reverse("dashboards:overview", args=[story.slug, pks[title]])
            yield title, settings.SITE_URL + path


def _personal_links() -> Iterator[Place]:
    wanted = [invitee.public_id for __, invitee in SHOWN_LINKS]
    there = Invitation.objects.in_bulk(wanted, field_name="public_id")
    for who, invitee in SHOWN_LINKS:
        if invitee.public_id in there:
            yield who, link_for(there[invitee.public_id])


def _is_out_of_date() -> bool:
    titles = [told.title for story in STORIES for told in story.rounds if told.is_open]
    rounds = Round.objects.filter(partnership__fictitious=True, title__in=titles)
    return not all(current_round.takes_answers() for current_round in rounds)
