"""Pictures: marks where they belong and never on top of each other."""

import re
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from assessments.presenters.pictures import charts
from assessments.presenters.pictures.charts import Mark, Point

DOT, RING = Mark("dot", "#111111"), Mark("ring", "#222222")
TRIANGLE, SQUARE = Mark("triangle", "#333333"), Mark("square", "#444444")


def points(*pairs):
    return [Point(mark, Decimal(value)) for mark, value in pairs]


def position(chart, colour):
    """Where the mark of this colour begins to be drawn."""
    (path,) = (path for path in chart.paths if colour in (path.fill, path.stroke))
    x, y = re.match(r"M([\d.]+) ([\d.]+)", path.d).groups()
    return float(x), float(y)


def test_scale_places_a_mark_by_its_value():
    left = position(charts.scale(points((TRIANGLE, "1.0")), "Titel"), TRIANGLE.colour)
    right = position(charts.scale(points((TRIANGLE, "5.0")), "Titel"), TRIANGLE.colour)
    assert (left[0], right[0]) == (7, 63)


def test_scale_stacks_marks_that_would_touch():
    chart = charts.scale(points((TRIANGLE, "3.4"), (SQUARE, "3.5")), "Titel")
    triangle, square = position(chart, TRIANGLE.colour), position(chart, SQUARE.colour)
    assert square[1] - triangle[1] == pytest.approx(charts.LANE - 0.95 + 1.15)


def test_scale_leaves_marks_apart_on_the_line():
    chart = charts.scale(points((TRIANGLE, "2.0"), (SQUARE, "4.0")), "Titel")
    middle = charts.SCALE_HEIGHT / 2
    assert position(chart, TRIANGLE.colour)[1] == pytest.approx(middle - 1.15)
    assert position(chart, SQUARE.colour)[1] == pytest.approx(middle - 0.95)


def test_scale_draws_the_own_dot_within_the_ring_of_all():
    chart = charts.scale(points((DOT, "3.5"), (RING, "3.5")), "Titel")
    ring, dot = chart.paths[-2:]
    assert (ring.stroke, dot.fill) == (RING.colour, DOT.colour)
    assert position(chart, RING.colour)[1] + 1.35 == position(chart, DOT.colour)[1] + 1.0


@pytest.mark.parametrize("mark", [DOT, RING, TRIANGLE, SQUARE])
def test_approximate_mark_is_open(mark):
    (path,) = charts.key(Mark(mark.shape, mark.colour, approximate=True), "Titel").paths
    assert (path.fill, path.stroke) == ("#ffffff", mark.colour)


def test_approximate_dot_is_a_diamond():
    exact = charts.key(DOT, "Titel").paths[0].d
    diamond = charts.key(Mark("dot", "#111111", approximate=True), "Titel").paths[0].d
    assert "c" in exact
    assert re.fullmatch(r"M[\d. ]+(l[-\d. ]+){3}z", diamond)


@pytest.mark.parametrize("shapes", [(DOT, RING, TRIANGLE, SQUARE)])
def test_marks_have_different_shapes(shapes):
    assert len({charts.key(mark, "Titel").paths[0].d for mark in shapes}) == 4


def test_template_prints_points_not_commas_in_dutch():
    chart = charts.scale(points((DOT, "3.5")), "Titel")
    with translation.override("nl"):
        svg = render_to_string("_components/chart.svg", {"chart": chart})
    assert "," not in svg
    assert 'viewBox="0 0 70 7.4"' in svg


def test_template_escapes_the_title():
    chart = charts.key(DOT, "<script>alert(1)</script>")
    svg = render_to_string("_components/chart.svg", {"chart": chart})
    assert "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>" in svg


def test_template_draws_no_text_and_has_no_style():
    chart = charts.scale(points((DOT, "3.5"), (RING, "3.6")), "Titel")
    svg = render_to_string("_components/chart.svg", {"chart": chart})
    assert re.findall(r"<(\w+)", svg) == ["svg", "title", *["path"] * 4]
    assert "style" not in svg
