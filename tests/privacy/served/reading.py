"""Read everything that is served of a released round, as one viewer.

Every address is tried that the URL configuration has, and every one that a page leads to: links,
choices, and what scripts fetch; but of other rounds than the given values name nothing.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin

from django_tasks import TaskContext
from django_tasks_db.models import DBTaskResult

from tests.privacy.served.addresses import (
    Route,
    Values,
    filled,
    is_about,
    result_routes,
    route_of,
)
from tests.privacy.served.contents import Content

TOO_MANY = 600
"""So many addresses are no site but a mistake: pages that lead to ever more of themselves."""
ORDER = ("sorteer",)
"""Choices of an order: they show nothing else, so one of them is enough."""
IN_TEXT = re.compile(r"/(?:uitkomsten|vragenlijst)/[\w./-]*(?:\?[\w=&;%-]*)?")


@dataclass(frozen=True)
class Served:
    """What one address answered."""

    address: str
    route: Route | None
    status: int
    content: Content


def read(browser, values: Values, *, slow: bool = False) -> dict[str, Served]:
    """By address, all that this browser gets of the results, refusals included."""
    return {served.address: served for served in reading(browser, values, slow=slow)}


def reading(browser, values: Values, *, slow: bool = False) -> Iterator[Served]:
    """The same, while it is being read."""
    wanted = result_routes(slow=slow)
    waiting = deque(address for route in wanted for address in filled(route, values))
    paths: set[str] = set()
    chosen: set[tuple[str, str, str]] = set()
    seen: set[str] = set()
    for _ in range(TOO_MANY):
        address = _next_new(waiting, wanted, paths, chosen)
        if address is None:
            return
        found = fetch(browser, address)
        new = dict.fromkeys(a for a in leads(address, found.content) if a not in seen)
        seen.update(new)
        waiting.extend(a for a in new if is_about(a, values))
        yield found
    raise AssertionError(f"pages lead to ever more pages, such as {waiting[-1]}")


def _next_new(
    waiting: deque[str], wanted: list[Route], paths: set[str], chosen: set[tuple[str, str, str]]
) -> str | None:
    """A page is read once as it is, and once with each choice, not with every set of choices."""
    while waiting:
        address = waiting.popleft()
        path, _, query = address.partition("?")
        asked = parse_qsl(query)
        choices = {(path, name, "" if name in ORDER else value) for name, value in asked} - chosen
        if (choices or path not in paths) and route_of(address) in wanted:
            paths.add(path)
            chosen |= choices
            return address
    return None


def fetch(browser, address: str) -> Served:
    """What is there, once the worker has made it."""
    response = browser.get(address)
    if work():
        response = browser.get(address)
    assert response.status_code < 500, address
    kind = response.get("Content-Type", "").partition(";")[0]
    content = Content(kind, response.getvalue())
    return Served(address, route_of(address), response.status_code, content)


def work() -> int:
    """Do all that waits for the worker, on the connection of the test itself; how much that was."""
    done = 0
    while waiting := DBTaskResult.objects.ready().first():
        result: Any = waiting.task_result
        context = [TaskContext(task_result=result)] if waiting.task.takes_context else []
        waiting.set_successful(waiting.task.call(*context, *result.args, **result.kwargs))
        done += 1
    return done


def shown(served: dict[str, Served]) -> dict[str, Content]:
    """What was there, by address."""
    return {each.address: each.content for each in served.values() if each.status == 200}


def leads(address: str, content: Content) -> Iterator[str]:
    """Where a page leads, within the site."""
    if content.kind != "text/html":
        return
    html = content.data.decode()
    finder = _Finder()
    finder.feed(html)
    for found in [*finder.found, *IN_TEXT.findall(html)]:
        whole = urljoin(f"http://testserver{address}", found.partition("#")[0])
        if whole.startswith("http://testserver/"):
            yield whole.removeprefix("http://testserver")


class _Finder(HTMLParser):
    """Every address in an attribute, and every choice in a form that asks for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._form: str | None = None
        self._name = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found += [value for name, value in given.items() if _is_address(name, value)]
        if tag == "form":
            is_get = given.get("method", "get").lower() == "get"
            self._form = given.get("action", "") if is_get else None
        if tag == "select":
            self._name = given.get("name", "")
        if self._form is not None:
            self._choose(tag, given)

    def _choose(self, tag: str, given: dict[str, str]) -> None:
        name = self._name if tag == "option" else given.get("name", "")
        if tag in ("option", "input", "button") and name and "value" in given:
            action = (self._form or "").partition("?")[0]
            self.found.append(f"{action}?{urlencode({name: given['value']})}")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None


def _is_address(name: str, value: str) -> bool:
    return name in ("href", "src", "action") or value.startswith(("/", "?", "http://testserver/"))
