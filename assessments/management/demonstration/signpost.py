"""Where to go in the demonstration: what `manage.py demo` prints and `/demonstratie/` shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.desk.entrance import code_page
from assessments.management.demonstration.accounts import (
    CONSULTANT,
    COORDINATORS,
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
SHARED_LINKS = (
    (_("raadslid van Heiloo, na het delen"), Invitee("alkmaar-second", "GM0399", "raad", 0)),
)
"""What somebody who was invited sees when the results are shared."""


@dataclass(frozen=True)
class Signpost:
    """Where to go, by absolute addresses."""

    results: tuple[Place, ...]
    """Of each partnership the newest round of the past."""
    personal_links: tuple[Place, ...]
    shared_links: tuple[Place, ...]
    code_page: str
    out_of_date: bool
    """Whether a round to fill in has closed, after nine days or by hand, or a link is forgotten."""
    accounts: tuple[tuple[str, str | Promise], ...] = (
        (CONSULTANT.email, _("beheert alles")),
        (READER.email, _("leest alles")),
        *((account.email, _("leest één gemeente")) for account, __ in READERS_OF_ONE.values()),
        *(
            (account.email, _("vult de lijst van één gemeente in"))
            for each in COORDINATORS.values()
            for account, __ in each
        ),
    )
    """E-mail addresses to sign in with, and what each may do."""
    password: str = PASSWORD
    card_code: str = CARD_CODE


def signpost() -> Signpost:
    """As long as nobody closes or removes a round, the same."""
    told = [invitee.public_id for __, invitee in (*SHARED_LINKS, *SHOWN_LINKS)]
    there = Invitation.objects.in_bulk(told, field_name="public_id")
    return Signpost(
        results=tuple(_results()),
        personal_links=tuple(_links(SHOWN_LINKS, there)),
        shared_links=tuple(_links(SHARED_LINKS, there)),
        code_page=code_page(),
        out_of_date=_is_out_of_date(),
    )


def directions(shown: Signpost) -> list[str]:
    """The lines to print."""
    (consultant, manages), (reader, reads), *of_one = shown.accounts
    return [
        "Dit is een demonstratie. Alle antwoorden zijn verzonnen.",
        "",
        "De uitkomsten",
        *(f"  {title}: {address}" for title, address in shown.results),
        f"  Inloggen met {consultant} ({manages}) of {reader} ({reads})",
        *(f"            of {email} ({may})" for email, may in of_one),
        f"  Wachtwoord: {shown.password}",
        "",
        "De uitkomsten, met een persoonlijke link",
        *(f"  {who}: {address}" for who, address in shown.shared_links),
        "",
        "De vragenlijst, met een persoonlijke link",
        *(f"  {who}: {address}" for who, address in shown.personal_links),
        "",
        "De vragenlijst, met een kaart",
        f"  {shown.code_page} met code {shown.card_code}",
        *(_OUT_OF_DATE if shown.out_of_date else ()),
    ]


_OUT_OF_DATE = (
    "",
    "Niet elke vragenlijst of link is nog open. Opnieuw beginnen: manage.py demo --fresh",
)


def _results() -> Iterator[Place]:
    fictitious = Round.objects.filter(partnership__fictitious=True)
    pks = dict(fictitious.values_list("title", "pk"))
    for story in STORIES:
        title = [told.title for told in story.rounds if not told.is_open][-1]
        if title in pks:
            path = reverse("dashboards:overview", args=[story.slug, pks[title]])
            yield title, settings.SITE_URL + path


def _links(
    shown: tuple[tuple[Promise, Invitee], ...], there: Mapping[str, Invitation]
) -> Iterator[Place]:
    for who, invitee in shown:
        if invitee.public_id in there:
            yield who, link_for(there[invitee.public_id])


def _is_out_of_date() -> bool:
    around_today = {
        told.title: told for story in STORIES for told in story.rounds if told.keeps_people
    }
    rounds = Round.objects.filter(partnership__fictitious=True, title__in=around_today)
    return any(
        not each.takes_answers() if around_today[each.title].is_open else bool(each.forgotten_on)
        for each in rounds
    )
