"""Where things stand on paper: a name, its bar and its figures side by side, and never over it."""

import re

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from assessments.palette import DONT_KNOW, DONT_KNOW_BORDER, INK, ON_ANSWERS
from assessments.presenters.agenda import conversation
from assessments.presenters.pictures.answer_bars import (
    DIGIT,
    Answers,
    answer_bar,
    reach,
    with_numbers_that_fit,
)
from assessments.presenters.pictures.charts import Mark
from assessments.reports.pages.answers_on_paper import (
    LETTERS,
    ROW,
    WIDTH,
    WIDTH_IN_LETTERS,
    answers_on_paper,
)
from assessments.reports.pages.factor import factor_page
from assessments.reports.pages.first import first_page
from assessments.reports.pages.pictures import signs_in_rows
from assessments.reports.printing.typefaces import REGULAR, bundled_file
from tests.presenters.pictures.test_answer_bars import PICTURES
from tests.results.builders import CODES, group, overview

TEXT_WIDTH = 176.0
BARS_BEGIN, FIGURES_BEGIN = 38.4, 0.6 + 2 * 65.7
"""In millimetres, as `report.css` places them."""
MILLIMETRES = 10.5 * 25.4 / 72
"""The height of the letters of a row."""


def width(text):
    """Of a text in a row, in millimetres."""
    with TTFont(bundled_file(REGULAR), lazy=True) as font:
        names, advances = font.getBestCmap(), font["hmtx"]
        units = sum(advances[names[ord(sign)]][0] for sign in text)
        return units / font["head"].unitsPerEm * MILLIMETRES


def bars(rows):
    within = reach([Answers(counts[:5], counts[5]) for counts in rows])
    return [answer_bar(Answers(counts[:5], counts[5]), within, "Titel") for counts in rows]


def picture(rows):
    return answers_on_paper([with_numbers_that_fit(bar, WIDTH_IN_LETTERS) for bar in bars(rows)])


def boxes(shape):
    """Left, top, right and bottom of each box of a shape, in millimetres."""
    found = re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-([\d.]+)z", shape.d)
    assert "".join(f"M{x} {y}h{w}v{h}h-{w}z" for x, y, w, h, _back in found) == shape.d
    placed = [list(map(float, each)) for each in found]
    return [(x, y, x + w, y + h) for x, y, w, h, _back in placed]


def numbers_of(drawn):
    """Each digit with its colour and the place where it stands, in millimetres."""
    for text in drawn.numbers:
        places = zip(text.digits, text.x.split(), text.y.split(), strict=True)
        for digit, x, y in places:
            down = float(y.removesuffix("%")) / 100 * float(drawn.height)
            yield digit, text.colour, float(x) * 25.4 / 96, down


@pytest.mark.parametrize("rows", PICTURES.values(), ids=PICTURES)
def test_each_bar_stays_in_its_own_row(rows):
    drawn = picture(rows)
    assert float(drawn.height) == pytest.approx(ROW * len(rows))
    for shape in drawn.shapes[1:]:
        for _left, top, _right, bottom in boxes(shape):
            row = top // ROW
            assert row * ROW < top < bottom < (row + 1) * ROW


@pytest.mark.parametrize("rows", PICTURES.values(), ids=PICTURES)
def test_each_answer_is_as_long_as_on_the_screen(rows):
    """One shape of all answers that look the same."""
    segments = [part for bar in bars(rows) for part in bar.segments]
    parts = [(part.fill, float(part.x), float(part.width)) for part in segments]
    shapes = picture(rows).shapes[1:]
    found = [
        (shape.fill, left / WIDTH * 100, (right - left) / WIDTH * 100)
        for shape in shapes
        for left, _top, right, _bottom in boxes(shape)
    ]
    assert len({shape.fill + shape.stroke for shape in shapes}) == len(shapes) <= 6
    for (fill, x, wide), (found_fill, found_x, found_wide) in zip(
        sorted(parts), sorted(found), strict=True
    ):
        assert fill == found_fill
        assert (x, wide) == pytest.approx((found_x, found_wide), abs=0.02)


@pytest.mark.parametrize("rows", PICTURES.values(), ids=PICTURES)
def test_each_digit_stands_in_a_box_of_its_own_row(rows):
    drawn = picture(rows)
    placed = [box for shape in drawn.shapes[1:] for box in boxes(shape)]
    for _digit, _colour, x, y in numbers_of(drawn):
        assert any(
            left <= x
            and x + DIGIT * LETTERS <= right
            and (top + bottom) / 2 == pytest.approx(y, 0.02)
            for left, top, right, bottom in placed
        )


def test_digits_of_a_number_stand_side_by_side():
    drawn = picture([[0, 0, 0, 14, 0, 0]])
    (one, four) = numbers_of(drawn)
    assert (one[0], four[0]) == ("1", "4")
    assert four[2] - one[2] == pytest.approx(DIGIT * LETTERS, abs=0.01)
    assert (one[2] + four[2] + DIGIT * LETTERS) / 2 == pytest.approx(WIDTH / 2, abs=0.1)


def test_numbers_have_the_colour_that_is_read_on_their_answer():
    drawn = picture([[3, 4, 5, 6, 7, 8]])
    assert {digit: colour for digit, colour, _x, _y in numbers_of(drawn)} == dict(
        zip("345678", (*ON_ANSWERS, INK), strict=True)
    )


def test_line_of_the_middle_stands_behind_the_bars_of_its_row():
    drawn = picture([[1, 0, 2, 0, 1, 0]])
    ((left, top, right, bottom),) = boxes(drawn.shapes[0])
    assert (left, top, bottom) == (46.0, 0, ROW)
    assert right - left == pytest.approx(0.18)


def test_weet_niet_has_its_border():
    drawn = picture([[1, 0, 2, 0, 1, 3]])
    assert [(s.fill, s.stroke) for s in drawn.shapes if s.stroke] == [(DONT_KNOW, DONT_KNOW_BORDER)]


def test_bar_stands_beside_its_own_line_when_a_line_before_it_has_none():
    (bar,) = bars([[1, 2, 3, 4, 5, 0]])
    drawn = answers_on_paper([None, bar, None, None])
    tops = {top // ROW for shape in drawn.shapes for _left, top, _right, _bottom in boxes(shape)}
    assert (drawn.title, drawn.height, tops) == ("Titel", "25.60", {1})
    assert answers_on_paper([None, None]) is None


def test_sign_stands_beside_its_own_line():
    mark = Mark("square", "#2e7d4f")
    drawn = signs_in_rows([mark, None, mark])
    assert (drawn.width, drawn.height) == ("3.2", "19.2")
    tops = [float(re.match(r"M[\d.]+ ([\d.]+)", path.d)[1]) for path in drawn.paths]
    assert [top // ROW for top in tops] == [0, 2]
    assert signs_in_rows([None, None]) is None


LONGEST_NAMES = {
    "organisaties samen": True,
    "Werkorganisatie HW": True,
    "GEMEENTE MAASGOUW": True,
    "BEL Combinatie": True,
    "m" * 18: False,
    "W" * 15: False,
    "Gemeenschappelijke regeling": False,
}
"""Names of a joint organisation, and whether they have room in front of their bars."""


@pytest.fixture
def with_joint_organisation(monkeypatch, name):
    monkeypatch.setitem(CODES, name, "")
    return overview(group("raad", "Laren", 20), group("organisatie", name, 20))


@pytest.mark.parametrize(("name", "has_room"), LONGEST_NAMES.items())
def test_longest_name_ends_before_the_bars_begin(with_joint_organisation, name, has_room):
    built = with_joint_organisation
    page = factor_page(built, "GM0417", built.instrument.factors[0])
    names = [line.name for part in page.statements for line in part.lines]
    assert (name in names) == has_room
    assert max(0.6 + width(each) for each in names) < BARS_BEGIN


@pytest.mark.parametrize("name", LONGEST_NAMES)
def test_no_word_over_a_column_of_numbers_is_wider_than_the_column(with_joint_organisation, name):
    built = with_joint_organisation
    drawn = first_page(built, "GM0417", conversation(built)).picture
    headings = [heading for heading in drawn.headings if heading]
    words = [word for heading in headings for word in heading.split()]
    column = (TEXT_WIDTH - 32.5 - 64) / len(drawn.headings) - 0.6
    assert headings
    assert max(width(word) for word in words) * 8.5 / 10.5 < column


@pytest.mark.parametrize(
    "figures",
    ["9999 · 100 % eens · gem. 5,0", "1 · 0 % eens · gem. 1,0", "62 · 52 % eens · gem. 3,5"],
)
def test_figures_begin_after_the_bars_and_end_on_the_page(figures):
    assert BARS_BEGIN + WIDTH < FIGURES_BEGIN
    assert FIGURES_BEGIN + width(figures) < TEXT_WIDTH


def test_letters_of_a_number_are_lower_than_its_bar():
    lowest_row, part_that_is_drawn = 5.1, 0.76
    assert float(LETTERS) < lowest_row * part_that_is_drawn
