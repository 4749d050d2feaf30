"""Everybody who may come by: each a browser that is signed in, or that opened a personal link."""

import time
from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from allauth.account.internal.flows import login
from django.test import Client

from assessments.models import User
from assessments.survey.links import link_for
from tests import builders
from tests.accounts.steps import give_app
from tests.inventory.world import OWN, STATES, World, let_in

Browsers = dict[tuple[str, str], Client]
"""By visitor and state of the round that is visited."""


def reader(world: World) -> User:
    """Of every municipality."""
    return builders.reader(world.partnership)


def local(world: World) -> User:
    """Reads for one municipality, in a partnership that shares *own*."""
    return builders.reader(world.partnership, builders.municipality(OWN), "een@example.nl")


def griffie(world: World) -> User:
    """Coordinates the municipality of `local`."""
    return builders.coordinator(world.partnership, builders.municipality(OWN))


def manager(world: World) -> User:
    return builders.manager(world.partnership)


def outside(world: World) -> User:
    """Manages another partnership."""
    return builders.manager(world.elsewhere, "elders@example.nl")


def admin(world: World) -> User:
    """May do everything in Django's admin, and is a member nowhere."""
    return builders.user("admin@example.nl", is_staff=True, is_superuser=True)


def no_app(world: World) -> User:
    """Manages, but has set up no second factor, and one is asked for."""
    return builders.manager(world.partnership, "los@example.nl")


ACCOUNTS: tuple[Callable[[World], User], ...] = (
    *(local, reader, griffie, manager, outside, admin, no_app),
)
INVITED = ("invited", "colleague", "stranger")
"""Whose form the addresses are about; of the same group; of a round of another partnership."""
VISITORS = ("anybody", *INVITED, *(each.__name__ for each in ACCOUNTS))
"""In the order of the table's columns."""


def browsers(world: World) -> Browsers:
    """A browser for everybody, for each state of the round that is visited."""
    found = {("anybody", state): _browser() for state in STATES}
    for account in ACCOUNTS:
        signed_in = _signed_in(account(world), app=account is not no_app)
        found |= {(account.__name__, state): signed_in for state in STATES}
    for state in STATES:
        people = (*world.people[state], world.stranger)
        for name, person in zip(INVITED, people, strict=True):
            found[name, state] = _entered(person)
    return found


def _browser() -> Client:
    return Client(raise_request_exception=False)


def _entered(person) -> Client:
    browser = _browser()
    let_in(person, partial(browser.post, urlsplit(link_for(person)).path, {"next": "begin"}))
    return browser


def _signed_in(user: User, *, app: bool) -> Client:
    """With the second factor, and just now: nothing asks to confirm who it is."""
    if app:
        give_app(user)
    browser = _browser()
    browser.force_login(user)
    session = browser.session
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time()}]
    session.save()
    return browser
