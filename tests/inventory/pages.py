"""The pages of the table: what somebody gets as HTML, each as each visitor who gets it."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.http.response import HttpResponseBase

from tests.inventory import table
from tests.inventory.asking import Case, named_routes, visit
from tests.inventory.visitors import VISITORS, browsers
from tests.inventory.world import World

SHOWN = ("200", "202", "410")


class Page(NamedTuple):
    """What a visitor got."""

    case: Case
    visitor: str
    response: HttpResponseBase

    def __str__(self) -> str:
        return f"{self.case.name} ({self.case.state}, {self.case.place}) for {self.visitor}"


def cases(visitors: Collection[str] = VISITORS) -> Iterator[tuple[Case, str]]:
    """What the table says that these visitors are shown, pages or files."""
    for case, statuses in table.expected().items():
        for visitor, status in zip(VISITORS, statuses, strict=True):
            if case.method == "GET" and visitor in visitors and status in SHOWN:
                yield case, visitor


def pages(world: World, visitors: Collection[str] = VISITORS) -> Iterator[Page]:
    """What they are shown, but for files."""
    everybody, routes = browsers(world), named_routes()
    for case, visitor in cases(visitors):
        response = visit(world, everybody, case, routes[case.name], visitor)
        if response.get("Content-Type", "").startswith("text/html"):
            yield Page(case, visitor, response)
