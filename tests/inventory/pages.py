"""The pages of the table: all HTML that somebody gets, by visitor, and what is the same once."""

import re
from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from typing import NamedTuple

from django.http.response import HttpResponseBase

from tests.inventory import table
from tests.inventory.asking import Case, address, ask, named_routes
from tests.inventory.visitors import VISITORS, browsers
from tests.inventory.world import ANY, STATES, World

SHOWN = {"GET": ("200", "202", "403", "404", "410"), "POST": ("422",)}
"""Statuses of what is read by people: also refusals, and a form in which nothing was filled in."""
IN_A_FRAME = {"mail_frame"}
"""A mail, for mail programs: it has no landmarks. Its headers are of its own too, see
`tests/desk/mailings/texts/test_views.py`."""
LED_ELSEWHERE = ("403", "404")
"""Much the same wherever one gets it: asked for in the last state and place only."""


class Page(NamedTuple):
    """What a visitor got."""

    case: Case
    visitor: str
    path: str
    response: HttpResponseBase

    def __str__(self) -> str:
        case = self.case
        return f"{case.method} {case.name} ({case.state}, {case.place}) for {self.visitor}"

    @property
    def html(self) -> str:
        return self.response.getvalue().decode()

    @property
    def is_of_django(self) -> bool:
        """A page of its admin."""
        return self.case.name.startswith("admin:")


def cases() -> Iterator[tuple[Case, str]]:
    """What the table says that people are shown, pages or files, and to whom."""
    refused = set()
    for case, statuses in table.expected().items():
        for visitor, status in zip(VISITORS, statuses, strict=True):
            if status not in SHOWN.get(case.method, ()):
                continue
            if status in LED_ELSEWHERE:
                if (case.name, status) in refused:
                    continue
                refused.add((case.name, status))
            yield case, visitor


def pages(world: World) -> list[Page]:
    """Each page once: of the same HTML, as the first who got it."""
    everybody, routes = browsers(world), named_routes()
    found: dict[str, Page] = {}
    there = cache(lambda case: address(world, case, routes[case.name]))
    for case, visitor in cases():
        browser = everybody[visitor, STATES[-1] if case.state == ANY else case.state]
        path = there(case)
        response = ask(browser, case.method, path)
        is_html = response.get("Content-Type", "").startswith("text/html")
        if is_html and not (case.name in IN_A_FRAME and response.status_code == HTTPStatus.OK):
            page = Page(case, visitor, path, response)
            found.setdefault(without_tokens(page.html), page)
    return [*found.values()]


def without_tokens(html: str) -> str:
    """What differs each time: tokens of forms, and the numbers of requests and scripts."""
    html = re.sub(r'(csrfmiddlewaretoken" value="|"X-CSRFToken": ?")\w+', r"\1token", html)
    return re.sub(r'(nonce="|<code class="request-id">)[^"<]+', r"\1", html)
