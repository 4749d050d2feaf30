import pytest

from assessments.desk.people.names import by_surname, is_prefix


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Jan van der Berg", "berg"),
        ("Jan Van Der Berg", "berg"),
        ("Anna Bakker", "bakker"),
        ("Anna Maria Bakker", "bakker"),
        ("J.P. de Vries", "vries"),
        ("de Vries", "vries"),
        ("van 't Hoff", "hoff"),
        ("Els in ’t Veld", "veld"),
        ("Kees op den Kelder", "kelder"),
        ("Jan vd Berg", "berg"),
        ("Jan v.d. Berg", "berg"),
        ("Vries, Jan de", "vries"),
        ("de Vries, Jan", "vries"),
        ("Jan de Vries, MSc", "vries"),
        ("Jan Jansen jr.", "jansen"),
        ("Anna Bos-Visser", "bos-visser"),
        ("Anna Bos-de Vries", "bos-de vries"),
        ("Anna Bos - de Vries", "bos - de vries"),
        ("Anna van Bos-de Vries", "bos-de vries"),
        ("Zoë Çelik", "celik"),
        ("Jan de Vries (VVD)", "vries"),
        ("Ben Smit", "smit"),
        ("Mohamed el Amrani", "amrani"),
        ("Cher", "cher"),
        ("van", "van"),
        ("", ""),
    ],
)
def test_a_surname_counts_without_what_goes_before_it(name, surname):
    assert by_surname(name)[0] == surname


def test_names_are_in_the_order_of_a_dutch_list():
    names = ["Zoë Adams", "Bob van der Berg", "Anna Visser", "Ans de Berg", "Éric Öz", "Jan Bakker"]

    assert sorted(names, key=by_surname) == [
        "Zoë Adams",
        "Jan Bakker",
        "Ans de Berg",
        "Bob van der Berg",
        "Éric Öz",
        "Anna Visser",
    ]


@pytest.mark.parametrize(("text", "expected"), [("van der", True), ("Vries", False), ("", False)])
def test_a_prefix_is_known(text, expected):
    assert is_prefix(text) is expected
