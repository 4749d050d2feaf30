"""The own raad beside the other raden (L)."""

import pytest

from assessments.results.findings.own_raad import own_raad
from tests.results.builders import CODES, at, group, overview, raden, three_roles


def said(*voices, own="Laren", **options):
    finding = own_raad(overview(*voices, own=own, **options))
    return finding and finding.text


def test_l_names_the_largest_deviation_from_the_other_raden():
    voices = raden(Laren={"f3": at("3.4"), "f6": at("3.9")}, Ede={"f3": at("3.6")}, Rhenen={})
    finding = own_raad(overview(*voices, own="Laren"))

    assert finding.text == (
        "Onze raad is over Organisatie positiever dan de andere raden: 3,9 tegen 3,5."
    )
    assert (finding.factor_number, finding.roles) == (6, ("raad",))
    assert finding.place_code == CODES["Laren"]


def test_l_counts_all_people_of_the_other_raden_alike():
    voices = (
        group("raad", "Laren", 20, f6=at("2.9")),
        group("raad", "Ede", 10, f6=at("3.0", 10)),
        group("raad", "Rhenen", 30, f6=at("4.0", 30)),
    )

    assert said(*voices) == (
        "Onze raad is over Organisatie kritischer dan de andere raden: 2,9 tegen 3,8."
    )


@pytest.mark.parametrize(
    ("mean", "text"),
    [
        (
            "3.3",
            "Onze raad kijkt bij alle tien factoren ongeveer hetzelfde als de andere raden.",
        ),
        ("3.2", "Onze raad is over Organisatie kritischer dan de andere raden: 3,2 tegen 3,5."),
    ],
)
def test_l_begins_at_three_tenths(mean, text):
    assert said(*raden(Laren={"f6": at(mean)}, Ede={}, Rhenen={})) == text


def test_l_says_how_many_factors_can_be_compared():
    voices = raden(Laren={"t1a": [0, 0, 2, 2, 0, 0]}, Ede={}, Rhenen={})

    assert said(*voices) == (
        "Onze raad kijkt bij de 9 factoren die te vergelijken zijn ongeveer hetzelfde als de "
        "andere raden."
    )


def test_l_compares_with_all_raden_where_the_others_may_not_be_seen():
    voices = raden(Laren={"f6": at("2.9")}, Ede={}, Rhenen={})

    assert said(*voices, sees_others=False) == (
        "Onze raad is over Organisatie kritischer dan alle raden samen, met de onze erin: "
        "2,9 tegen 3,3."
    )


@pytest.mark.parametrize("submitted", [9, 4])
def test_l_says_so_when_the_own_raad_is_too_small(submitted):
    voices = (group("raad", "Laren", submitted), *raden(Ede={}, Rhenen={}))

    assert said(*voices) == "Onze raad gaf te weinig antwoorden om apart te vergelijken."


def test_l_says_so_when_the_others_are_too_few():
    voices = (*raden(Laren={}), group("raad", "Ede", 7))

    assert said(*voices) == "De andere raden gaven te weinig antwoorden om te vergelijken."


def test_l_is_not_said_to_who_is_of_no_municipality():
    voices = (*raden(Laren={}, Ede={}), group("organisatie", "BEL Combinatie", 20))

    assert said(*voices, own=None) is None
    assert said(*voices, own="BEL Combinatie") is None


def test_l_is_not_said_where_there_is_no_other_raad():
    assert said(*three_roles()) is None


def test_l_is_not_said_of_a_raad_that_was_not_asked():
    voices = (*raden(Ede={}, Rhenen={}), group("organisatie", "Laren", 20))

    assert said(*voices) is None
