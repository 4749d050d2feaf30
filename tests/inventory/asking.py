"""Ask every address of everybody in every way, and undo what that did."""

from collections import Counter
from functools import cache
from typing import NamedTuple

from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from tests.inventory.visitors import VISITORS, Browsers
from tests.inventory.world import ANY, OTHER, OWN, STATES, World
from tests.privacy.served.addresses import Route, filled, routes

ROUND = "werkplek/<slug:slug>/<int:pk>/"
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE")
EVERYWHERE = ("GET", "POST")
"""The others are like GET, or refused before anything is looked up: the last state and place, and
some visitors, are enough."""
SOME = ("anybody", "invited", "manager", "admin")
NOT_ASKED = "."
WITH = dict.fromkeys(("move_people", "remove_people", "resend_links"), "?mens={person}")
"""What an address says behind itself, of pages that are about who was ticked."""
FORM = "csrfmiddlewaretoken=x"
"""What a form sends in which nothing was filled in; the test client needs no real token."""
FORM_TYPE = "application/x-www-form-urlencoded"


class Case(NamedTuple):
    """How one address is tried."""

    name: str
    method: str
    state: str
    place: str


Statuses = dict[Case, tuple[str, ...]]
"""What each visitor gets, in the order of `VISITORS`."""


def named_routes() -> dict[str, Route]:
    """Every address by its name, with its last parameter when others have that name too; by its
    path when it has none."""
    found = routes()
    times = Counter(route.name for route in found)
    return {_name(route, shared=times[route.name] > 1): route for route in found}


def _name(route: Route, *, shared: bool) -> str:
    if not route.name:
        return route.path
    return f"{route.name}:{route.parameters[-1]}" if shared else route.name


def cases(name: str, route: Route) -> list[Case]:
    """Every way in which an address is tried."""
    is_about_round = {"round_pk", "public_id"}.intersection(route.parameters)
    states = STATES if is_about_round or route.path.startswith(ROUND) else (ANY,)
    places = (OWN, OTHER) if "code" in route.parameters else (ANY,)
    everywhere = [(state, place) for place in places for state in states]
    return [
        Case(name, method, *where)
        for method in METHODS
        for where in (everywhere if method in EVERYWHERE else everywhere[-1:])
    ]


def agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the same was answered to everybody whom both asked."""
    return all(NOT_ASKED in pair or len({*pair}) == 1 for pair in zip(one, other, strict=True))


def address(world: World, case: Case, route: Route) -> str:
    """Raises LookupError when `World.values` knows no value for one of its parameters."""
    values = world.values(route, case.state, case.place)
    unknown = [name for name in route.parameters if values.get(name) is None]
    if unknown:
        raise LookupError(f"World.values (tests/inventory/world.py) has no {unknown} for {case}")
    (found,) = filled(route, {name: [value] for name, value in values.items()})
    return found + WITH.get(case.name, "").format(**values)


def statuses(world: World, browsers: Browsers) -> Statuses:
    """What everybody gets at every address."""
    return {
        case: visit(browsers, case, address(world, case, route))
        for name, route in named_routes().items()
        for case in cases(name, route)
    }


def visit(browsers: Browsers, case: Case, there: str) -> tuple[str, ...]:
    """What each visitor gets; what one asked is undone, so the address is that of all."""
    state = STATES[-1] if case.state == ANY else case.state
    return tuple(
        word(ask(browsers[visitor, state], case.method, there))
        if case.method in EVERYWHERE or visitor in SOME
        else NOT_ASKED
        for visitor in VISITORS
    )


def ask(browser: Client, method: str, there: str) -> HttpResponseBase:
    """The answer; what it wrote is undone, and the browser keeps what it had."""
    kept = {name: each.value for name, each in browser.cookies.items()}
    sent = FORM if method == "POST" else ""
    with transaction.atomic():
        response = browser.generic(method, there, sent, FORM_TYPE)
        transaction.set_rollback(True)
    browser.cookies.clear()
    browser.cookies.load(kept)
    return response


def word(response: HttpResponseBase) -> str:
    """Its status; "login" or "app" when it leads to signing in or to setting up a second factor."""
    if response.status_code != 302:
        return str(response.status_code)
    return _ways_in().get(response["Location"].partition("?")[0], "302")


@cache
def _ways_in() -> dict[str, str]:
    names = {"account_login": "login", "admin:login": "login", "mfa_index": "app"}
    return {reverse(name): said for name, said in names.items()}
