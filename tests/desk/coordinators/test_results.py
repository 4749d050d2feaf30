"""Of results a coordinator gets what a reader of the same municipality gets, page by page."""

import re

import pytest
from django.utils import timezone

from assessments.models import Partnership, Round
from tests import builders
from tests.privacy.served.reading import read, shown
from tests.privacy.served.viewers import Level
from tests.results.builders import at, group, release

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LAREN = "Laren"
NUMBER_ONCE = re.compile(rb'nonce="[^"]+"')


@pytest.fixture
def of():
    """Of three municipalities, not shared yet."""
    builders.instrument()
    return release(
        group("raad", LAREN, 12, f3=at("2.8")),
        group("raad", "Eemnes", 15, f3=at("3.8")),
        group("raad", "Ede", 20, f3=at("4.4")),
        group("college", LAREN, 6),
        group("organisatie", "BEL Combinatie", 60, f6=at("4.1", 60)),
    )


def got(of, kind):
    """What is served to them, by address."""
    pages = shown(read(*Level(kind, LAREN).enter(of)))
    return {address: _comparable(content) for address, content in pages.items()}


def _comparable(content):
    """Of a spreadsheet what it says: it also holds when it was made."""
    found = content.comparable
    return NUMBER_ONCE.sub(b"", found) if isinstance(found, bytes) else content.text


@pytest.mark.parametrize("sharing", ["own", "open"])
def test_coordinator_gets_what_a_reader_of_the_municipality_gets(of, sharing):
    Partnership.objects.update(sharing=sharing)
    Round.objects.update(shared_at=timezone.now())

    reads = got(of, "reader")
    coordinates = got(of, "coordinator")

    assert len(reads) > 20
    assert [address for address in reads if reads[address] != coordinates.get(address)] == []
    assert coordinates.keys() == reads.keys()


def test_coordinator_gets_nothing_before_the_results_are_shared(of):
    assert len(shown(read(*Level("manager").enter(of)))) > 20
    assert got(of, "coordinator") == {}
