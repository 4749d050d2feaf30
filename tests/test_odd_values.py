"""No address answers an odd value with an error of ours: hundreds of requests, a few seconds."""

import datetime
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from assessments.survey.links import link_for
from tests import builders
from tests.odd_values import SENT, Failures, forms_at, odd_addresses, odd_values, own_addresses
from tests.privacy.served.addresses import values_of
from tests.privacy.served.viewers import MANAGER, Level
from tests.results.builders import group, release

pytestmark = pytest.mark.django_db


@pytest.fixture
def of():
    """A partnership with a round in preparation, an open one, and one that was shared."""
    builders.instrument()
    made = release(
        group("raad", "Laren", 12),
        group("organisatie", "BEL Combinatie", 12),
        shared_at=timezone.now() - datetime.timedelta(days=1),
    )
    for current_round in (
        builders.draft_round(made.round.partnership, title="Straks"),
        builders.opened_round(made.round.partnership, title="Nu"),
    ):
        builders.invite(current_round, "Laren", number=2)
    return made


def values(of, title):
    """What can stand in addresses about the round with this title."""
    current_round = of.round.partnership.rounds.get(title=title)
    person = current_round.invitations.first()
    return {
        **values_of(current_round, person.public_id if person else ""),
        "person": [person.pk] if person else [],
        "member": of.round.partnership.members.values_list("pk", flat=True),
    }


def browser_of(who, of):
    if isinstance(who, Level):
        return who.enter(of)[0]
    browser = Client()
    if who == "respondent":
        person = of.round.partnership.rounds.get(title="Nu").invitations.first()
        browser.post(urlsplit(link_for(person)).path, {"next": "begin"})
    return browser


@pytest.mark.slow
@pytest.mark.parametrize(
    ("who", "title"),
    [
        (MANAGER, "Straks"),
        (MANAGER, "Ronde"),
        (Level("reader", "Laren"), "Ronde"),
        ("respondent", "Nu"),
        ("anybody", "Nu"),
    ],
    ids=str,
)
def test_odd_values_are_no_error_of_ours(of, who, title):
    browser = browser_of(who, of)
    browser.raise_request_exception = False
    known, odd = values(of, title), odd_values()
    forms = forms_at(browser, [*own_addresses(known)])
    with Failures() as failures:
        for address in odd_addresses(known, odd):
            browser.get(address)
        for address, names in forms.items():
            browser.post(address, {name: next(odd) for name in sorted({*names, *SENT})})

    assert failures == []
