"""The page of the roles: differences in perception, and what people don't know."""

import pytest

from tests.dashboards.reading import comma, figures, numbers, tables, without_scripts
from tests.dashboards.visiting import reader_of
from tests.results.builders import at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

PAGE = "rollen/"
FAR = three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")})
UNKNOWN = {"t8a": [2, 2, 3, 3, 2, 8]}


def words(html):
    return " ".join(without_scripts(html).split())


def test_page_says_where_roles_lie_far_apart(look):
    html = words(look(release(*FAR), PAGE))

    assert "maar zien iets anders. Dat is een verschil in beeld." in html
    assert "6 Organisatie</a> : raden 2,8 en colleges 4,1. Dat is 1,3 verschil." in html


def test_page_says_that_roles_agree(look):
    html = words(
        look(release(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("3.5")})), PAGE)
    )

    assert (
        "Bij geen enkele factor over de samenwerking liggen twee rollen 0,8 of meer uit elkaar."
        in html
    )
    assert 'class="large"' not in html


def test_difference_about_the_own_municipality_is_not_one_in_view(look):
    far = three_roles(raad={"f5": at("2.8")}, college={"f5": at("4.1")})
    html = words(look(release(*far), PAGE))

    assert "maar zien iets anders" not in html
    assert "Hier gaan beide stellingen over de eigen gemeente. Het kan dus echt" in html
    assert "5 Durf en realisme</a> : raden 2,8 en colleges 4,1. Dat is 1,3 verschil." in html


def test_difference_is_one_in_view_from_the_limit_on(look):
    near = three_roles(raad={"f6": at("3.0")}, college={"f6": at("3.7")})
    far = three_roles(raad={"f6": at("3.0")}, college={"f6": at("3.8")})

    assert "maar zien iets anders" not in look(release(*near), PAGE)
    assert "maar zien iets anders" in look(release(*far), PAGE)


def test_page_says_that_one_role_has_nothing_to_compare(look):
    assert "Er is maar één rol in beeld." in look(release(*raden(Laren={}, Ede={})), PAGE)


def test_table_has_the_roles_side_by_side_and_the_difference(look):
    rows = tables(look(release(*FAR), PAGE))["figure-roles"]

    assert rows[0] == [
        "Factor",
        "alle raden20 mensen",
        "colleges samen20 mensen",
        "organisatie20 mensen",
        "verschil",
    ]
    assert rows[1] == ["6 Organisatie", "2,8", "4,1", "3,5", "1,3 groot verschil"]
    assert rows[2] == ["1 Belangen", "3,5", "3,5", "3,5", "0,0 ongeveer gelijk"]


def test_picture_equals_its_table(look):
    html = look(release(*FAR, group("college", "Ede", 4)), PAGE)
    _head, *rows = tables(html)["figure-roles"]
    span, *roles = figures(html)["figure-roles"]["data"]

    assert len(rows) == 10
    for column, trace in enumerate(roles, start=1):
        drawn = {round(y): comma(x) for x, y in zip(trace["x"], trace["y"], strict=True)}
        assert drawn == {place: row[column] for place, row in enumerate(rows, start=1)}
    gaps = [comma(b - a) for a, b in zip(span["x"][::3], span["x"][1::3], strict=True)]
    assert gaps == [row[4].split()[0] for row in rows]


def test_page_marks_blind_spots(look):
    html = look(release(*three_roles(raad=UNKNOWN)), PAGE)

    assert "40&nbsp;% van de raadsleden bij 8a “Afspraken voor als er problemen zijn”" in words(
        html
    )
    assert html.count('class="blind-spot"') == 1
    assert tables(html)["table figures unknown"][15][:2] == [
        "8a Afspraken voor als er problemen zijn",
        "40 % 8 van 20, een derde of meer",
    ]


def test_page_is_the_same_for_a_reader_of_one_municipality(look):
    three = raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}, Heiloo={"f3": at("2.7")})
    made = release(*three)
    everything = look(made, PAGE)
    html = look(made, PAGE, reader_of(made, "Laren"))

    assert "2,6" in html
    assert tables(html) == tables(everything)
    assert not {1.3, 3.8} & numbers(figures(html))
