"""Municipalities several at once: a list is read, shown, and added after a confirmation."""

import datetime

import pytest
from django.urls import reverse

from assessments.desk.partnerships.listed import recognise
from assessments.models import AuditEntry, Municipality
from tests import builders

pytestmark = pytest.mark.django_db
NAMES = {
    "GM0344": "Utrecht",
    "GM0373": "Bergen (NH.)",
    "GM0376": "Blaricum",
    "GM0402": "Hilversum",
    "GM0518": "'s-Gravenhage",
    "GM0820": "Nuenen, Gerwen en Nederwetten",
    "GM0893": "Bergen (L.)",
    "GM1900": "Súdwest-Fryslân",
    "GM1979": "Eemsdelta",
}


@pytest.fixture
def of():
    return builders.partnership("Laren", "Eemnes")


@pytest.fixture(autouse=True)
def known():
    Municipality.objects.bulk_create(Municipality(code=c, name=name) for c, name in NAMES.items())
    gone = {"dissolved": datetime.date(2021, 1, 1), "successor": by_name("Eemsdelta")}
    Municipality.objects.create(code="GM0003", name="Appingedam", **gone)


def by_name(name):
    return Municipality.objects.get(name=name)


def names(municipalities):
    return [each.name for each in municipalities]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Utrecht\nHilversum", ["Utrecht", "Hilversum"]),
        ("Utrecht, Hilversum en Blaricum", ["Utrecht", "Hilversum", "Blaricum"]),
        ("utrecht; HILVERSUM;", ["Utrecht", "Hilversum"]),
        ("Nuenen, Gerwen en Nederwetten, Utrecht", ["Nuenen, Gerwen en Nederwetten", "Utrecht"]),
        ("GM0376\t402\n0344", ["Blaricum", "Hilversum", "Utrecht"]),
        ("- gemeente Utrecht\n2. Den Haag", ["Utrecht", "'s-Gravenhage"]),
        ("sudwest fryslan", ["Súdwest-Fryslân"]),
        ("Bergen (NH)", ["Bergen (NH.)"]),
        ("Utrecht\nUtrecht", ["Utrecht"]),
        ("  \n ,, \n", []),
    ],
)
def test_list_is_read_as_people_write_it(of, text, found):
    recognised = recognise(text, of)

    assert names(recognised.found) == found
    assert recognised.not_known == []


def test_what_is_not_known_comes_with_names_that_are_near(of):
    recognised = recognise("Hilverssum, Bergen, Xyz", of)

    assert [(each.written, names(each.near)) for each in recognised.not_known] == [
        ("Hilverssum", ["Hilversum"]),
        ("Bergen", ["Bergen (NH.)", "Bergen (L.)"]),
        ("Xyz", []),
    ]


def test_who_takes_part_already_and_what_was_dissolved_stand_apart(of):
    recognised = recognise("Laren, Appingedam, Utrecht", of)

    assert names(recognised.taking_part) == ["Laren"]
    assert names(recognised.dissolved) == ["Appingedam"]
    assert names(recognised.found) == ["Utrecht"]


@pytest.mark.parametrize("number", [2, 40])
def test_list_of_any_length_is_two_queries(of, django_assert_num_queries, number):
    with django_assert_num_queries(2):
        recognise("Utrecht, Hilverssum\n" * number, of)


def test_list_is_shown_before_anything_is_added(desk, of):
    address = reverse("add_municipalities", args=["samen"])

    response = desk.post(address, {"names": "Utrecht, Hilverssum, Appingedam, Laren"})

    text = " ".join(response.text.split())
    assert "1 gemeente herkend" in text
    assert "“Hilverssum” kennen wij niet" in text
    assert "Appingedam bestaat niet meer sinds 1 januari 2021" in text
    assert "Doen al mee: Laren." in text
    assert of.municipalities.count() == 2


def test_what_is_ticked_is_added_at_once_to_drafts_too_and_logged(desk, of):
    draft = builders.draft_round(of)
    given = {"names": "Utrecht, Hilverssum", "add": "1", "code": ["GM0344", "GM0402"]}

    response = desk.post(reverse("add_municipalities", args=["samen"]), given, follow=True)

    assert "2 gemeenten doen nu mee." in response.text
    assert set(names(draft.municipalities.all())) == {"Laren", "Eemnes", "Utrecht", "Hilversum"}
    assert AuditEntry.objects.get().detail == "+ Hilversum, Utrecht"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"names": " "}, "Vul ten minste één naam in."),
        ({"names": "Utrecht", "add": "1"}, "Vink ten minste één gemeente aan."),
        ({"names": "Utrecht", "add": "1", "code": "GM9999"}, "Vink ten minste één gemeente aan."),
    ],
)
def test_nothing_to_add_is_said(desk, of, given, said):
    response = desk.post(reverse("add_municipalities", args=["samen"]), given)

    assert response.status_code == 422
    assert said in response.text
    assert of.municipalities.count() == 2


def test_readers_do_not_find_the_page(client, of):
    client.force_login(builders.reader(of))

    assert client.get(reverse("add_municipalities", args=["samen"])).status_code == 404
