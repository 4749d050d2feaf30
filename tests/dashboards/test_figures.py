"""The pictures hold the numbers of the tables, and no others."""

from dataclasses import replace

import pytest

from assessments.dashboards import comparison
from assessments.dashboards.comparison import Voice
from assessments.dashboards.distributions import statement_tables
from assessments.dashboards.figures.answers import distribution_chart, style
from assessments.dashboards.figures.dot_tables import of_comparison, of_ten_factors
from assessments.dashboards.figures.dots import dot_chart
from assessments.dashboards.tables import ten_factors
from tests.reports.builders import LONG_NAME
from tests.results.builders import INSTRUMENT, at, group, overview, raden, three_roles

ANSWERS = ["Helemaal mee oneens", "Mee oneens", "Neutraal", "Mee eens", "Helemaal mee eens"]


def dots(seen, **options):
    return dot_chart(of_ten_factors(ten_factors(seen)), **options)


def marks(figure, name):
    """Factor number → mean of a role's marks."""
    (trace,) = [trace for trace in figure.data if trace.name == name]
    return {round(y): x for x, y in zip(trace.x, trace.y, strict=True)}


def answers(seen, code="1a", **options):
    tables = statement_tables(seen, INSTRUMENT.factor(int(code[:-1])))
    return distribution_chart(tables["ab".index(code[-1])], style(tables, **options))


def bars(figure, name):
    (trace,) = [trace for trace in figure.data if trace.name == name]
    return trace


def texts(figure):
    return [text for trace in figure.data if trace.type == "scatter" for text in trace.text]


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
    assert (names["raden"].x, round(names["raden"].y), names["raden"].xanchor) == (2.8, 6, "right")
    assert names["colleges"].font.color == figure.data[1].marker.color


def test_dot_chart_names_a_role_even_where_no_room_is_free():
    figure = dots(overview(*three_roles()))

    assert [a.text for a in figure.layout.annotations][-3:] == ["raden", "colleges", "organisatie"]


def test_dot_chart_of_one_factor_names_every_role_beside_its_own_mark():
    table = ten_factors(overview(*three_roles(raad={"f6": at("2.8")})))
    figure = dot_chart(of_ten_factors(replace(table, rows=table.rows[5:6])))
    names = [a for a in figure.layout.annotations if a.text in ("raden", "colleges", "organisatie")]

    assert [a.y for a in names] == [trace.y[0] for trace in figure.data] == [0.72, 1, 1.28]
    assert [a.x for a in names] == [2.8, 3.5, 3.5]


def test_dot_chart_lists_the_factors_from_the_top():
    axis = dots(overview(*three_roles())).layout.yaxis

    assert axis.ticktext[0] == "1 Belangen "
    assert axis.range == (10.5, 0.5)


def compared(subjects):
    voices = [
        Voice(name, name, name, group)
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


# --- Answers --------------------------------------------------------------------------------


def test_distribution_counts_people_and_draws_shares():
    figure = answers(overview(group("raad", "Laren", 20, t1a=[1, 2, 5, 4, 4, 4])))

    assert [(bars(figure, name).text[0], bars(figure, name).x[0]) for name in ANSWERS] == [
        ("1", 6.2),
        ("2", 12.5),
        ("5", 31.2),
        ("4", 25.0),
        ("4", 25.0),
    ]
    assert bars(figure, "Weet niet").text[0] == "4"
    assert bars(figure, "Weet niet").x[0] == 20


def test_distribution_has_neutral_in_the_middle_and_no_gaps():
    figure = answers(overview(group("raad", "Laren", 20, t1a=[2, 4, 4, 6, 4, 0])))
    ends = [
        (bars(figure, name).base[0], bars(figure, name).base[0] + bars(figure, name).x[0])
        for name in ANSWERS
    ]

    assert ends == [(-40, -30), (-30, -10), (-10, 10), (10, 40), (40, 60)]


def test_distribution_says_how_many_gave_an_opinion():
    figure = answers(overview(group("raad", "Laren", 20, t1a=[2, 2, 2, 4, 4, 6])))

    assert texts(figure) == ["Per rol", "raden, 14 meningen", "gemiddeld 3,4"]


def test_distribution_of_few_answers_is_only_a_rounded_mean():
    figure = answers(overview(group("raad", "Laren", 20), group("college", "Laren", 7)))

    assert len(bars(figure, "Neutraal").x) == 1
    assert texts(figure) == [
        "Per rol",
        "raden, 20 meningen",
        "colleges",
        "gemiddeld 3,5",
        "ongeveer 3,5",
    ]


def test_distribution_of_a_withheld_statement_says_so():
    few = [0, 0, 2, 2, 0, 16]
    figure = answers(overview(*three_roles(raad={"t1a": few})))

    assert len(bars(figure, "Neutraal").x) == 2
    assert texts(figure)[4:] == ["niet getoond", "gemiddeld 3,5", "gemiddeld 3,5"]


def test_distribution_has_the_raden_under_the_roles():
    figure = answers(overview(*raden(Laren={"t1a": at("2.8")}, Ede={}), group("raad", "Rhenen", 7)))

    assert texts(figure) == [
        "Per rol",
        "Per raad",
        "raden, 47 meningen",
        "raad Ede, 20 meningen",
        "raad Laren, 20 meningen",
        "raad Rhenen",
        "gemiddeld 3,2",
        "gemiddeld 3,5",
        "gemiddeld 2,8",
        "ongeveer 3,5",
    ]


def test_long_name_over_a_bar_takes_lines_of_its_own():
    small = [
        group("raad", name, 2, t1a=[0, 0, 0, 1, 1, 0])
        for name in ("Blaricum", "Eemnes", "Heiloo", "Renswoude", "Uitgeest")
    ]
    figure = answers(overview(*raden(**{LONG_NAME: {}}, Ede={}), *small))

    (names,) = [trace.text for trace in figure.data[1:2]]
    assert (
        names[-6:]
        == (
            *("raad Nuenen, Gerwen en Nederwetten", "20 meningen", "raad Renswoude"),
            "raad Uitgeest",
            *("raden van Blaricum, Eemnes, Heiloo,", "Renswoude en Uitgeest samen", "10 meningen"),
        )[-6:]
    )


def test_distributions_of_a_factor_share_one_scale():
    seen = overview(group("raad", "Laren", 20, t1a=[10, 0, 10, 0, 0, 0], t1b=[0, 0, 0, 10, 10, 0]))
    scales = {answers(seen, code).layout.template.layout.xaxis.range for code in ("1a", "1b")}

    assert scales == {(-75.0, 100.0)}


@pytest.mark.parametrize(("invented", "count"), [(True, 1), (False, 0)])
def test_pictures_of_a_demonstration_carry_its_mark(invented, count):
    seen = overview(*three_roles())
    layouts = [
        dots(seen, invented=invented).layout,
        answers(seen, invented=invented).layout.template.layout,
    ]

    for layout in layouts:
        assert [a.text for a in layout.annotations].count("VERZONNEN") == count
