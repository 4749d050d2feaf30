"""The pictures hold the numbers of the tables, and no others."""

import pytest

from assessments.dashboards.figures.dot_tables import of_comparison, of_ten_factors
from assessments.dashboards.figures.dots import dot_chart
from assessments.presenters import comparison
from assessments.presenters.compared_groups import ComparedGroup
from assessments.presenters.ten_factors import ten_factors
from tests.results.builders import INSTRUMENT, at, group, overview, raden, three_roles


def dots(seen, **options):
    return dot_chart(of_ten_factors(ten_factors(seen)), **options)


def marks(figure, name):
    """Factor number → mean of a role's marks."""
    (trace,) = [trace for trace in figure.data if trace.name == name]
    return {round(y): x for x, y in zip(trace.x, trace.y, strict=True)}


# --- Ten factors ----------------------------------------------------------------------------


def test_dot_chart_has_a_mark_per_role_and_factor():
    figure = dots(overview(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")})))

    assert [trace.name for trace in figure.data] == ["raden", "colleges", "organisatie"]
    assert marks(figure, "raden") == dict.fromkeys(range(1, 11), 3.5) | {6: 2.8}
    assert marks(figure, "colleges") == dict.fromkeys(range(1, 11), 3.5) | {6: 4.1}


def test_dot_chart_gives_each_role_a_colour_and_a_shape():
    figure = dots(overview(*three_roles()))

    assert len({trace.marker.color for trace in figure.data}) == 3
    assert len({trace.marker.symbol[0] for trace in figure.data}) == 3


def test_dot_chart_keeps_equal_means_apart():
    figure = dots(overview(*three_roles()))

    assert len({trace.y[0] for trace in figure.data}) == 3


def test_dot_chart_draws_half_steps_as_an_open_diamond():
    figure = dots(overview(group("raad", "Laren", 20), group("college", "Laren", 7)))

    assert set(figure.data[0].marker.symbol) == {"circle"}
    assert set(figure.data[1].marker.symbol) == {"diamond-open"}


def test_dot_chart_draws_nothing_where_nothing_is_shown():
    figure = dots(overview(group("raad", "Laren", 20, t6a=[0, 0, 2, 2, 0, 16])))

    assert set(marks(figure, "raden")) == {1, 2, 3, 4, 5, 7, 8, 9, 10}


def test_dot_chart_has_the_range_of_the_raden():
    figure = dots(overview(*raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")})))
    span = figure.data[0]

    assert span.name == "spreiding van de raden"
    assert (span.x[6:9], span.y[6:9]) == ((2.8, 3.8, None), (3, 3, None))


def test_dot_chart_has_no_range_for_a_viewer_of_one_municipality():
    three = raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}, Heiloo={"f3": at("3.3")})
    figure = dots(overview(*three, own="Laren", sees_others=False))

    assert [trace.name for trace in figure.data] == ["raden"]
    assert marks(figure, "raden")[3] == 3.3


def test_dot_chart_names_each_role_beside_one_of_its_marks():
    figure = dots(overview(*three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.6")})))
    names = {a.text: a for a in figure.layout.annotations}

    assert {"raden", "colleges", "organisatie"} <= names.keys()
    assert (names["raden"].x, round(names["raden"].y), names["raden"].xanchor) == (3.5, 1, "right")
    assert names["colleges"].font.color == figure.data[1].marker.color


def test_dot_chart_names_a_role_even_where_no_room_is_free():
    figure = dots(overview(*three_roles()))

    assert [a.text for a in figure.layout.annotations][-3:] == ["raden", "colleges", "organisatie"]


def test_dot_chart_lists_the_factors_from_the_top():
    axis = dots(overview(*three_roles())).layout.yaxis

    assert axis.ticktext[0] == "1 Belangen "
    assert axis.range == (10.5, 0.5)


def compared(subjects):
    voices = [
        ComparedGroup(name, name, name, group)
        for name, group in overview(*three_roles(raad={"t6a": at("2.3")})).roles.items()
    ]
    if subjects == "factors":
        return dot_chart(of_comparison(comparison.of_factors(voices, INSTRUMENT.factors)))
    pairs = [(factor, each) for factor in INSTRUMENT.factors for each in factor.statements]
    return dot_chart(of_comparison(comparison.of_statements(voices, pairs)))


def test_comparison_has_a_bar_between_the_two_that_differ_most_and_says_how_much():
    figure = compared("statements")
    span = figure.data[0]

    assert (span.name, span.x[:2], span.y[:2]) == ("verschil", (2.3, 3.5), (1, 1))
    assert [a.text for a in figure.layout.annotations if "verschil" in a.text] == ["1,2 verschil"]


def test_names_of_statements_stand_above_the_marks_on_every_screen_and_small_on_narrow_ones():
    wide, narrow = compared("statements").layout, compared("factors").layout

    assert wide.yaxis.ticklabelposition == "inside top"
    assert wide.meta["narrow"]["yaxis"]["tickfont"] == {"size": 12}
    assert narrow.yaxis.ticklabelposition is None
    assert narrow.meta["narrow"]["yaxis"]["ticklabelposition"] == "inside top"


@pytest.mark.parametrize(("fictitious", "count"), [(True, 1), (False, 0)])
def test_pictures_of_a_demonstration_carry_its_mark(fictitious, count):
    seen = overview(*three_roles())
    annotations = dots(seen, fictitious=fictitious).layout.annotations
    assert [a.text for a in annotations].count("VERZONNEN") == count
