"""`fixtures/factors.json`: the texts to the letter, and loading that may be repeated."""

import hashlib

import pytest
from django.core.management import call_command

from factors.models import Factor, Statement

pytestmark = pytest.mark.django_db

# SHA-256 of number, title, statements and paragraphs of the corrected publication, one a line.
PUBLICATION = "0d5b755ec6b8f33c444cbe6d08e498ab8e8d45d2e540d43959b2ac2f94359a83"

OWN_MUNICIPALITY = ["2a", "3b", "4b", "5a", "5b", "6a", "9a", "9b"]

WORDS = {
    "1b": ["Strategisch belang"],
    "2a": ["Identiteit"],
    "2b": ["Identiteit"],
    "3a": ["Strategisch belang", "Rationeel onderbouwd"],
    "3b": ["Bestuurskracht"],
    "5a": ["Ambtelijk en bestuurlijk lef"],
    "6b": ["Opdrachtgever, opdrachtnemer, eigenaar"],
    "7a": ["Sleutelfiguren"],
    "7b": ["Sleutelfiguren"],
    "8a": ["Eigenaren", "Procesafspraken"],
    "9a": ["Onze medewerkers"],
    "9b": ["Onze medewerkers"],
}

SHORT_NAMES = [
    "Belangen",
    "Identiteit",
    "Keuze",
    "Samenspel",
    "Durf en realisme",
    "Organisatie",
    "Sleutelfiguren",
    "Proces",
    "Medewerkers",
    "Betekenis",
]


@pytest.fixture(autouse=True)
def _instrument():
    call_command("loaddata", "factors", verbosity=0)


def rows(model):
    return list(model.objects.order_by("pk").values())


def statement(code):
    return Statement.objects.get(code=code)


def test_fixture_has_the_publications_texts_to_the_letter():
    lines = []
    for factor in Factor.objects.all():
        texts = [each.text for each in factor.statements.order_by("code")]
        lines += [str(factor.number), factor.title, *texts, *factor.explanation.split("\n\n")]
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest() == PUBLICATION


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("4b", "Binnen de gemeente zitten raad, college en ambtelijke organisatie op één lijn."),
        ("5a", "In mijn gemeente is voldoende bestuurlijk en ambtelijk lef aanwezig."),
        (
            "10b",
            "Er is aandacht voor wederzijdse beelden en vooroordelen"
            " die de samenwerking kunnen belemmeren.",
        ),
    ],
)
def test_fixture_corrects_the_scanning_errors_of_statements(code, text):
    assert statement(code).text == text


def test_fixture_corrects_the_title_of_factor_9():
    title = "Betrokkenheid en leergerichte instelling van medewerkers"
    assert Factor.objects.get(number=9).title == title


def test_fixture_joins_paragraphs_with_a_blank_line():
    first, second = Factor.objects.get(number=1).explanation.split("\n\n")
    assert first.endswith("Die belangen kunnen uiteenlopen.")
    assert second.startswith("Als er geen strategische belangen gediend worden")


def test_fixture_names_the_statements_about_the_own_municipality():
    own = Statement.objects.filter(scope=Statement.Scope.OWN_MUNICIPALITY)
    assert sorted(own.values_list("code", flat=True)) == OWN_MUNICIPALITY


def test_fixture_has_the_short_names_of_the_factors():
    assert list(Factor.objects.values_list("short_name", flat=True)) == SHORT_NAMES


def test_fixture_has_the_short_names_of_statements():
    assert statement("6b").short_name == "Zelfde beeld van opdracht en eigenaarschap"


def test_fixture_explains_words_where_statements_use_them():
    used = {
        each.code: [word for word, _ in each.words]
        for each in Statement.objects.all()
        if each.words
    }
    assert used == WORDS


def test_fixture_explains_a_word_in_plain_language():
    meaning = "hoe goed een gemeente haar taken aankan."
    assert statement("3b").words == [["Bestuurskracht", meaning]]


def test_fixture_has_two_conversation_questions_for_each_factor():
    factor = Factor.objects.get(number=7)
    assert factor.question_1 == (
        "Wie is voor deze samenwerking onmisbaar? Wat doen wij als die persoon morgen weg is?"
    )
    assert factor.question_2 == "Welk onderwerp blijft liggen omdat niemand erover begint?"


@pytest.mark.parametrize("model", [Factor, Statement])
def test_fixture_loaded_twice_changes_nothing(model):
    before = rows(model)
    call_command("loaddata", "factors", verbosity=0)
    assert rows(model) == before
