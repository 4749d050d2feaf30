"""The page of the municipalities: the overview table and the map."""

import re

import pytest

from tests.dashboards.reading import figures, tables, without_scripts
from tests.dashboards.visiting import address, reader_of
from tests.results.builders import CODES, at, group, raden, release

pytestmark = pytest.mark.django_db

PAGE = "gemeenten/"


def test_overview_table_shows_the_chosen_role_and_order(look):
    made = release(
        *raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}),
        group("organisatie", "Laren", 20, f6=at("4.1")),
        group("organisatie", "Ede", 20, f6=at("3.1")),
    )
    html = look(made, PAGE, rol="organisatie", sorteer=CODES["Laren"])
    rows = tables(html)["table heat-table"]

    assert rows[0] == [
        *("Factor", "organisatie40 mensen", "laagstevan 2 groepen", "verschilvan 2 groepen"),
        *("Ede20 mensen", "Laren20 mensen"),
    ]
    assert rows[1] == ["6 Organisatie", "3,6", "3,1", "1,0", "3,1", "4,1"]
    assert 'aria-sort="descending"' in html
    assert f"?rol=organisatie&amp;sorteer=-{CODES['Laren']}#overzichtstabel" in html
    assert '<a href="?rol=organisatie#overzichtstabel" aria-current="true">' in html


def test_tables_that_say_the_same_lead_to_their_own_round(look):
    for made in (release(*raden(Laren={}, Ede={})), release(*raden(Laren={}, Ede={}))):
        leading = re.findall(r'href="(/uitkomsten/[^"]*/)factoren/6/"', look(made, PAGE))

        assert set(leading) == {address(made)}


def test_nine_municipalities_lie_in_rows_that_can_be_sorted(look):
    names = [f"Gemeente {n:02}" for n in range(1, 10)]
    made = release(*raden(**{name: {} for name in names[1:]}, **{names[0]: {"f3": at("2.8")}}))
    html = look(made, PAGE, sorteer="-factor-3")
    rows = tables(html)["table heat-table places-in-rows"]

    assert rows[0][:4] == ["Groep", "1 Belangen", "2 Identiteit", "3 Keuze"]
    assert [row[0] for row in rows[1:5]] == [
        *("alle raden180 mensen", "laagstevan 9 groepen", "verschilvan 9 groepen"),
        "Gemeente 0120 mensen",
    ]
    assert rows[4][3] == "2,8"
    assert '<th scope="col" aria-sort="ascending"><a href="?rol=raad&amp;sorteer=factor-3#' in html
    assert "sorteer=-laagste#overzichtstabel" in html


def test_overview_table_shades_every_mean_and_marks_its_band(look):
    made = release(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("4.2")}))
    html = " ".join(look(made, PAGE).split())

    assert '<td class="heat-2"> 2,8 <b aria-hidden="true">▼</b>' in html
    assert '<td class="heat-5"> 4,2 <b aria-hidden="true">▲</b>' in html


def test_overview_table_says_why_a_place_is_not_shown(look):
    made = release(
        *raden(Laren={}), group("raad", "Renswoude", 4, of=9), group("raad", "Rhenen", 3, of=9)
    )
    html = look(made, PAGE)

    assert (
        '<td class="why" rowspan="10">Niet apart getoond: minder dan vijf antwoorden. '
        "De antwoorden tellen mee bij raden van Renswoude en Rhenen samen.</td>"
    ) in html


def test_overview_table_links_to_the_rule_only_where_something_is_not_shown(look):
    link = '<a href="/kleine-groepen/">Waarom tonen wij niet alles?</a>'
    assert link not in look(release(*raden(Laren={}, Ede={})), PAGE)

    colleges = release(group("college", "Laren", 10), group("college", "Ede", 10))
    assert look(colleges, PAGE).count(link) == 1


@pytest.mark.parametrize("asked", [{"rol": "burgers"}, {"sorteer": "<script>"}, {"rol": "college"}])
def test_overview_table_bears_any_address(look, asked):
    assert tables(look(release(*raden(Laren={})), PAGE, **asked))["table heat-table"][1][1] == "3,5"


def test_reader_of_one_municipality_sees_nothing_of_the_others(look):
    made = release(
        *raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}, Heiloo={"f3": at("2.7")}),
        group("organisatie", "Ede", 20, f3=at("1.4")),
        group("organisatie", "Laren", 20, f3=at("3.4")),
    )
    assert "1,3" in without_scripts(look(made, PAGE))
    assert "1,4" in without_scripts(look(made, PAGE, rol="organisatie"))

    laren = reader_of(made, "Laren")
    html = look(made, PAGE, laren)
    heat = tables(html)["table heat-table"]
    assert heat[0] == ["Factor", "alle raden60 mensen", "Laren20 mensen"]
    assert heat[3] == ["3 Keuze", "2,6", "3,8"]
    assert "1,3" not in html
    assert f"gemeenten/{CODES['Ede']}/" not in html
    assert "1,4" not in look(made, PAGE, laren, rol="organisatie")


def test_reader_of_one_municipality_gets_no_page_that_was_made_for_another(look):
    made = release(*raden(Laren={"f3": at("3.8")}, Ede={"f3": at("2.2")}))
    look(made, PAGE)
    first, second = (look(made, PAGE, reader_of(made, name)) for name in ("Laren", "Ede"))

    assert tables(first)["table heat-table"][3][2] == "3,8"
    assert tables(second)["table heat-table"][3][2] == "2,2"


def test_map_equals_its_table(look):
    made = release(
        *raden(Laren={"f3": at("2.8")}, Ede={"f3": at("4.2")}), group("raad", "Rhenen", 7)
    )
    html = look(made, PAGE)
    drawn = figures(html)["figure-map"]["data"]
    rows = tables(html)["figure-map"]

    assert rows[0] == [
        "Raad",
        "factor",
        "3aRedenen kloppen en leven",
        "3bSamen staan we sterker",
    ]
    assert {trace["text"] for trace in drawn} == {f"{row[0]}: {row[1]}" for row in rows[1:]}
    assert [row[:2] for row in rows[1:]] == [
        ["Ede", "4,2"],
        ["Laren", "2,8"],
        ["Rhenen", "ongeveer 3,5"],
    ]


def test_map_shows_the_factor_that_was_asked(look):
    html = look(release(*raden(Laren={"f3": at("2.8")}, Ede={})), PAGE, factor=6, rol="college")

    assert "Wat de raden vinden van Organisatie" in html
    assert '<a href="?factor=6&amp;rol=raad#kaart" aria-current="true">6 Organisatie</a>' in html


def test_map_is_not_on_the_page_of_who_sees_one_municipality(look):
    made = release(*raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}))
    assert "De raden op de kaart" in look(made, PAGE)

    html = look(made, PAGE, reader_of(made, "Laren"))
    assert "De raden op de kaart" not in html
    assert figures(html) == {}


def test_page_without_a_map_says_why(look):
    html = look(release(*raden(Laren={}, **{"Gemeente 01": {}})), PAGE)

    assert "Er is geen kaart: Gemeente 01 is opgeheven en heeft geen eigen grens meer." in html
    assert "data-figure" not in html


def test_page_leads_to_each_municipality(look):
    made = release(*raden(Laren={}, Ede={}))

    for name in ("Laren", "Ede"):
        link = f'<a href="{address(made, PAGE)}{CODES[name]}/">{name}</a>'
        assert link in look(made, PAGE)


def test_overview_table_has_the_share_that_agrees_and_explains_it(look):
    made = release(*raden(Laren={"f6": [2, 3, 4, 8, 1, 2]}, Ede={}), group("raad", "Rhenen", 7))
    html = look(made, PAGE)

    assert "45\u00a0% eens" in html
    assert "“weet niet” meegeteld. Bij een afgerond gemiddelde staat dat niet." in html
