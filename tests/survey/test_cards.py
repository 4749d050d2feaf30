import pytest
from django.test import Client

from assessments.models import Invitation
from assessments.survey import actions, links
from tests import builders
from tests.survey.visiting import checked, draft, heading, url, words

pytestmark = pytest.mark.django_db
CODE = "ABCD-EFGH"


@pytest.fixture
def card():
    (person,) = builders.invite(builders.opened_round())
    Invitation.objects.filter(pk=person.pk).update(
        name="", email="", card_digest=links.card_digest(CODE)
    )
    person.refresh_from_db()
    return person


def type_code(client, code=CODE):
    return client.post("/code/", {"code": code})


def start(client, card):
    """Type the code and press the button of the page that follows."""
    type_code(client)
    return client.post(url("start", card), {"next": "begin"})


def submit(card):
    actions.submit(invitation=card, revision=draft(card).revision, writer=builders.WRITER)


@pytest.mark.parametrize("typed", [CODE, "abcdefgh", " abcd efgh "])
def test_code_opens_the_form_of_its_card(client, card, typed):
    response = type_code(client, typed)

    assert (response.status_code, response["Location"]) == (302, url("start", card))
    page = client.get(response["Location"])
    assert "Deze uitnodiging is voor iemand van de raad van Laren." in words(page)
    begun = client.post(url("start", card), {"next": "begin"})
    assert begun["Location"] == url("factor", card, 1)


@pytest.mark.parametrize("typed", ["ABCD-EFGX", "", "x" * 41])
def test_wrong_code_has_its_page(client, card, typed):
    response = type_code(client, typed)

    assert response.status_code == 422
    assert "Deze code kennen wij niet" in words(response)
    assert "Controleer de code op uw kaart: acht tekens, geen letter O en geen cijfer 0." in words(
        response
    )


@pytest.fixture
def three_attempts(settings):
    settings.ACCOUNT_RATE_LIMITS = {"card_code": "3/5m/ip"}


def test_too_many_wrong_codes_have_to_wait_and_nothing_is_lost(client, card, three_attempts):
    builders.save(card, _1a=4)
    for _ in range(3):
        assert type_code(client, "WRONG").status_code == 422

    response = type_code(client)

    assert response.status_code == 429
    assert heading(response) == "Even wachten"
    assert "Probeer het over 300 seconden opnieuw. Uw antwoorden zijn bewaard." in words(response)
    assert response["Retry-After"] == "300"
    assert draft(card).answers[0] == 4


def test_right_codes_from_one_address_are_not_counted(client, card, three_attempts):
    assert [type_code(Client()).status_code for _ in range(5)] == [302] * 5


def wrong_from(*addresses):
    """What is answered to a wrong code from each of these addresses."""
    return [type_code(Client(REMOTE_ADDR=each), "WRONG").status_code for each in addresses]


def test_ipv6_addresses_of_one_subscriber_are_one_address(card, three_attempts):
    own = [f"2001:db8:0:1::{number}" for number in range(3)]

    assert wrong_from(*own, "2001:db8:0:1:ffff::1") == [422, 422, 422, 429]
    assert wrong_from("2001:db8:0:2::1") == [422]


def test_ipv4_addresses_that_a_server_wraps_in_ipv6_are_not_one_address(card, three_attempts):
    wrapped = [f"::ffff:192.0.2.{number}" for number in range(4)]

    assert wrong_from(*wrapped) == [422] * 4
    assert wrong_from("192.0.2.1", "192.0.2.1", "192.0.2.1") == [422, 422, 429]


def test_code_in_the_browser_that_gave_the_answers_goes_on(client, card):
    start(client, card)
    client.post(url("factor", card, 1), {"1a": "4", "1b": "2", "revision": "0", "go": "next"})

    assert type_code(client)["Location"] == url("start", card)
    assert "Verder bij factor 2" in words(client.get(url("start", card)))
    assert client.post(url("start", card), {"next": "begin"})["Location"] == url("factor", card, 2)
    assert checked(client.get(url("factor", card, 1))) == ["1a_4", "1b_2"]


def test_code_in_another_browser_shows_nothing_and_asks_first(client, card):
    builders.save(card, _1a=4, _1b=2)
    type_code(client)

    response = client.get(url("start", card))

    assert "Met deze kaart is al begonnen" in words(response)
    assert "Beginnen met een lege vragenlijst" in words(response)
    for name, rest in (("factor", [1]), ("review", [])):
        assert client.get(url(name, card, *rest))["Location"] == url("start", card)
    assert client.post(url("save", card), {"1a": "5", "revision": "0"}).status_code == 403
    assert draft(card).answers[:2] == (4, 2)


def test_code_in_another_browser_begins_empty_after_confirming(client, card):
    builders.save(card, _1a=4, _1b=2)

    assert start(client, card)["Location"] == url("factor", card, 1)

    assert checked(client.get(url("factor", card, 1))) == []
    assert not any(draft(card).answers)


def test_code_of_a_card_that_was_submitted_has_its_page(client, card):
    builders.save(card, _1a=4)
    submit(card)

    response = type_code(client)

    assert response.status_code == 409
    assert (
        "Met deze kaart is al ingestuurd Was u dat? Dan bent u klaar. Wilt u opnieuw antwoorden, "
        "dan begint u leeg en vervangt u de eerdere antwoorden. Was u het niet? Vraag een nieuwe "
        "kaart." in words(response).replace("Najaar 2026 ", "")
    )
    assert actions.has_submitted(invitation=card)


def test_card_that_was_submitted_can_be_filled_in_again(client, card):
    builders.save(card, _1a=4)
    submit(card)
    type_code(client)

    client.post(url("again", card))
    response = client.get(url("factor", card, 1))

    assert response.status_code == 200
    assert checked(response) == []
    assert actions.has_submitted(invitation=card)


def test_new_draft_of_a_submitted_card_is_not_opened_elsewhere(client, card):
    builders.save(card, _1a=4)
    submit(card)
    actions.start_again(invitation=card, writer=builders.WRITER)
    builders.save(card, _1a=2)

    assert type_code(client).status_code == 409
    assert client.get(url("factor", card, 1))["Location"] == url("start", card)


def test_revoked_card_has_its_page(client, card):
    Invitation.objects.filter(pk=card.pk).update(revoked=True)

    response = type_code(client)

    assert response.status_code == 410
    assert heading(response) == "Deze uitnodiging geldt niet meer"


def test_card_says_that_it_goes_on_in_this_browser_only(client, card):
    start(client, card)

    assert "U kunt alleen op dit apparaat verdergaan" in words(client.get(url("leave", card)))


def test_card_page_warns_who_was_mailed_too(client, card):
    mailed = "Kreeg u al een uitnodiging per mail? Gebruik dan die link en niet deze kaart."
    type_code(client)

    assert mailed in words(client.get(url("start", card)))
    assert mailed not in words(client.get(links.link_for(card).removeprefix("http://testserver")))


def test_card_says_no_name_as_cards_of_a_group_are_dealt_out_blindly(client, card):
    Invitation.objects.filter(pk=card.pk).update(name="Persoon Eén")
    personal = client.get(links.link_for(card).removeprefix("http://testserver"))
    assert "Deze uitnodiging is voor Persoon Eén" in words(personal)
    type_code(client)

    text = words(client.get(url("start", card)))

    assert "Deze uitnodiging is voor iemand van de raad van Laren." in text
    assert "Persoon Eén" not in text
