"""The page of one municipality: itself against the partnership."""

import pytest

from assessments.dashboards.municipality import municipality_context, places_to_visit
from tests.dashboards.reading import comma, figures, numbers, tables, without_scripts
from tests.dashboards.visiting import address, reader_of
from tests.results.builders import CODES, at, group, overview, raden, release

pytestmark = pytest.mark.django_db

TWO = raden(Laren={"f3": at("2.8"), "t4b": at("2.9"), "t6b": at("4.0")}, Ede={"f3": at("3.8")})


def page(name="Laren"):
    return f"gemeenten/{CODES[name]}/"


def parts(seen, name="Laren"):
    made = municipality_context(seen, seen.place(CODES[name]))["parts"]
    return {part.name: part for part in made}


def codes(part):
    return [row.code for row in part.comparison.rows]


def test_page_lays_the_own_raad_beside_the_others_with_the_largest_difference_first(look):
    rows = tables(look(release(*TWO), page()))["figure-factors"]

    assert rows[:3] == [
        ["Factor", "raad Laren20 mensen", "andere raden20 mensen", "verschil"],
        ["3 Keuze", "2,8", "3,8", "1,0 groot verschil"],
        ["4 Samenspel", "3,2", "3,5", "0,3 enig verschil"],
    ]
    assert len(rows) == 11


def test_page_has_statements_about_the_municipality_apart_from_those_about_the_partnership():
    made = parts(overview(*TWO))

    assert codes(made["partnership"])[:2] == ["3a", "6b"]
    assert sorted(codes(made["own"])) == ["2a", "3b", "4b", "5a", "5b", "6a", "9a", "9b"]
    assert len(codes(made["partnership"])) == 12
    assert made["own"].title == (
        "Het grootste verschil zit bij Samen staan we sterker: raad Laren 2,8, andere raden 3,8"
    )


def test_page_says_what_a_difference_means(look):
    html = look(release(*TWO), page())

    assert "Beide kijken naar dezelfde samenwerking. Een verschil van 0,8 of meer is een" in html
    assert "Deze stellingen gaan over de eigen gemeente. Het kan dus echt verschillen." in html


def test_page_does_not_explain_a_difference_below_the_limit(look):
    html = look(release(*raden(Laren={"f3": at("3.0")}, Ede={"f3": at("3.7")})), page())

    assert "Beide kijken" not in html
    assert "Het kan dus echt verschillen" not in html


def test_pictures_equal_their_tables(look):
    html = look(
        release(*TWO, group("organisatie", "Laren", 20), group("organisatie", "Ede", 30)), page()
    )
    pictures = figures(html)

    assert set(pictures) == {"figure-factors", "figure-partnership", "figure-own", "figure-staff"}
    for name, picture in pictures.items():
        rows = tables(html)[name][1:]
        marks = [trace for trace in picture["data"] if trace["mode"] == "markers"]
        for column, trace in enumerate(marks, start=1):
            drawn = {round(y): comma(x) for x, y in zip(trace["x"], trace["y"], strict=True)}
            assert drawn == {place: row[column] for place, row in enumerate(rows, start=1)}


def test_page_has_the_own_organisation_only_where_there_are_more():
    alone = parts(overview(*TWO, group("organisatie", "Laren", 20)))
    joint = parts(overview(*TWO, group("organisatie", "BEL Combinatie", 20)))
    both = parts(overview(*TWO, group("organisatie", "Laren", 20), group("organisatie", "Ede", 20)))

    assert "staff" not in alone
    assert "staff" not in joint
    assert [group.label for group in both["staff"].comparison.groups] == [
        "organisatie Laren",
        "organisatie",
    ]


def test_small_raad_is_compared_with_whom_it_is_shown(look):
    made = release(
        *raden(Laren={}), group("raad", "Renswoude", 4, of=9), group("raad", "Rhenen", 3, of=9)
    )
    html = look(made, page("Rhenen"))

    assert "De raad van Rhenen ziet u hier niet apart." in html
    assert "De antwoorden tellen mee bij raden van Renswoude en Rhenen samen." in html
    assert tables(html)["figure-factors"][0][1] == "raden van Renswoude en Rhenen samen7 mensen"


def test_raad_that_is_counted_nowhere_has_only_the_whole_beside_it(look):
    html = look(release(*raden(Laren={}, Ede={}), group("raad", "Rhenen", 3, of=9)), page("Rhenen"))

    assert "Niet getoond en niet meegeteld" in html
    assert tables(html)["figure-factors"][0] == ["Factor", "alle raden43 mensen"]
    assert "De gemiddelden van alle raden" in html
    assert "Beide kijken" not in html


def test_raad_that_is_the_only_one_stands_once(look):
    rows = tables(look(release(*raden(Laren={})), page()))["figure-factors"]

    assert rows[0] == ["Factor", "raad Laren20 mensen"]


def test_page_says_who_answered_and_leads_on(look):
    made = release(*TWO, group("college", "Laren", 5, of=6))
    html = " ".join(look(made, page()).split())

    assert (
        '<dt>College</dt> <dd> 5<span class="of-invited"> van 6</span> <span class="share">83 %'
        in html
    )
    assert f'href="{address(made, "rapporten/raad/")}{CODES["Laren"]}/"' in html
    assert f'<a href="{address(made, page("Ede"))}">Ede</a>' in html
    assert "Vraag het aan tafel." in html


def test_reader_of_one_municipality_sees_nothing_of_the_others(look):
    made = release(
        *raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}, Heiloo={"f3": at("2.7")}),
        group("organisatie", "Laren", 20, f3=at("3.4")),
        group("organisatie", "Ede", 20, f3=at("1.4")),
    )
    other = look(made, page("Ede"))
    assert "1,3" in without_scripts(other)
    assert {1.3, 1.4} <= numbers(figures(other))

    html = look(made, page(), reader_of(made, "Laren"))
    assert tables(html)["figure-factors"][0][2] == "alle raden, met de onze erin60 mensen"
    assert tables(html)["figure-factors"][1][:3] == ["3 Keuze", "3,8", "2,6"]
    assert "1,3" not in without_scripts(html)
    assert not {1.3, 1.4} & numbers(figures(html))
    assert "Ede" not in without_scripts(html)


def test_places_to_visit_are_the_municipalities_that_a_viewer_sees():
    three = (*TWO, group("organisatie", "BEL Combinatie", 20))

    assert [place.name for place in places_to_visit(overview(*three))] == ["Ede", "Laren"]
    hidden = overview(*three, own="Laren", sees_others=False)
    assert [place.name for place in places_to_visit(hidden)] == ["Laren"]
    staff = overview(*three, own="BEL Combinatie", sees_others=False)
    assert places_to_visit(staff) == []
