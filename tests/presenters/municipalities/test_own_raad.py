"""The title of the picture of one raad beside the others."""

from assessments.presenters.municipalities.own_raad import title_of_own_raad
from tests.results.builders import CODES, at, overview, raden


def title(seen):
    own = seen.cell(CODES["Laren"], "raad")
    return title_of_own_raad(seen, "Laren", own, seen.compared_with(own))


def test_title_names_the_factor_on_which_the_raad_differs_most():
    seen = overview(*raden(Laren={"f3": at("2.8"), "f6": at("3.0")}, Ede={"f3": at("3.8")}))

    assert title(seen) == (
        "Over Keuze verschilt de raad van Laren het meest van de andere raden: 2,8 en 3,8"
    )


def test_title_says_so_where_the_raad_differs_nowhere():
    seen = overview(*raden(Laren={}, Ede={}))

    assert title(seen) == (
        "De raad van Laren kijkt bij alle tien factoren ongeveer hetzelfde als de andere raden"
    )


def test_title_counts_the_factors_that_can_be_compared():
    seen = overview(*raden(Laren={"f3": [0, 0, 0, 4, 0, 16]}, Ede={}))

    assert title(seen) == (
        "De raad van Laren kijkt ongeveer hetzelfde als de andere raden bij de 9 factoren die te "
        "vergelijken zijn"
    )


def test_title_of_a_raad_that_stands_alone_asks():
    assert title(overview(*raden(Laren={}))) == (
        "Hoe kijkt de raad van Laren, vergeleken met alle raden?"
    )
