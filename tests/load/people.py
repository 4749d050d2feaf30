"""Who is invited, and what was kept of what they answered. Needs Django to be set up."""

from pathlib import Path

from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.db import connection
from django.test import Client

from assessments.desk.mailings.actions import invite
from assessments.models import Ballot, Invitation
from assessments.survey import actions, links
from assessments.survey.texts import texts_of
from factors.models import Factor
from tests import builders, opened_ballots

PLACES = ("Laren", "Eemnes", "Blaricum", "Hilversum", "Huizen")


def prepare():
    """Tables and texts of an empty database."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if not Factor.objects.exists():
        call_command("loaddata", "factors", verbosity=0)


def open_round(number):
    """A round of its own, with so many invited in five councils."""
    slug = f"load-{Invitation.objects.count()}"
    of = builders.partnership(*PLACES, name="Samen Sterk", slug=slug)
    current_round = builders.opened_round(of)
    for place, start in zip(PLACES, range(len(PLACES)), strict=True):
        builders.invite(current_round, place, number=len(range(start, number, len(PLACES))))
    return current_round


def links_of(current_round):
    """The paths of everybody's personal link."""
    return ["/" + links.link_for(each).split("/", 3)[3] for each in invited(current_round)]


def invited(current_round):
    return current_round.invitations.select_related("round").order_by("pk")


def kept(current_round):
    """How many ballots there are, and how many of them were sent in."""
    ballots = Ballot.objects.filter(invitation__round=current_round)
    return {"ballots": ballots.count(), "sent_in": ballots.exclude(submitted=None).count()}


def lost(current_round, respondents):
    """How many acknowledged answers aren't there, or otherwise; 0, whatever was killed."""
    by_id = {each.public_id: each for each in invited(current_round)}
    sent_in = opened_ballots.sent_in(current_round)
    codes = texts_of(current_round).codes
    return sum(
        _differences(person.acknowledged, codes, _answers(by_id[person.name], sent_in))
        for person in respondents
    )


def _answers(invitation, sent_in):
    draft = actions.read_draft(invitation=invitation)
    if draft:
        return opened_ballots.of_its_statements(invitation.round, draft.answers)
    return sent_in.get(invitation.public_id, ())


def _differences(acknowledged, codes, answers):
    found = dict(zip(codes, answers, strict=False))
    return sum(found.get(code) != value for code, value in acknowledged.items())


def manager_cookies(current_round):
    """Signed in, with a second factor."""
    manager = builders.manager(current_round.partnership, f"{current_round.pk}@example.nl")
    Authenticator.objects.create(user=manager, type=Authenticator.Type.TOTP, data={"secret": "-"})
    browser = Client()
    browser.force_login(manager)
    return {name: cookie.value for name, cookie in browser.cookies.items()}


def start_mailing(current_round):
    """To everybody, by the worker."""
    return invite(current_round=current_round, by=None).messages.count()


def database_processes():
    """The pid of PostgreSQL's first process, by a name; SQLite has none."""
    if connection.vendor == "sqlite":
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        (directory,) = cursor.fetchone()
    return {"postgresql": int(Path(directory, "postmaster.pid").read_text().split()[0])}
