"""A hall full of phones behind one address."""

import pytest
from django.test import Client

from assessments.models import Invitation
from assessments.survey import links
from tests import builders

pytestmark = pytest.mark.django_db

PHONES = 300
MOST_WRONG = 100
ONE_ADDRESS = "192.0.2.1"


@pytest.fixture
def codes():
    """The codes of a hall in which everybody has a card."""
    opened = builders.opened_round()
    made = [links.new_card_code() for _ in range(PHONES)]
    Invitation.objects.bulk_create(
        Invitation(
            round=opened,
            municipality=opened.municipalities.get(),
            role="raad",
            card_digest=links.card_digest(code),
        )
        for code in made
    )
    return made


def enter(code):
    """What one phone does: its own browser, the hall's address."""
    phone = Client(REMOTE_ADDR=ONE_ADDRESS)
    return phone, phone.post("/code/", {"code": code})


@pytest.mark.slow
def test_three_hundred_phones_get_in_while_some_people_mistype(codes):
    for _ in range(MOST_WRONG - 1):
        assert enter("AAAA-AAAA")[1].status_code == 422

    for code in codes:
        phone, entered = enter(code)
        assert entered.status_code == 302
        begun = phone.post(entered["Location"], {"next": "begin"})
        assert begun["Location"].endswith("/factor/1/")


def test_guessing_from_one_address_stops(codes):
    answers = [enter("AAAA-AAAA")[1].status_code for _ in range(MOST_WRONG + 1)]

    assert answers == [422] * MOST_WRONG + [429]
    assert enter(codes[0])[1].status_code == 429
    elsewhere = Client(REMOTE_ADDR="192.0.2.2")
    assert elsewhere.post("/code/", {"code": codes[0]}).status_code == 302
