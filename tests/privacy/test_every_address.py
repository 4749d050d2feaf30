"""No address that serves results is forgotten: the attacker reads each of them.

What the attacker reads is found in the URL configuration (`tests.privacy.served.addresses`), so
that a page, export or report that is added later is attacked without anybody listing it. These
tests fail for one that can't be reached that way, or that serves results from somewhere else.
"""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import builders
from tests.privacy.served.addresses import (
    admin_addresses,
    filled,
    result_routes,
    routes,
    values_of,
)
from tests.privacy.served.contents import Unreadable
from tests.privacy.served.forgotten import UNLINKED, UNREADABLE
from tests.privacy.served.reading import read
from tests.privacy.served.viewers import MANAGER, Level
from tests.results.builders import WITH_OWN, group, release

pytestmark = pytest.mark.django_db
BLOCKS = '"assessments_block"'
EITHER = (MANAGER, Level("invited", "Laren"))
NOT_A_PAGE = 405
"""Of an address that only takes what is sent to it."""


@pytest.fixture
def of():
    builders.instrument()
    return release(
        group("raad", "Laren", 12),
        group("college", "Laren", 6),
        group("organisatie", "BEL Combinatie", 12),
        asked=WITH_OWN,
        shared_at=timezone.now() - datetime.timedelta(days=1),
    )


def unread(of, *, slow=False):
    """The routes of results of which neither a manager nor somebody who was invited gets one."""
    answers = [each for who in EITHER for each in read(*who.enter(of), slow=slow).values()]
    for each in answers:
        assert each.status != 200 or each.content.text is not None
    read_already = {each.route.path for each in answers if each.status in (200, NOT_A_PAGE)}
    return [route.path for route in result_routes(slow=slow) if route.path not in read_already]


def showing_results(of):
    """The addresses outside the results that make something of a release, for either of these."""
    others = [route for route in routes() if not route.serves_results]
    found = set()
    for who in EITHER:
        browser, values = who.enter(of)
        person = of.round.invitations.values_list("pk", flat=True)
        values = {**values, "person": person, "key": [f"{values['code'][0]}-raad"]}
        for address in [a for route in others for a in filled(route, values)] + admin_addresses():
            with CaptureQueriesContext(connection) as captured:
                browser.get(address)
            if any(BLOCKS in query["sql"] for query in captured.captured_queries):
                found.add(address)
    return found


def explain(paths):
    return (
        f"The attacker doesn't read {', '.join(paths)}. Give its parameters values in `values_of` "
        f"(tests/privacy/served/addresses.py), or link it from a page; if something must be sent "
        f"before there is anything, do that in `Level.enter` (tests/privacy/served/viewers.py)."
    )


@pytest.mark.slow
def test_every_page_of_results_is_read_by_the_attacker(of):
    paths = unread(of)

    assert not paths, explain(paths)
    assert len(result_routes()) >= 2


@pytest.mark.pdf
def test_every_file_of_results_is_read_by_the_attacker(of):
    paths = unread(of, slow=True)

    assert not paths, explain(paths)
    assert len(result_routes(slow=True)) > len(result_routes())


@pytest.mark.slow
def test_no_other_address_shows_results(of):
    """Else it must be one of those that are attacked: `RESULTS` in served/addresses.py."""
    assert showing_results(of) == set()


# --- And one that is forgotten is found -----------------------------------------------------


@pytest.fixture
def forgotten(settings):
    settings.ROOT_URLCONF = "tests.privacy.served.forgotten"


@pytest.mark.slow
def test_address_that_nobody_can_find_is_named(of, forgotten, monkeypatch):
    monkeypatch.setattr("tests.privacy.served.contents.READERS", AnyKind())

    assert unread(of) == [UNLINKED]


@pytest.mark.slow
def test_results_in_another_place_are_named(of, forgotten):
    slug, pk = of.round.partnership.slug, of.round.pk

    assert showing_results(of) == {f"/werkplek/{slug}/{pk}/ergens/"}


@pytest.mark.slow
def test_kind_of_file_that_nobody_can_read_is_named(of, forgotten):
    address = f"/{UNREADABLE}"
    (found,) = filled(
        next(route for route in routes() if f"/{route.path}" == address), values_of(of.round)
    )
    with pytest.raises(Unreadable, match="application/x-strange"):
        unread(of)
    assert found.endswith("/vreemd/")


class AnyKind(dict):
    """Readers of whatever there is."""

    def __contains__(self, kind):
        return True

    def __missing__(self, kind):
        return lambda data: ""
