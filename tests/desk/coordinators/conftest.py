"""Two municipalities and a joint organisation; the coordinator of Laren."""

import pytest
from django.test import Client

from tests import builders


@pytest.fixture
def of():
    return builders.partnership(
        *("Laren", "Eemnes", "Blaricum"),
        name="BEL",
        slug="bel",
        joint_organisation="BEL Combinatie",
        sharing="own",
    )


@pytest.fixture
def draft(of):
    builders.instrument()
    return builders.draft_round(of)


@pytest.fixture
def opened(of):
    return builders.opened_round(of)


@pytest.fixture
def laren():
    return builders.municipality("Laren")


@pytest.fixture
def eemnes():
    return builders.municipality("Eemnes")


@pytest.fixture
def griffier(of, laren):
    return builders.coordinator(of, laren, "griffie@laren.example")


@pytest.fixture
def griffie(griffier):
    """Their browser."""
    browser = Client()
    browser.force_login(griffier)
    return browser
