"""`fixtures/municipalities.json`: the municipalities of 2023 and those that went into them."""

import hashlib

import pytest
from django.core.management import call_command

from assessments.models import Municipality

pytestmark = pytest.mark.django_db

# SHA-256 of code, name, established, dissolved and successor by code, comma-separated lines.
SOURCE = "414de665b3efa3f186a38bfff8dae4162b9ec06aa24c9314c83bcd9fd27335df"


@pytest.fixture(autouse=True)
def _municipalities():
    call_command("loaddata", "municipalities", verbosity=0)


def rows():
    return list(Municipality.objects.order_by("pk").values())


def line(municipality):
    successor = municipality.successor
    return ",".join(
        [
            municipality.code,
            municipality.name,
            str(municipality.established or ""),
            str(municipality.dissolved or ""),
            successor.code if successor else "",
        ]
    )


def test_fixture_has_the_municipalities_of_its_source():
    municipalities = Municipality.objects.select_related("successor").order_by("code")
    lines = "\n".join(map(line, municipalities))
    assert hashlib.sha256(lines.encode()).hexdigest() == SOURCE


def test_fixture_has_the_municipalities_of_2023_and_those_dissolved_before():
    assert Municipality.objects.filter(dissolved=None).count() == 342
    assert Municipality.objects.exclude(successor=None).count() == 18


def test_fixture_knows_what_became_of_eemsdelta():
    eemsdelta = Municipality.objects.get(name="Eemsdelta")
    names = list(eemsdelta.predecessors.values_list("name", flat=True))
    assert names == ["Appingedam", "Delfzijl", "Loppersum"]


def test_fixture_loaded_twice_changes_nothing():
    before = rows()
    call_command("loaddata", "municipalities", verbosity=0)
    assert rows() == before
