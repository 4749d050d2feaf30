"""Where things stand on paper: a name, its bar and its figures side by side, and never over it."""

from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from assessments.presenters.pictures.answer_bars import Answers, answer_bar, reach
from assessments.reports.pages.factor import WIDTH_OF_FIRST_COLUMN
from assessments.reports.pages.pictures import (
    LETTERS,
    WIDTH,
    Sign,
    answers_on_paper,
    signs_in_rows,
)
from assessments.reports.printing.typefaces import REGULAR, bundled_file
from tests.presenters.pictures.test_answer_bars import PICTURES, THIRTY

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


def picture(rows):
    within = reach([Answers(counts[:5], counts[5]) for counts in rows])
    return answers_on_paper(
        [answer_bar(Answers(counts[:5], counts[5]), within, "Titel") for counts in rows]
    )


@pytest.mark.parametrize("rows", PICTURES.values(), ids=PICTURES)
def test_each_bar_stays_in_its_own_row(rows):
    drawn = picture(rows).rows
    for before, after in pairwise(drawn):
        assert float(before.y) + float(before.height) <= float(after.y) + 0.02
    assert float(drawn[-1].y) + float(drawn[-1].height) == pytest.approx(100, abs=0.2)


def test_bar_stands_beside_its_own_line_when_a_line_before_it_has_none():
    bar = picture(THIRTY[:1]).rows[0].bar
    (drawn,) = answers_on_paper([None, bar, None, None]).rows
    assert (drawn.bar, drawn.y, drawn.height) == (bar, "25.00", "25.00")
    assert answers_on_paper([None, None]) is None


def test_sign_stands_beside_its_own_line():
    sign = Sign(chart="drawn", name="raad")
    assert [(s.chart, s.y) for s in signs_in_rows([sign, None, sign])] == [
        ("drawn", "0.00"),
        ("drawn", "66.67"),
    ]


LONGEST_NAMES = ["organisaties samen", "Werkorganisatie HW", "GEMEENTE MAASGOUW", "BEL Combinatie"]


@pytest.mark.parametrize("name", LONGEST_NAMES)
def test_longest_name_ends_before_the_bars_begin(name):
    assert len(name) <= WIDTH_OF_FIRST_COLUMN
    assert 0.6 + width(name) < BARS_BEGIN


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
