"""What Django refuses without any words has a page too, in Dutch."""

import pytest

from tests import builders
from tests.survey.visiting import draft, enter, heading, url, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(client):
    (person,) = builders.invite(builders.opened_round())
    enter(client, person)
    builders.save(person, _1a=4)
    return person


@pytest.mark.parametrize("method", ["get", "options"])
def test_address_that_only_takes_a_form_says_so(client, invitation, method):
    response = getattr(client, method)(url("save", invitation))

    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert heading(response) == "Deze bladzijde opent u met een knop"


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded; charset=utf-7", "1a=2"),
        ("multipart/form-data", "1a=2"),
        ("application/x-www-form-urlencoded", "&".join(f"{n}=2" for n in range(1100))),
        ("application/x-www-form-urlencoded", "1a=" + "2" * 3_000_000),
    ],
)
def test_form_that_can_not_be_read_is_refused_and_nothing_is_lost(
    client, invitation, content_type, body
):
    client.get(url("factor", invitation, 1))  # for its cookie
    client.handler.enforce_csrf_checks = True

    response = client.post(url("save", invitation), body, content_type=content_type)

    assert response.status_code == 400
    assert heading(response) == "Dit verzoek begrijpen wij niet"
    assert "Er is niets veranderd. Ga terug" in words(response)
    assert draft(invitation).answers == (4, *[0] * 19)
