"""What a page of a released round costs: processor time, queries, weight; and time to be drawn."""

import time

import pytest
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.dashboards.development.test_views import held
from tests.dashboards.visiting import address, manager_of
from tests.results.builders import CODES, NAMES, calm, group, release
from tests.survey.test_bench_survey import Browser, milliseconds

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

CPU_MS, QUERIES, DRAWN_MS, WEIGHT = 30, 8, 1000, 60_000
PAGES = ["", "gemeenten/", f"gemeenten/{CODES['Ede']}/", "rollen/", "factoren/6/"]
DRAWN = [*PAGES, "gespreksagenda/", "ontwikkeling/", "spinnenweb/", "presentatie/"]
FIRST_SEEN = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => {
    list.getEntriesByName("first-contentful-paint").forEach((paint) => resolve(paint.startTime));
  }).observe({ type: "paint", buffered: true });
})"""
"""In milliseconds: text, tables and pictures, which are all in the page."""


def voices(people):
    """Eight municipalities, with this many people over their raden and organisations."""
    each = people // 16
    answers = [each - each // 2 - 1, 0, 1, each // 2, 0, 0]
    return [
        *(group("raad", name, each, t6a=answers) for name in NAMES),
        *(group("college", name, 5) for name in NAMES),
        *(group("organisatie", name, each, t7a=calm(each)) for name in NAMES),
    ]


@pytest.fixture
def browser_of(client):
    """A browser of the release's manager, as a server sees it."""

    def sign_in(of):
        client.force_login(manager_of(of))
        signed_in = Browser()
        signed_in.application = WSGIHandler()
        signed_in.cookies = {name: cookie.value for name, cookie in client.cookies.items()}
        return signed_in

    return sign_in


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("people", [160, 1_000_000])
def test_bench_page_costs_little(browser_of, path, people):
    made = release(*voices(people))
    caches["figures"].clear()
    visitor = browser_of(made)
    begin = time.process_time()
    visitor.get(address(made, path))
    first = (time.process_time() - begin) * 1000
    spent = milliseconds(lambda: visitor.get(address(made, path)), times=20)
    with CaptureQueriesContext(connection) as captured:
        weight = len(visitor.get(address(made, path)).content)

    print(
        f"\n/{path} of {people} people: {spent:.1f} ms of processor time (goal {CPU_MS}), "
        f"{first:.0f} ms the first time, {len(captured)} queries (goal {QUERIES}), "
        f"{weight / 1000:.1f} KB (goal {WEIGHT / 1000:.0f})"
    )
    assert len(captured) <= QUERIES
    assert weight <= WEIGHT


@pytest.mark.parametrize("path", DRAWN)
def test_bench_page_is_drawn_soon(live_server, page, client, path):
    made = held(*[voices(320)] * 2)
    caches["figures"].clear()
    client.force_login(manager_of(made))
    page.context.add_cookies(
        [
            {"name": name, "value": cookie.value, "url": live_server.url}
            for name, cookie in client.cookies.items()
        ]
    )
    drawn = []
    for _ in range(4):
        page.goto(live_server.url + address(made, path))
        drawn.append(page.evaluate(FIRST_SEEN))
    first, *later = drawn
    print(
        f"\n/{path}: drawn after {sorted(later)[1]:.0f} ms (goal {DRAWN_MS}), "
        f"{first:.0f} ms the first time, without the library"
    )
