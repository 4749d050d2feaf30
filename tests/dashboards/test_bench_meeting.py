"""What the radar, the presentation and the files of a release cost; `make bench` prints it."""

import time

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.dashboards.visiting import address, manager_of
from tests.results.builders import group, release
from tests.survey.test_bench_survey import Browser, milliseconds

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

CPU_MS, QUERIES, WEIGHT = 30, 8, 60_000
PAGES = ["spinnenweb/", "presentatie/", "bestanden/"]
FILE_SECONDS = {"csv": 0.3, "json": 0.3, "xlsx": 1.5, "ods": 4}


def made_of(people, municipalities):
    names = [f"Gemeente {n:02}" for n in range(1, municipalities + 1)]
    each = people // (2 * municipalities)
    return release(
        *(
            group("raad", name, each, t4b=[each // 3, 0, 1, each // 3, 0, each // 5])
            for name in names
        ),
        *(group("college", name, 5) for name in names),
        *(group("organisatie", name, each) for name in names),
    )


def signed_in(client, of):
    client.force_login(manager_of(of))
    visitor = Browser()
    visitor.cookies = {name: cookie.value for name, cookie in client.cookies.items()}
    return visitor


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("people", "municipalities"), [(100, 3), (1_000_000, 30)])
def test_bench_page_costs_little(client, path, people, municipalities):
    caches["figures"].clear()
    made = made_of(people, municipalities)
    visitor = signed_in(client, made)
    spent = milliseconds(lambda: visitor.get(address(made, path)), times=15)
    with CaptureQueriesContext(connection) as captured:
        weight = len(client.get(address(made, path)).content)

    print(
        f"\n/{path}, {people} people, {municipalities} municipalities: {spent:.1f} ms "
        f"(goal {CPU_MS}), {len(captured)} queries (goal {QUERIES}), {weight / 1000:.1f} KB"
    )
    assert len(captured) <= QUERIES
    assert weight <= WEIGHT
    assert spent <= CPU_MS


@pytest.mark.parametrize("kind", FILE_SECONDS)
def test_bench_file_of_thirty_municipalities(client, kind):
    made = made_of(3000, 30)
    visitor = signed_in(client, made)
    begin = time.process_time()
    visitor.get(address(made, f"bestanden/uitkomsten.{kind}"))
    seconds = time.process_time() - begin

    print(f"\nuitkomsten.{kind} of 30 municipalities: {seconds:.2f} s")
    assert seconds <= FILE_SECONDS[kind]
