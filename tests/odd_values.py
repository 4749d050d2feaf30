"""What nobody types: sent to every address, in its path, its query and its forms."""

import itertools
import re
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import quote, urlencode

from django.core.signals import got_request_exception

from tests.privacy.served.addresses import filled, routes

ODD = ("²", "9" * 30, "\0", "-1", "é'\"<%{[", "\x1b[", "٣", "x" * 3000)
NO_TEXT = "zoek=%ff%fe"
ASKED = (
    *("als", "blad", "bladzijde", "factor", "gemeente", "groep", "minuten", "plaats", "readers"),
    *("rol", "sender", "sorteer", "vergelijk", "zoek"),
)
"""Every name that a view reads from an address."""
SENT = ("1a", "done", "go", "group", "item", "next", "order", "restore", "revision", "title")
"""Names that views read from a form beside its fields: those of buttons."""
ELSEWHERE = ("beheer/", "account/organisatie/", "account/uitloggen/")
"""Django's own admin, somebody's organisation, and the way out."""


PARAMETER = re.compile(r"<(\w+):(\w+)>")
"""What a slug or number may hold is looked at before any view; a number may be too large."""


class Failures(list):
    """Which requests failed while this was listening, and by what."""

    def __enter__(self):
        got_request_exception.connect(self._note)
        return self

    def __exit__(self, *_error):
        got_request_exception.disconnect(self._note)

    def _note(self, sender, request, **_kwargs):
        self.append(f"{request.method} {request.get_full_path()[:90]}: {sys.exc_info()[1]!r:.200}")


class Forms(HTMLParser):
    """What the forms of a page send, and where: `found` has the names of fields by address."""

    def __init__(self, page: str, address: str) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = {}
        self._address = address
        self._fields: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self._fields = self.found.setdefault(given.get("action") or self._address, set())
        elif "name" in given and given["name"] != "csrfmiddlewaretoken":
            self._fields.add(given["name"])


def own_addresses(values: Mapping) -> Iterator[str]:
    """Each page and form but those of others and files that take seconds, with real values."""
    for route in _own_routes():
        yield from filled(route, _real(route, values))


def odd_addresses(values: Mapping, odd: Iterator[str]) -> Iterator[str]:
    """Each of them with an odd query, and with each parameter of its path made odd."""
    for address in own_addresses(values):
        yield f"{address}?{urlencode({name: next(odd) for name in ASKED})}&{NO_TEXT}"
    for route in _own_routes():
        for kind, name in PARAMETER.findall(route.path):
            if kind != "slug":
                value = "9" * 30 if kind == "int" else quote(next(odd), safe="")
                yield from filled(route, {**_real(route, values), name: [value]})


def odd_values(start: int = 0) -> Iterator[str]:
    """All of them again and again, so that each name gets another one each time."""
    return itertools.islice(itertools.cycle(ODD), start, None)


def forms_at(browser, addresses) -> dict[str, set[str]]:
    """The fields of all forms on these pages; an address that shows none takes something too."""
    found: dict[str, set[str]] = {address: set() for address in addresses}
    for address in addresses:
        page = browser.get(address)
        if page.get("Content-Type", "").startswith("text/html"):
            for action, names in Forms(page.text, address).found.items():
                if not action.strip("/").startswith(tuple(each.strip("/") for each in ELSEWHERE)):
                    found.setdefault(action, set()).update(names)
    return found


def _own_routes():
    return [
        each
        for each in routes()
        if not (each.is_slow or "papier" in each.path or each.path.startswith(ELSEWHERE))
    ]


def _real(route, values: Mapping) -> dict:
    return {name: list(values.get(name, ()))[:1] or ["1"] for name in route.parameters}
