"""Who gets what, at every address of the product: `statuses.txt` says it, and it is so."""

import logging

import pytest

from tests.inventory import table
from tests.inventory.asking import agree, named_routes, statuses
from tests.inventory.visitors import browsers
from tests.inventory.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _as_installed(settings):
    """Second factors are asked for; thousands of refusals are no news."""
    settings.REQUIRE_SECOND_FACTOR = True
    # However long the thousands take: who signed in at their beginning isn't asked again.
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 24 * 3600
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def test_table_is_about_the_addresses_that_there_are():
    written = {case.name for case in table.expected()}
    there = {*named_routes()}

    assert not there - written, f"{table.FILE}: who may open these? {sorted(there - written)}"
    assert not written - there, f"{table.FILE}: these are there no more: {sorted(written - there)}"


def test_everybody_gets_at_every_address_what_the_table_says():
    world = World()
    found = statuses(world, browsers(world))
    said = table.expected()

    different = {
        case.name
        for case in {*found, *said}
        if case not in found or case not in said or not agree(found[case], said[case])
    }
    now = table.rows({case: each for case, each in found.items() if case.name in different})
    assert not different, "\n".join(
        [f"Judge each of these, which are so now, and not in {table.FILE.name}:", table.HEADING]
        + [str(row) for row in now]
    )
