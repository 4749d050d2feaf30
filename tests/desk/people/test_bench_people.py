"""How long a list of 5,000 people takes, as a preview and to be taken."""

import time

import pytest

from tests import builders
from tests.desk.people import files
from tests.desk.people.files import HEADINGS
from tests.desk.people.importing.test_views import many, preview, take, uploaded
from tests.desk.people.test_views import url

pytestmark = [pytest.mark.django_db, pytest.mark.bench]

NUMBER = 5000
GOAL = 2.0
KINDS = {
    "excel": lambda rows: files.excel(rows),
    "libreoffice": lambda rows: files.libreoffice(*rows),
    "csv": lambda rows: files.csv(*rows),
}


def timed(label, verb):
    start = time.perf_counter()
    result = verb()
    seconds = time.perf_counter() - start
    print(f"\n{NUMBER} people, {label}: {seconds:.2f} s")
    assert seconds < GOAL
    return result


def test_bench_pasting_and_taking(desk, draft):
    preview(desk, draft, *many(1))
    shown = timed("pasted", lambda: preview(desk, draft, HEADINGS, *many(NUMBER)))
    timed("taken", lambda: take(desk, draft, shown))
    timed("listed", lambda: desk.get(url("people", draft)))


@pytest.mark.parametrize("kind", KINDS)
def test_bench_reading_a_file(desk, draft, kind):
    content = KINDS[kind]([HEADINGS, *many(NUMBER)])
    preview(desk, draft, *many(1))

    timed(kind, lambda: desk.post(url("import_people", draft), uploaded(content)))


@pytest.mark.parametrize("order", ["groep", "naam", "mail"])
def test_bench_a_page_of_five_hundred_people(desk, draft, order):
    builders.invite(draft, number=500)
    desk.get(url("people", draft), {"volgorde": order})

    shown = timed(order, lambda: desk.get(url("people", draft), {"volgorde": order}))
    print(f"{len(shown.content) // 1024} KB")
