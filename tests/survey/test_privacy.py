"""The privacy statement: filled in for the partnership, and never far away."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.desk.actions import cancel_round
from assessments.models import Round
from tests import builders
from tests.survey.visiting import enter, link, url, words

pytestmark = pytest.mark.django_db
CONTACT = "Griffie Laren, 035 123 , griffie@example.nl"


@pytest.fixture
def of():
    return builders.partnership(
        "Laren",
        "Eemnes",
        name="BEL",
        slug="bel",
        controller="De gemeenten Laren en Eemnes samen",
        processor="Adviesbureau Voorbeeld",
    )


@pytest.fixture
def invitation(of):
    current_round = builders.opened_round(
        of, contact_name="Griffie Laren", contact_phone="035 123", reply_to="griffie@example.nl"
    )
    return builders.invite(current_round)[0]


def test_statement_names_controller_processor_ground_and_term(client, invitation, settings):
    settings.CONTACT_DAYS = 14

    said = words(client.get("/privacy/bel/"))

    assert "Verantwoordelijk De gemeenten Laren en Eemnes samen Daar wordt" in said
    assert "Verwerker Adviesbureau Voorbeeld Die bewaart de gegevens in opdracht" in said
    assert "de vervulling van een taak van algemeen belang (artikel 6, eerste lid, onder e" in said
    assert "Tot 14 dagen na de sluiting. Daarna worden ze gewist, ook uit het logboek." in said
    assert "Om te zien waar raden, colleges en ambtenaren hetzelfde over BEL denken" in said
    assert "Wie dit systeem voor ons beheert en wie onze mail verstuurt" in said
    assert "In het logboek blijft nog staan dat u was uitgenodigd, tot alle namen" in said
    assert "Autoriteit Persoonsgegevens" in said


def test_statement_without_a_named_controller_names_the_municipalities(client, of, invitation):
    type(of).objects.update(controller="", processor="")

    said = words(client.get("/privacy/bel/"))

    assert "De gemeenten die in BEL samenwerken: Eemnes, Laren" in said
    assert (
        "Wie dit systeem in opdracht beheert, vraagt u aan de afzender van uw uitnodiging." in said
    )


def test_contact_is_shown_to_who_was_invited_only(client, invitation):
    enter(client, invitation)

    assert CONTACT in words(client.get("/privacy/bel/"))
    stranger = words(Client().get("/privacy/bel/"))
    assert CONTACT not in stranger
    assert "Wie u vragen kunt stellen, staat in uw uitnodiging." in stranger


def test_contact_of_another_partnership_is_not_shown(client, invitation):
    other = builders.opened_round(builders.partnership(slug="ander"), contact_name="Iemand Anders")
    enter(client, builders.invite(other)[0])

    assert "Iemand Anders" not in words(client.get("/privacy/bel/"))


def test_partnership_that_never_asked_anybody_is_not_found(client, of):
    builders.draft_round(of)

    unknown, draft = client.get("/privacy/bestaat-niet/"), client.get("/privacy/bel/")

    assert (unknown.status_code, draft.status_code) == (404, 404)
    assert words(unknown) == words(draft)


def test_members_read_it_before_the_round_opens(client, of, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    builders.draft_round(of)
    client.force_login(builders.reader(of))

    assert client.get("/privacy/bel/").status_code == 200


def test_statement_stays_after_cancelling(client, of, invitation):
    cancel_round(current_round=invitation.round, by=builders.manager(of))

    assert client.get("/privacy/bel/").status_code == 200


def test_statement_is_linked_before_the_first_statement(client, invitation):
    page = client.get(link(invitation)).text

    assert 'href="/privacy/bel/">Lees de privacyverklaring</a>' in page


def test_every_page_of_the_survey_leads_to_it(client, invitation):
    pages = [client.get(link(invitation))]
    enter(client, invitation)
    builders.save(invitation, _1a=4)
    for name, rest in [
        ("start", []),
        ("factor", [3]),
        ("review", []),
        ("leave", []),
        ("again", []),
        ("withdraw", []),
    ]:
        pages.append(client.get(url(name, invitation, *rest)))

    for page in pages:
        assert page.status_code == 200
        footer = page.text.split("<footer")[1]
        assert 'href="/privacy/bel/"' in footer


def test_footer_of_one_partnership_is_not_kept_for_the_next(client, invitation):
    other = builders.opened_round(builders.partnership(slug="ander"))
    (somebody,) = builders.invite(other)

    assert 'href="/privacy/bel/"' in client.get(link(invitation)).text
    assert 'href="/privacy/ander/"' in client.get(link(somebody)).text
    assert 'href="/privacy/"' in client.get(reverse("code")).text


def test_promise_tells_the_term_of_this_installation(client, invitation, settings):
    settings.CONTACT_DAYS = 10

    assert "Tot 10 dagen na de sluiting. Daarna worden ze gewist." in words(
        client.get(link(invitation))
    )


def test_general_statement_tells_the_term_too(client, settings):
    settings.CONTACT_DAYS = 1

    assert "Tot 1 dag na de sluiting." in words(client.get("/privacy/"))


def test_address_of_a_forgotten_contact_is_gone(client, invitation):
    enter(client, invitation)
    Round.objects.update(forgotten_on=invitation.round.opens_at.date())

    assert CONTACT not in words(client.get("/privacy/bel/"))
