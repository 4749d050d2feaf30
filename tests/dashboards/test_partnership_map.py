from dataclasses import replace

from assessments.dashboards.boundaries import rings
from assessments.dashboards.figures.labels import Canvas, fitting, labels, widest
from assessments.dashboards.figures.shapes import map_chart
from assessments.dashboards.partnership_map import MapPlace, partnership_map, why_no_map
from assessments.presenters.numbers import Shown
from assessments.results.cells import Place
from tests.dashboards.reading import numbers
from tests.results.builders import CODES, at, group, overview, raden

FOUR = (
    *raden(Laren={"f3": at("2.8"), "f6": at("3.1")}, Ede={"f3": at("4.2")}),
    group("raad", "Rhenen", 7),
    group("raad", "Renswoude", 3),
)


def texts(seen, asked=""):
    return {
        shape.place.name: [shape.result.text, *(each.text for each in shape.statements)]
        for shape in partnership_map(seen, asked).places
    }


def traces(seen, **options):
    return {trace.name: trace for trace in map_chart(partnership_map(seen), **options).data}


def written(seen, sheet="wide"):
    layout = map_chart(partnership_map(seen)).layout
    annotations = layout.annotations if sheet == "wide" else layout.meta["narrow"]["annotations"]
    return [each["text"] for each in annotations]


# --- What is on the map ---------------------------------------------------------------------


def test_map_shows_the_factor_on_which_raden_differ_most():
    made = partnership_map(overview(*FOUR))

    assert made.factor.number == 3
    assert made.title == "Keuze: 2 raden geven 2,8 tot 4,2"


def test_map_shows_the_factor_that_was_asked_with_both_statements():
    assert texts(overview(*FOUR), "6") == {
        "Ede": ["3,5", "3,5", "3,5"],
        "Laren": ["3,1", "3,1", "3,1"],
        "Renswoude": ["niet getoond"],
        "Rhenen": ["ongeveer 3,5", "ongeveer 3,5", "ongeveer 3,5"],
    }


def test_map_bears_any_address():
    assert partnership_map(overview(*FOUR), "<script>").factor.number == 3


def test_map_says_why_a_raad_is_not_shown():
    (why, few) = partnership_map(overview(*FOUR)).notes

    assert why.startswith("Niet getoond en niet meegeteld")
    assert few.startswith("5 tot 9 antwoorden.")


def test_map_is_not_for_who_sees_one_municipality():
    assert partnership_map(overview(*FOUR, own="Laren"))

    hidden = overview(*FOUR, own="Laren", sees_others=False)
    assert partnership_map(hidden) is None
    assert why_no_map(hidden) == ""


def test_map_is_left_out_where_a_municipality_was_dissolved():
    seen = overview(*raden(Laren={}, **{"Gemeente 01": {}}))

    assert partnership_map(seen) is None
    assert why_no_map(seen) == (
        "Er is geen kaart: Gemeente 01 is opgeheven en heeft geen eigen grens meer."
    )


def test_map_names_all_municipalities_that_were_dissolved():
    seen = overview(*raden(**{"Gemeente 01": {}, "Gemeente 02": {}}))

    assert why_no_map(seen) == (
        "Er is geen kaart: Gemeente 01 en Gemeente 02 zijn opgeheven en hebben geen eigen "
        "grens meer."
    )


def test_map_needs_two_municipalities_and_a_raad():
    assert partnership_map(overview(*raden(Laren={}))) is None
    assert (
        partnership_map(overview(group("college", "Laren", 9), group("college", "Ede", 9))) is None
    )


# --- How it is drawn ------------------------------------------------------------------------


def test_map_draws_the_shapes_of_these_municipalities_only():
    (ring,) = rings(CODES["Laren"])
    drawn = traces(overview(*FOUR))

    assert set(drawn) == {"Ede", "Laren", "Renswoude", "Rhenen"}
    laren = list(zip(drawn["Laren"].x, drawn["Laren"].y, strict=True))
    assert laren == [*ring, ring[0]]


def test_map_shades_as_the_overview_table_does():
    drawn = traces(overview(*FOUR))

    assert drawn["Laren"].fillcolor == "#bcd4ee"
    assert drawn["Ede"].fillcolor == "#0b3c74"


def test_map_leaves_white_with_dashes_what_has_no_exact_number():
    drawn = traces(overview(*FOUR))

    for name in ("Rhenen", "Renswoude"):
        assert (drawn[name].fillcolor, drawn[name].line.dash) == ("#ffffff", "dash")
    assert drawn["Laren"].line.dash == "solid"


def test_map_says_in_words_what_it_shows():
    drawn = traces(overview(*FOUR))

    assert [drawn[name].text for name in ("Laren", "Rhenen", "Renswoude")] == [
        "Laren: 2,8",
        "Rhenen: ongeveer 3,5",
        "Renswoude: niet getoond",
    ]


def test_map_writes_each_name_and_number_once():
    labels = written(overview(*FOUR))

    words = " ".join(sorted(labels)).split()
    shown = ["Ede", "Laren", "Renswoude", "Rhenen", "4,2", "2,8", "–", "±", "3,5"]
    assert sorted(words) == sorted([*shown, *["CBS,", "Kadaster", "(CC", "BY", "4.0)"]])
    assert set(" ".join(written(overview(*FOUR), "narrow")).split()) <= set(words)


def test_map_has_one_scale_in_both_directions():
    layout = map_chart(partnership_map(overview(*FOUR))).layout

    assert (layout.yaxis.scaleanchor, layout.yaxis.scaleratio) == ("x", 1)


def test_narrow_map_keeps_no_room_for_names_beside_it():
    layout = map_chart(partnership_map(overview(*FOUR))).layout
    narrow = layout.meta["narrow"]
    wide = layout.xaxis.range[1] - layout.xaxis.range[0]

    assert narrow["xaxis"]["range"][1] - narrow["xaxis"]["range"][0] < wide
    assert (narrow["yaxis"]["scaleanchor"], narrow["yaxis"]["scaleratio"]) == ("x", 1)


def test_map_marks_the_own_municipality():
    drawn = traces(overview(*FOUR, own="Laren"))

    assert (drawn["Laren"].line.color, drawn["Ede"].line.color) == ("#e17000", "#ffffff")


def test_map_of_a_demonstration_carries_its_mark():
    layout = map_chart(partnership_map(overview(*FOUR)), fictitious=True).layout

    for annotations in (layout.annotations, layout.meta["narrow"]["annotations"]):
        assert [each["text"] for each in annotations].count("VERZONNEN") == 1


def test_map_holds_no_number_of_a_raad_that_is_not_shown():
    seen = overview(*FOUR[:3], group("raad", "Renswoude", 3, f3=[3, 0, 0, 0, 0, 0]))
    drawn = map_chart(partnership_map(seen)).to_plotly_json()
    small = {number for number in numbers(drawn["data"]) if number < 10}

    assert small <= {1.5, 3}


# --- Where a label stands -------------------------------------------------------------------

SQUARE = ((0, 0), (100, 0), (100, 100), (0, 100))
LOLLIPOP = ((0, 0), (10, 0), (10, 50), (60, 50), (60, 100), (0, 100))


def test_label_stands_in_the_middle_of_the_widest_part():
    x, y, room = widest((SQUARE,))
    assert (x, room) == (50, 100)

    x, y, room = widest((LOLLIPOP,))
    assert (x, room) == (30, 60)
    assert y > 50


def test_sheet_is_as_high_as_the_map_asks_within_limits():
    sheet = Canvas(width=500, size=15)

    assert sheet.height((0, 0, 100, 80)) == 400
    assert sheet.height((0, 0, 100, 10)) == 220
    assert sheet.height((0, 0, 10, 100)) == 640


FRAME, SHEET = (0, 0, 1000, 500), Canvas(width=500, size=15)


def row_of(number, size):
    """So many shapes beside each other in the west."""
    return [
        MapPlace(
            Place(f"GM{n}", "Een gemeente"),
            (tuple((x * size + n * size, y * size) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))),),
            Shown("3,5", exact=True),
            (),
            is_own=False,
        )
        for n in range(number)
    ]


def test_names_stand_beside_the_map_unless_they_would_fill_its_side():
    assert fitting(row_of(4, 20), FRAME, SHEET).has_leaders
    assert not fitting(row_of(20, 20), FRAME, SHEET).has_leaders


def test_names_stand_beside_the_map_unless_they_would_take_half_of_it():
    narrow = Canvas(width=200, size=15)

    assert fitting(row_of(1, 20), FRAME, SHEET).has_leaders
    assert not fitting(row_of(1, 20), FRAME, narrow).has_leaders


def test_number_that_does_not_fit_stands_behind_its_name_and_nowhere_without_names():
    texts = [
        [label["text"] for label in labels(row_of(1, size), ["#fff"], FRAME, sheet)]
        for size, sheet in ((20, SHEET), (20, replace(SHEET, has_leaders=False)))
    ]
    assert texts == [["Een gemeente 3,5"], []]
    larger = labels(row_of(1, 80), ["#fff"], FRAME, replace(SHEET, has_leaders=False))
    assert [label["text"] for label in larger] == ["3,5"]
