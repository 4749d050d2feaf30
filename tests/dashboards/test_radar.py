"""The radar: one raad beside all raden, or the roles; the picture says what the table says."""

from math import hypot

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.dashboards.figures.radar import radar_chart
from assessments.presenters.municipalities.radar import ALL, OWN, radar
from tests.dashboards.reading import comma, figures, tables, without_scripts
from tests.dashboards.visiting import address, manager_of, reader_of
from tests.results.builders import CODES, at, group, overview, raden, release, three_roles

pytestmark = pytest.mark.django_db

PAGE = "spinnenweb/"
FEW = [0, 0, 2, 2, 0, 16]


def lines(picture):
    """Name → the ten means that a line runs through, read from where its points are."""
    drawn = [trace for trace in picture["data"] if not trace.get("showlegend", True)]
    return {trace["name"]: [_mean(*xy) for xy in _points(trace)] for trace in drawn}


def _points(trace):
    assert (trace["x"][0], trace["y"][0]) == (trace["x"][-1], trace["y"][-1])
    return list(zip(trace["x"], trace["y"], strict=True))[:10]


def _mean(x, y):
    """Half a point above the distance from the middle, where the scale is at 0.5."""
    if x is None:
        return None
    mean = hypot(x, y) + 0.5
    assert abs(mean - round(mean, 1)) < 0.002
    return comma(mean)


def columns(html):
    """The same from the table."""
    head, *rows = tables(html)["figure-radar"]
    return {
        name: [row[place].removeprefix("ongeveer ").split()[0] for row in rows]
        for place, name in enumerate(head[1:], start=1)
    }


def chart(seen, place="Laren", **options):
    cells = {OWN: seen.cells[CODES[place], "raad"], ALL: seen.roles["raad"]}
    return radar_chart(radar(seen, cells), **options)


# --- The page -------------------------------------------------------------------------------


def test_radar_equals_its_table(look):
    made = release(*raden(Laren={"f3": at("2.8"), "t7a": FEW}, Ede={"f3": at("3.8")}))
    html = look(made, PAGE, gemeente=CODES["Laren"])
    drawn, table = lines(figures(html)["figure-radar"]), columns(html)

    assert list(drawn) == ["raad Laren", "de andere raden"]
    assert drawn["raad Laren"] == [
        m if m[0].isdigit() else None for m in table["raad Laren20 mensen"]
    ]
    assert drawn["de andere raden"] == table["de andere raden20 mensen"]
    assert drawn["raad Laren"][2] == "2,8"
    assert drawn["raad Laren"][6] is None


def test_roles_are_compared_when_asked_for(look):
    made = release(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")}))
    html = look(made, PAGE, vergelijk="rollen")

    drawn = lines(figures(html)["figure-radar"])
    assert {name: means[5] for name, means in drawn.items()} == {
        "alle raden": "2,8",
        "colleges samen": "4,1",
        "organisatie": "3,5",
    }
    assert "Over Organisatie verschillen de rollen het meest: raden 2,8, colleges 4,1" in html
    assert "<select" not in html


def test_title_is_the_largest_difference_with_the_other_raden(look):
    made = release(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}))
    wanted = "Over Keuze verschilt de raad van Laren het meest van de andere raden: 2,8 en 3,8"

    assert wanted in look(made, PAGE, gemeente=CODES["Laren"])


def test_title_says_where_there_is_little_difference(look):
    html = look(release(*raden(Laren={}, Ede={})), PAGE, gemeente=CODES["Laren"])

    assert "De raad van Laren kijkt bij alle tien factoren ongeveer hetzelfde als de andere" in html


def test_reader_of_one_municipality_sees_the_own_raad_beside_all(look):
    three = raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}, Heiloo={"f3": at("3.3")})
    made = release(*three)
    html = look(made, PAGE, reader_of(made, "Laren"))

    assert "het meest van alle raden: 2,8 en 3,3" in html


def test_raad_that_is_not_shown_apart_says_why(look):
    made = release(
        *raden(Ede={}), group("raad", "Renswoude", 4, of=11), group("raad", "Rhenen", 3, of=9)
    )
    html = look(made, PAGE, gemeente=CODES["Renswoude"])

    assert list(lines(figures(html)["figure-radar"])) == ["alle raden"]
    assert "De antwoorden tellen mee bij raden van Renswoude en Rhenen samen." in html
    assert "Elke factor die u ziet, krijgt hetzelfde cijfer: 3,5" in html


def test_gap_is_said_in_words(look):
    said = "Waar een gemiddelde niet wordt getoond, is de lijn onderbroken."
    assert said not in look(release(*raden(Laren={}, Ede={})), PAGE)

    made = release(*raden(Laren={"t7a": FEW}, Ede={}))
    assert said in look(made, PAGE, gemeente=CODES["Laren"])


def test_half_steps_are_said_in_words(look):
    html = look(release(group("raad", "Laren", 7), *raden(Ede={})), PAGE, gemeente=CODES["Laren"])
    assert "Een open ruit is een afgerond gemiddelde." in html


@pytest.mark.parametrize(
    "asked", [{"vergelijk": "alles"}, {"gemeente": "GM9999"}, {"gemeente": ""}]
)
def test_page_bears_any_address(look, asked):
    html = look(release(*raden(Laren={}, Ede={})), PAGE, **asked)

    assert list(lines(figures(html)["figure-radar"])) == ["raad Ede", "de andere raden"]


def test_page_with_nothing_to_show_says_so_and_draws_nothing(look):
    html = look(release(group("raad", "Laren", 3)), PAGE)

    assert "Er zijn te weinig antwoorden om iets te tonen." in html
    assert "data-figure" not in html


def test_page_is_not_found_by_others(client):
    made = release(*three_roles())
    client.force_login(manager_of(release(*three_roles())))

    assert client.get(address(made, PAGE)).status_code == 404


# --- Sharing of one's own only --------------------------------------------------------------


def test_reader_of_one_municipality_sees_the_own_raad_whatever_is_asked(look):
    made = release(*raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}))
    everything = look(made, PAGE, gemeente=CODES["Ede"])
    assert lines(figures(everything)["figure-radar"])["raad Ede"][2] == "1,3"

    html = look(made, PAGE, reader_of(made, "Laren"), gemeente=CODES["Ede"])
    drawn = lines(figures(html)["figure-radar"])
    assert list(drawn) == ["raad Laren", "alle raden"]
    assert [m for means in drawn.values() for m in means if m == "1,3"] == []
    assert "1,3" not in without_scripts(html)
    assert "Ede<" not in html
    assert "<select" not in html


# --- The picture ----------------------------------------------------------------------------


def test_lines_differ_in_colour_dash_and_mark():
    own, _key, every, _key = chart(overview(*raden(Laren={}, Ede={}))).data

    assert own.line.color != every.line.color
    assert own.line.dash != every.line.dash
    assert own.marker.symbol[0] != every.marker.symbol[0]


def test_spokes_have_the_short_names_and_rings_their_numbers():
    seen = overview(*raden(Laren={}, Ede={}))
    texts = [each.text for each in chart(seen).layout.annotations]

    assert texts[:4] == ["2", "3", "4", "5"]
    assert texts[4:] == [f"{f.number} {f.short_name}" for f in seen.instrument.factors]


def test_narrow_picture_has_only_the_numbers_of_the_factors():
    seen = overview(*raden(Laren={}, Ede={}))
    texts = [each["text"] for each in chart(seen).layout.meta["narrow"]["annotations"]]

    assert texts[4:] == [str(factor.number) for factor in seen.instrument.factors]


def test_picture_of_a_demonstration_says_so():
    seen = overview(*raden(Laren={}, Ede={}))
    assert "VERZONNEN" not in [each.text for each in chart(seen).layout.annotations]

    figure = chart(seen, fictitious=True)
    assert "VERZONNEN" in [each.text for each in figure.layout.annotations]
    assert "VERZONNEN" in [each["text"] for each in figure.layout.meta["narrow"]["annotations"]]


# --- Cost -----------------------------------------------------------------------------------


def queries(client, municipalities):
    names = [f"Gemeente {n:02}" for n in range(1, municipalities + 1)]
    made = release(*raden(**{name: {} for name in names}))
    client.force_login(manager_of(made))
    with CaptureQueriesContext(connection) as captured:
        html = client.get(address(made, PAGE)).content.decode()
    assert html.count("<option") == municipalities
    return len(captured)


def test_page_needs_as_many_queries_for_thirty_municipalities_as_for_three(client):
    few, many = queries(client, 3), queries(client, 30)

    assert few == many
    assert 0 < few <= 8
