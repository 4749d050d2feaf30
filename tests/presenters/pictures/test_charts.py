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


# --- Nothing outside, and no mark hidden by another ----------------------------------------------

MARKS = (DOT, RING, TRIANGLE, SQUARE)
PLACES = {f"all {n}": [f"{n}.0"] * 4 for n in range(1, 6)} | {
    "touching": ["3.4", "3.5", "3.6", "3.5"],
    "in a row": ["3.1", "3.2", "3.3", "3.4"],
    "apart": ["1.0", "2.4", "3.9", "5.0"],
}


def box(path):
    """From where to where a path reaches: left, top, right, bottom, half a line around it."""
    x = y = 0.0
    xs, ys = [], []
    for command, numbers in re.findall(r"([MlhvHcz])([-\d. ]*)", path.d):
        values = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = values
        elif command in "hv":
            x, y = (x + values[0], y) if command == "h" else (x, y + values[0])
        elif command in "lc":
            x, y = x + values[-2], y + values[-1]
        xs.append(x)
        ys.append(y)
    line = float(path.stroke_width) / 2 if path.stroke else 0
    return min(xs) - line, min(ys) - line, max(xs) + line, max(ys) + line


@pytest.mark.parametrize("approximate", [False, True])
@pytest.mark.parametrize("values", PLACES.values(), ids=PLACES)
def test_marks_stay_inside_the_picture(values, approximate):
    marks = [Mark(mark.shape, mark.colour, approximate) for mark in MARKS]
    chart = charts.scale(points(*zip(marks, values, strict=True)), "Titel")
    for left, top, right, bottom in map(box, chart.paths[2:]):
        assert left >= 0
        assert top >= -0.1  # half a line of a ring in a stack of three
        assert right <= charts.SCALE_WIDTH
        assert bottom <= charts.SCALE_HEIGHT


@pytest.mark.parametrize("values", PLACES.values(), ids=PLACES)
def test_no_mark_hides_the_middle_of_another(values):
    """Only the own dot lies in the ring of the others, which is open for it."""
    chart = charts.scale(points(*zip(MARKS, values, strict=True)), "Titel")
    drawn = [(path.fill, path.stroke, box(path)) for path in chart.paths[2:]]
    for fill, stroke, (left, top, right, bottom) in drawn:
        x, y = (left + right) / 2, (top + bottom) / 2
        others = [each for each in drawn if each[:2] != (fill, stroke)]
        over = [each[:2] for each in others if covers(each[2], x, y)]
        assert over in ([], [("#ffffff", RING.colour)], [(DOT.colour, "")])


def covers(placed, x, y):
    left, top, right, bottom = placed
    return left < x < right and top < y < bottom


def test_marks_of_thirty_municipalities_stay_inside():
    many = [(MARKS[n % 4], f"{1 + n * 4 / 29:.1f}") for n in range(30)]
    chart = charts.scale(points(*many), "Titel")
    assert all(box(p)[0] >= 0 and box(p)[2] <= charts.SCALE_WIDTH for p in chart.paths[2:])
