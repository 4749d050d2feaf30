import pytest

from assessments.desk.people.places import (
    MOST_COMPARED,
    Gazetteer,
    ListedPlace,
    group_name,
    places_of,
)
from tests import builders

LAREN = ListedPlace(1, "GM0417", "Laren")
BERGEN = ListedPlace(2, "GM0373", "Bergen (NH.)")
DEN_BOSCH = ListedPlace(3, "GM0796", "'s-Hertogenbosch")
BEL = ListedPlace(None, "", "BEL Combinatie")
GAZETTEER = Gazetteer([LAREN, BERGEN, DEN_BOSCH, BEL])


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Laren", LAREN),
        ("LAREN", LAREN),
        ("gemeente Laren", LAREN),
        ("GM0417", LAREN),
        ("Bergen NH", BERGEN),
        ("s Hertogenbosch", DEN_BOSCH),
        ("Den Bosch", DEN_BOSCH),
        ("bel-combinatie", BEL),
        ("Laren (NH.)", LAREN),
        ("Laren, Noord-Holland", LAREN),
        ("LAREN N.H.", LAREN),
        ("gem. Laren", LAREN),
        ("Laren (gemeente)", LAREN),
        ("Gemeente van Laren (NH)", LAREN),
        ("Bergen (NH)", BERGEN),
        ("Bergen", BERGEN),
        ("Larne", None),
        ("Laren (Gld.)", None),
        ("Bergen (L.)", None),
        ("Bergen op Zoom", None),
        ("gemeente", None),
        ("", None),
    ],
)
def test_a_place_is_found_by_what_people_write(written, place):
    assert GAZETTEER.find(written) == place


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Larne", LAREN),
        ("Gemeente Lareb", LAREN),
        ("Bergem", BERGEN),
        ("BEL Combi", BEL),
        ("Amsterdam", None),
        ("", None),
    ],
)
def test_the_nearest_place_is_one_that_looks_like_it(written, place):
    assert GAZETTEER.nearest(written) == place


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Hengelo", "Hengelo (O.)"),
        ("Stein", "Stein (L.)"),
        ("Laren (NH.)", "Laren"),
        ("'s-Gravenhage", "'s-Gravenhage (gemeente)"),
        ("'s-Gravenhage (gemeente)", "Den Haag"),
        ("Groningen", "Groningen (gemeente)"),
        ("Capelle aan den IJssel", "Capelle a/d IJssel"),
        ("Nuenen, Gerwen en Nederwetten", "Nuenen"),
        ("Nuenen, Gerwen en Nederwetten", "gemeente Nuenen, Gerwen en Nederwetten"),
    ],
)
def test_a_place_is_found_as_cbs_writes_it_and_as_people_do(name, written):
    place = ListedPlace(1, "GM0001", name)

    assert Gazetteer([place, BEL]).find(written) == place


def test_a_name_that_two_places_have_is_neither():
    both = [BERGEN, ListedPlace(9, "GM0893", "Bergen (L.)")]

    assert Gazetteer(both).find("Bergen") is None
    assert Gazetteer(both).find("Bergen (L)") == both[1]


def test_names_are_compared_a_few_hundred_times_at_most():
    gazetteer = Gazetteer([LAREN])

    suggested = [gazetteer.nearest(f"Larem{n}") for n in range(MOST_COMPARED + 1)]

    assert suggested.count(LAREN) == MOST_COMPARED


def test_a_group_has_the_name_of_its_role_and_place():
    assert group_name(LAREN, "raad") == "raad Laren"


def test_the_group_of_a_joint_organisation_has_its_name():
    assert group_name(BEL, "organisatie") == "BEL Combinatie"


@pytest.mark.django_db
def test_places_of_a_round_end_with_the_joint_organisation(django_assert_num_queries):
    current_round = builders.draft_round(
        builders.partnership("Laren", "Eemnes", joint_organisation="BEL Combinatie")
    )

    with django_assert_num_queries(1):
        places = places_of(current_round, None)

    assert [place.name for place in places] == ["Eemnes", "Laren", "BEL Combinatie"]
    assert [place.is_joint for place in places] == [False, False, True]
