"""The legal statement on accessibility, as far as the organisation gave one."""

import datetime
from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from samenwerking.accessibility import Statement
from tests.survey.visiting import words

PATH = "/toegankelijkheid/"
LAREN = Statement(
    organisation="Gemeente Laren",
    status="B",
    date=datetime.date(2026, 11, 27),
    contact="toegankelijk@laren.example",
    report_url="https://laren.example/onderzoek",
)


@pytest.fixture
def state(client, settings):
    def stated(**changed):
        settings.ACCESSIBILITY_STATEMENT = replace(LAREN, **changed)
        settings.SITE_URL = "https://samenwerking.laren.example"
        return client.get(PATH)

    return stated


def test_statement_has_organisation_site_status_and_date(state):
    said = words(state())

    assert "Gemeente Laren wil dat iedereen deze site kan gebruiken" in said
    assert "https://samenwerking.laren.example" in said
    assert "B: voldoet gedeeltelijk" in said
    assert "27 november 2026" in said


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("A", "dat de site aan alle eisen voldoet."),
        ("B", "dat de site nog niet aan alle eisen voldoet"),
        ("C", "nog niet of niet volledig onderzocht"),
        ("D", "De site voldoet niet aan de eisen"),
    ],
)
def test_status_is_explained(state, status, said):
    assert said in words(state(status=status))


def test_statement_leads_to_the_findings(state):
    assert '<a href="https://laren.example/onderzoek">' in state().text


def test_statement_without_findings_says_where_to_ask_for_them(state):
    assert "De bevindingen zijn op te vragen bij het adres hieronder." in words(
        state(report_url="")
    )


def test_statement_says_whom_to_tell_and_where_to_complain(state):
    page = state()

    assert 'href="mailto:toegankelijk@laren.example"' in page.text
    assert "Dien dan een klacht in bij Gemeente Laren." in words(page)
    assert 'href="https://www.nationaleombudsman.nl/"' in page.text


def test_contact_may_be_a_page(state):
    assert (
        'href="https://laren.example/contact"'
        in state(contact="https://laren.example/contact").text
    )


@pytest.mark.parametrize(
    "missing", [{"organisation": ""}, {"status": "E"}, {"date": None}, {"contact": ""}]
)
def test_half_a_statement_is_none(state, missing):
    said = words(state(**missing))

    assert "heeft hier nog geen toegankelijkheidsverklaring gepubliceerd" in said
    assert "De verklaring" not in said


def test_page_without_a_statement_says_what_the_tests_show_and_whom_to_tell(client):
    said = words(client.get(PATH))

    assert "heeft hier nog geen toegankelijkheidsverklaring gepubliceerd" in said
    assert "Bij elke versie gaan de makers dat met automatische toetsen na" in said
    assert "Automatische toetsen vinden niet alles." in said
    assert "Vertel het aan wie u uitnodigde" in said
    assert "Nationale ombudsman" in said


@pytest.mark.parametrize("footer", ["footer", "footer_slim"])
def test_every_footer_leads_to_it(footer):
    """The slim one is that of the survey."""
    assert f'href="{PATH}"' in render_to_string(f"_components/{footer}.html")
