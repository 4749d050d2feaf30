import pytest
from django.test import Client

from assessments.models import Invitation
from assessments.survey import actions, links
from tests import builders
from tests.survey.visiting import checked, draft, heading, url, words

pytestmark = pytest.mark.django_db
CODE = "ABCD-EFGH"
ASKED = (
    "Begon u al met deze kaart? Ga dan verder op het apparaat waarop u begon. Hier begint u leeg: "
    "wat met deze kaart nog niet was ingestuurd, wordt dan gewist. Wat al was ingestuurd, blijft "
    'tellen tot u opnieuw op "Insturen" drukt.'
)


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
    assert "Probeer het over 300 seconden opnieuw. Vragen?" in words(response)
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

    assert ASKED in words(response)
    for name, rest in (("factor", [1]), ("review", [])):
        assert client.get(url(name, card, *rest))["Location"] == url("start", card)
    assert client.post(url("save", card), {"1a": "5", "revision": "0"}).status_code == 403
    assert draft(card).answers[:2] == (4, 2)


def test_card_page_asks_everybody_whether_they_began_elsewhere(client, card):
    type_code(client)

    assert ASKED in words(client.get(url("start", card)))


def test_who_began_with_a_card_sees_nothing_of_who_began_with_it_later(client, card):
    start(client, card)
    later = Client()
    start(later, card)
    later.post(url("save", card), {"1a": "4", "revision": "0"})

    assert client.get(url("factor", card, 1))["Location"] == url("start", card)
    assert client.get(url("review", card))["Location"] == url("start", card)
    saved = client.post(url("save", card), {"1a": "5", "revision": str(draft(card).revision)})
    assert saved.status_code == 409
    assert draft(card).answers[0] == 4


def test_code_in_another_browser_begins_empty_after_confirming(client, card):
    builders.save(card, _1a=4, _1b=2)

    assert start(client, card)["Location"] == url("factor", card, 1)

    assert checked(client.get(url("factor", card, 1))) == []
    assert not any(draft(card).answers)


def test_code_that_was_submitted_elsewhere_can_be_filled_in_and_not_withdrawn(client, card):
    builders.save(card, _1a=4)
    submit(card)
    start(client, card)

    assert "Wat eerder is ingestuurd, blijft tellen." in words(client.get(url("withdraw", card)))
    withdrawn = client.post(url("withdraw", card), {"forget": "1"})

    assert "Wat eerder is ingestuurd, blijft tellen." in words(withdrawn)
    assert actions.read_draft(invitation=card) is None
    assert actions.has_submitted(invitation=card)


def send_in(client, card):
    start(client, card)
    client.post(url("save", card), {"1a": "4", "revision": "0"})
    return client.post(url("submit", card), {"revision": draft(card).revision})


def test_browser_that_submitted_with_a_card_reads_so_and_can_withdraw(client, card):
    assert "Intrekken kan alleen in deze browser" in words(send_in(client, card))

    type_code(client)

    assert heading(client.get(url("start", card))) == "Uw antwoorden zijn ingestuurd"
    client.post(url("withdraw", card))
    assert not actions.has_submitted(invitation=card)


@pytest.mark.parametrize("leave", ["left", "leave"])
def test_browser_that_was_left_does_not_say_that_somebody_submitted(client, card, leave):
    send_in(client, card)
    if leave == "left":
        client.get("/vragenlijst/afgesloten/")
    else:
        client.post(url("leave", card))

    type_code(client)

    assert heading(client.get(url("start", card))) == "Najaar 2026"
    client.post(url("withdraw", card))
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

    type_code(client)

    assert client.get(url("factor", card, 1))["Location"] == url("start", card)


def test_browser_that_typed_a_code_before_new_cards_were_made_hears_so(client, card):
    type_code(client)
    Invitation.objects.filter(pk=card.pk).update(card_digest=links.card_digest("WXYZ-2345"))

    response = client.get(url("start", card))

    assert response.status_code == 410
    assert "Deze kaart werkt niet meer Vraag een nieuwe kaart." in words(response)


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
