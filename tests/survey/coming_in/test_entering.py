import datetime
import re

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from assessments.desk.actions import cancel_round, close_round
from assessments.models import Ballot, Invitation, Round
from assessments.survey import actions
from tests import builders
from tests.survey.visiting import draft, enter, heading, link, lose_key, url, words

pytestmark = pytest.mark.django_db

PROMISE = (
    "Zolang de vragenlijst open is, zitten uw antwoorden op slot. Uw collega's, de griffier en de "
    "adviseur kunnen ze niet zien. U kunt ze tot de sluiting veranderen of intrekken. Bij de "
    "sluiting telt het systeem alles wat is ingestuurd in één keer. Daarna wist het alle losse "
    "antwoorden, zoals stembiljetten na een verkiezing. Een groep van minder dan vijf mensen "
    "tonen wij nooit apart."
)


CONTACT = "Griffie Laren, 035 123 , griffie@example.nl"


@pytest.fixture
def current_round():
    return builders.opened_round(
        client="Het presidium",
        guide="Anna de Wit",
        contact_name="Griffie Laren",
        contact_phone="035 123",
        reply_to="griffie@example.nl",
        introduction_raad="Wij willen weten of het past.",
        discussed_on=datetime.date(2026, 12, 3),
        discussed_at="de raadzaal",
        closes_at=datetime.datetime(2090, 11, 24, 16, 0, tzinfo=datetime.UTC),
    )


@pytest.fixture
def invitation(current_round):
    return builders.invite(current_round, number=3)[0]


def move(current_round, **fields):
    Round.objects.filter(pk=current_round.pk).update(**fields)


def test_link_says_how_many_of_the_group_were_added_after_opening(client, invitation):
    builders.invite(invitation.round, role=invitation.role, place="Eemnes", number=4, added=True)
    others = Invitation.objects.filter(municipality=invitation.municipality)
    others.exclude(pk=invitation.pk).update(added=True)

    assert "In uw groep zijn 3 mensen uitgenodigd, van wie 2 na het openen toegevoegd" in words(
        client.get(link(invitation))
    )


def test_link_says_whose_form_it_is_and_who_asks_what_and_why(client, invitation):
    response = client.get(link(invitation))

    said = words(response)
    assert heading(response) == "Najaar 2026"
    assert "Deze uitnodiging is voor Persoon 0 , de raad van Laren." in said
    assert "In uw groep zijn 3 mensen uitgenodigd." in said
    assert "Wie vraagt dit? Het presidium. Anna de Wit begeleidt het." in said
    assert (
        "Waar gaat het over? Over Samen: Samen sterker. "
        "Niet over andere samenwerkingen van uw gemeente." in said
    )
    assert "Waarom? Wij willen weten of het past." in said
    assert "Tot wanneer? Tot en met vrijdag 24 november 2090, 17.00 uur." in said
    assert "U bespreekt ze op 3 december 2026, de raadzaal." in said
    assert PROMISE in said
    assert f"Vragen? {CONTACT}" in said
    assert "Beginnen Ik wil niet meedoen Vragen?" in said


def test_link_of_joint_organisation_has_its_name(client):
    partnership = builders.partnership("Laren", joint_organisation="BEL Combinatie")
    (person,) = builders.invite(builders.opened_round(partnership), "", "organisatie")

    assert "Deze uitnodiging is voor Persoon 0 , BEL Combinatie." in words(client.get(link(person)))


def test_link_opened_by_a_mail_scanner_changes_nothing(client, invitation):
    before = Invitation.objects.filter(pk=invitation.pk).values().get()

    client.get(link(invitation))
    client.head(link(invitation))

    assert Invitation.objects.filter(pk=invitation.pk).values().get() == before
    assert not Ballot.objects.exists()
    assert "sessionid" not in client.cookies


def test_link_is_exchanged_for_a_session_and_a_clean_address(client, invitation):
    response = enter(client, invitation)

    assert (response.status_code, response["Location"]) == (302, url("factor", invitation, 1))
    assert client.get(response["Location"]).status_code == 200


def test_entering_gives_the_browser_a_new_session_key(client, invitation):
    client.session.save()
    client.cookies["sessionid"] = before = client.session.session_key

    enter(client, invitation)

    assert client.cookies["sessionid"].value != before


def test_link_goes_on_where_somebody_stopped(client, invitation):
    builders.save(invitation, _1a=4, _1b=2, _2a=6)

    said = words(client.get(link(invitation)))
    assert "Verder bij factor 2 Ik wil niet meedoen Vragen?" in said
    assert enter(client, invitation)["Location"] == url("factor", invitation, 2)


def test_button_stands_near_the_top_too(client, invitation):
    beginning = words(client.get(link(invitation)))
    builders.save(invitation, _1a=4)
    coming_back = words(client.get(link(invitation)))

    assert "3 mensen uitgenodigd. Beginnen Wie vraagt dit?" in beginning
    assert "3 mensen uitgenodigd. Verder bij factor 1 Wie vraagt dit?" in coming_back


def test_link_leads_to_the_overview_when_everything_is_answered(client, invitation):
    builders.save(invitation, **{f"_{n}{letter}": 3 for n in range(1, 11) for letter in "ab"})

    assert "Mijn antwoorden bekijken Ik wil niet meedoen Vragen?" in words(
        client.get(link(invitation))
    )
    assert enter(client, invitation)["Location"] == url("review", invitation)


def test_unknown_link_has_its_page(client, invitation):
    response = client.get(link(invitation)[:-2] + "/")

    assert response.status_code == 404
    assert (
        "Deze link kennen wij niet Misschien is de link niet helemaal overgenomen. Open hem nog "
        "eens uit uw mail. Lukt het niet? Vraag de griffie om een nieuwe link." in words(response)
    )


def test_replaced_link_has_its_page(client, invitation):
    old = link(invitation)
    Invitation.objects.filter(pk=invitation.pk).update(version=2)

    for response in (client.get(old), client.post(old)):
        assert response.status_code == 410
        assert (
            "Deze link werkt niet meer Er is later een nieuwe link of kaart voor u gemaakt. "
            "Gebruik de nieuwste. Hebt u die niet gekregen? Vraag er dan om. "
            "Link kwijt? Vul uw mailadres in. "
            f"Vragen? Neem contact op: {CONTACT}" in words(response)
        )


def test_revoked_invitation_has_its_page(client, invitation):
    Invitation.objects.filter(pk=invitation.pk).update(revoked=True)

    response = client.get(link(invitation))

    assert response.status_code == 410
    assert (
        "Deze uitnodiging geldt niet meer Denkt u dat dit niet klopt? Vraag het na. "
        f"Vragen? Neem contact op: {CONTACT}" in words(response)
    )


@pytest.mark.parametrize("entered_before", [True, False])
def test_early_link_has_its_page(client, current_round, invitation, entered_before):
    if entered_before:
        enter(client, invitation)
    move(current_round, opens_at=datetime.datetime(2090, 11, 1, 8, 0, tzinfo=datetime.UTC))

    response = client.get(url("start", invitation) if entered_before else link(invitation))

    assert response.status_code == 403
    assert (
        "De vragenlijst is nog niet open U kunt antwoorden vanaf woensdag 1 november 2090, "
        "09.00 uur." in words(response)
    )


def test_link_of_a_round_in_preparation_is_early(client):
    opens_at = timezone.now() - datetime.timedelta(days=1)
    (person,) = builders.invite(builders.draft_round(opens_at=opens_at))

    response = client.post(link(person))

    assert response.status_code == 403
    assert heading(response) == "De vragenlijst is nog niet open"


def test_link_after_closing_time_has_its_page(client, current_round, invitation):
    builders.save(invitation, _1a=4)
    move(
        current_round,
        opens_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC),
        closes_at=datetime.datetime(2020, 6, 1, 12, 0, tzinfo=datetime.UTC),
    )

    response = client.get(link(invitation))

    assert response.status_code == 410
    assert (
        "De vragenlijst is gesloten Antwoorden kon tot maandag 1 juni 2020, 14.00 uur. "
        "Wat toen was ingestuurd, telt mee." in words(response)
    )
    assert draft(invitation).answers[0] == 4


def test_link_after_counting_says_when_the_results_come(client, current_round, invitation):
    close_round(current_round=current_round)

    response = client.get(link(invitation))

    assert response.status_code == 410
    assert (
        "De antwoorden zijn geteld en gewist. Op 3 december 2026 bespreken wij de uitkomsten. "
        "Daarna vindt u ze hier." in words(response)
    )


def test_link_after_closing_early_names_the_day_it_was_closed(client, current_round, invitation):
    close_round(current_round=current_round)

    today = date_format(timezone.localdate(), "l j F Y")
    assert f"Antwoorden kon tot {today}. Wat toen" in words(client.get(link(invitation)))


def test_link_after_counting_promises_no_date_that_is_not_known(client, current_round, invitation):
    close_round(current_round=current_round)
    move(current_round, discussed_on=None)

    said = words(client.get(link(invitation)))

    assert "De antwoorden zijn geteld en gewist. Vragen?" in said


def test_link_of_a_cancelled_round_says_that_everything_is_gone(client, current_round, invitation):
    cancel_round(current_round=current_round, by=builders.user())

    response = client.get(link(invitation))

    assert response.status_code == 410
    assert "Alle antwoorden zijn gewist. Er komen geen uitkomsten." in words(response)


def test_link_after_sharing_offers_the_results(client, current_round, invitation):
    close_round(current_round=current_round)
    move(current_round, shared_at=timezone.now())

    response = client.get(link(invitation))

    assert response.status_code == 200
    assert "De uitkomsten staan klaar. Bekijk de uitkomsten" in words(response)
    results = url("start", invitation) + "uitkomsten/"
    assert enter(client, invitation)["Location"] == results
    assert f'href="{results}"' in client.get(url("factor", invitation, 1)).content.decode()


def test_lost_key_has_its_page_and_what_was_saved_is_there_again_with_the_key(
    client, invitation, key_directory
):
    builders.save(invitation, _1a=4)
    lose_key(key_directory)

    response = client.get(link(invitation))

    assert response.status_code == 503
    assert re.search(
        "De vragenlijst is even niet bereikbaar Wij kunnen uw antwoorden nu niet openen en niet "
        r"bewaren\. Wie dit beheert, krijgt daarvan bericht\. Probeer het later opnieuw\. "
        rf"Noem dit nummer als u belt: \w{{8}} Vragen\? Neem contact op: {re.escape(CONTACT)}",
        words(response),
    )


def test_link_after_submitting_shows_no_answers_but_the_ways_back(client, invitation):
    builders.save(invitation, _1a=4)
    actions.submit(
        invitation=invitation, revision=draft(invitation).revision, writer=builders.WRITER
    )

    response = client.get(link(invitation))

    assert heading(response) == "Uw antwoorden zijn ingestuurd"
    assert "Opnieuw invullen Mijn antwoorden intrekken" in words(response)
    assert "Mee eens" not in words(response)
    again = client.post(link(invitation), {"next": "again"})
    assert again["Location"] == url("again", invitation)
    withdraw = client.post(link(invitation), {"next": "withdraw"})
    assert withdraw["Location"] == url("withdraw", invitation)


def test_link_while_filling_in_again_says_that_the_earlier_answers_count(client, invitation):
    saved = builders.save(invitation, _1a=4)
    actions.submit(invitation=invitation, revision=saved.revision, writer=builders.WRITER)
    actions.start_again(invitation=invitation, writer=builders.WRITER)
    builders.save(invitation, _1a=2)

    said = words(client.get(link(invitation)))

    assert (
        "U vult opnieuw in. Uw eerder ingestuurde antwoorden blijven tellen tot u opnieuw op "
        '"Insturen" drukt.' in said
    )
    assert "Verder bij factor 1 Mijn antwoorden intrekken" in said


def test_link_page_is_never_cached(client, invitation):
    assert "no-store" in client.get(link(invitation))["Cache-Control"]


def test_link_page_takes_few_queries(client, invitation, django_assert_num_queries):
    builders.save(invitation, _1a=4)
    with django_assert_num_queries(3):
        client.get(link(invitation))


def test_start_page_takes_few_queries(client, invitation, django_assert_num_queries):
    enter(client, invitation)
    builders.save(invitation, _1a=4)
    with django_assert_num_queries(5):
        client.get(url("start", invitation))
