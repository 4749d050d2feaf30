"""The survey from link to submit in Firefox: what only Chromium would take is found here."""

import pytest

from assessments.survey import actions
from tests import builders
from tests.browser.firefox import PROGRAM, Firefox
from tests.survey.visiting import link

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not PROGRAM, reason="firefox-esr is not on this machine"),
]


@pytest.fixture
def firefox(tmp_path):
    directory = tmp_path / "profile"
    directory.mkdir()
    started = Firefox(directory)
    yield started
    started.close()


@pytest.fixture
def invitation():
    return builders.invite(builders.opened_round(builders.partnership("Laren")), number=2)[0]


def choose(firefox, code, answer):
    firefox.click(f"//*[@id='stelling-{code}']//label[normalize-space()='{answer}']")


def press(firefox, name):
    firefox.click(f"//main//button[normalize-space()='{name}']")


def heading(firefox, text):
    firefox.find(f"//h1[normalize-space()='{text}']")


def test_councillor_answers_and_sends_in(firefox, live_server, invitation):
    firefox.open(live_server.url + link(invitation))
    press(firefox, "Beginnen")
    choose(firefox, "1a", "Neutraal")
    firefox.find("//*[@id='save-status'][normalize-space()='Opgeslagen']")
    for number in range(1, 11):
        heading(firefox, f"Factor nummer {number}")
        choose(firefox, f"{number}a", "Mee eens")
        choose(firefox, f"{number}b", "Weet niet")
        press(firefox, "Volgende")
    heading(firefox, "Uw antwoorden nakijken")
    press(firefox, "Insturen")
    heading(firefox, "Dank u wel. Uw antwoorden zijn ingestuurd.")

    assert firefox.count("//main//*[normalize-space(text())='Mee eens']") == 10
    assert actions.has_submitted(invitation=invitation)
