import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.survey.visiting import heading, words


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/", "Hoe goed werken uw gemeenten samen?"),
        ("/code/", "Vul uw code in"),
        ("/privacy/", "Privacy"),
        ("/kleine-groepen/", "Hoe wij kleine groepen beschermen"),
        ("/toegankelijkheid/", "Toegankelijkheid"),
    ],
)
def test_public_page_needs_no_database(client, path, said):
    assert heading(client.get(path)) == said


def test_home_leads_to_the_code_and_the_login(client):
    page = client.get("/").content.decode()

    assert 'href="/code/"' in page
    assert f'href="{reverse("account_login")}"' in page


@pytest.mark.django_db
def test_home_leads_who_is_signed_in_to_the_desk(client):
    client.force_login(builders.user())
    said = words(client.get("/"))

    assert "Naar de werkplek" in said
    assert "Inloggen" not in said


def test_page_that_does_not_exist_says_what_to_do(client):
    response = client.get("/bestaat-niet/")

    assert response.status_code == 404
    assert heading(response) == "Deze bladzijde bestaat niet"
    assert "Kreeg u een uitnodiging? Open dan de link in uw mail." in words(response)
    assert "bewaard" not in words(response)


def test_breakdown_says_what_was_kept_and_needs_nothing_to_say_it():
    page = render_to_string("500.html")

    assert "Er ging iets mis bij ons" in page
    assert 'Wat eerder "Opgeslagen" was, is bewaard. Probeer het over een paar minuten' in page


def test_form_outside_the_survey_without_cookies_says_what_to_do():
    response = Client(enforce_csrf_checks=True).post("/code/", {"code": "ABCD-EFGH"})

    assert response.status_code == 403
    assert heading(response) == "Uw browser stuurde geen cookies mee"
    assert "Ga terug, ververs de bladzijde en probeer het opnieuw." in words(response)


def test_picture_of_the_groups_is_there_in_words_too(client):
    said = words(client.get("/kleine-groepen/"))

    assert "Raad B heeft er drie en raad C vier: die tonen wij samen, als een groep" in said
    assert "Een voorbeeld. Elke stip is iemand die instuurde." in said


def test_page_on_small_groups_says_its_limits(client):
    limits = words(client.get("/kleine-groepen/")).split("Wat dit niet kan")[1]

    assert "twee collega's die hun antwoorden aan elkaar vertellen, weten samen meer" in limits
    assert "Dat een hele groep het eens of oneens is, kan wel zeker zijn." in limits
    assert "met bijna dezelfde mensen en één nieuw iemand" in limits
    assert "zelf verzonnen mensen uit te nodigen naast één echt mens" in limits
    assert "zou het slot technisch kunnen openen zolang de vragenlijst open is" in limits


def test_page_on_small_groups_says_what_positive_wording_does(client):
    said = words(client.get("/kleine-groepen/"))

    assert "De twintig stellingen zijn positief geformuleerd" in said
    assert "verschillen tussen groepen zeggen meer" in said
