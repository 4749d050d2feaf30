"""What each page of a released round of thirty municipalities costs; `make bench` prints it."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.dashboards.development.test_views import held
from tests.dashboards.test_bench_pages import browser_of
from tests.dashboards.visiting import address
from tests.results.builders import group
from tests.survey.test_bench_survey import milliseconds

__all__ = ["browser_of"]
pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

CPU_MS, QUERIES = 30, 8
PLACES = [f"Gemeente {n:02}" for n in range(1, 31)]
ROLES = {"raad": 25, "college": 5, "organisatie": 40}
PAGES = [
    "",
    "gemeenten/",
    "gemeenten/GM9001/",
    "rollen/",
    "factoren/6/",
    "stellingen/",
    "spinnenweb/",
    "gespreksagenda/",
    "ontwikkeling/",
    "presentatie/",
]


@pytest.mark.parametrize("path", PAGES)
def test_bench_page_of_thirty_costs_little(browser_of, path):
    made = held(*[[group(role, place, n) for place in PLACES for role, n in ROLES.items()]] * 2)
    caches["figures"].clear()
    visitor = browser_of(made)
    visitor.get(address(made, path))
    spent = milliseconds(lambda: visitor.get(address(made, path)), times=20)
    with CaptureQueriesContext(connection) as captured:
        weight = len(visitor.get(address(made, path)).content)

    print(
        f"\n/{path} of thirty: {spent:.1f} ms of processor time (goal {CPU_MS}), "
        f"{len(captured)} queries, {weight / 1000:.0f} KB"
    )
    assert len(captured) <= QUERIES
