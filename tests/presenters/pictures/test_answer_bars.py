"""The picture of answers: widths in proportion to people, numbers inside their own segment only."""

import re
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from assessments.presenters.pictures import answer_bars
from assessments.presenters.pictures.answer_bars import (
    Answers,
    answer_bar,
    reach,
    with_numbers_that_fit,
)

ALL_SAME = {f"all {n}": [0] * (n - 1) + [14] + [0] * (5 - n) + [0] for n in range(1, 6)}
SHAPES = ALL_SAME | {
    "all equal": [3, 3, 3, 3, 3, 3],
    "one weet niet": [2, 3, 1, 4, 4, 1],
    "99 opinions, 101 weet niet": [20, 20, 19, 20, 20, 101],
    "one of six hundred": [1, 0, 0, 599, 0, 1],
}
THIRTY = [[n % 4, 2, n % 7, 9, n % 5, n % 3] for n in range(1, 31)]
PICTURES = {name: [counts] for name, counts in SHAPES.items()} | {
    "all of these": [*SHAPES.values()],
    "30 municipalities": THIRTY,
}
WIDTHS = [12, 20, 32, 64]
"""Of a picture, in its letters' height: from the smallest phone to a projector."""


def answers(counts):
    return Answers(counts[:5], counts[5])


def bars(*rows):
    within = reach(map(answers, rows))
    return [answer_bar(answers(row), within, "Titel") for row in rows]


def boxes(bar):
    return [(float(s.x), float(s.x) + float(s.width)) for s in bar.segments]


def labels(bar, width):
    """From where to where each number reaches, in per cents of a picture of that width."""
    for segment in with_numbers_that_fit(bar, width).segments:
        if segment.number:
            half = 100 * 0.5 * len(segment.number) / 2 / width
            yield float(segment.number_x) - half, float(segment.number_x) + half


def drawn(bar, **more):
    return render_to_string("_components/answer_bar.svg", {"bar": bar} | more)


def test_answers_are_as_wide_as_the_people_who_gave_them():
    (bar,) = bars([1, 0, 2, 3, 0, 4])
    widths = [end - start + answer_bars.BETWEEN for start, end in boxes(bar)]
    assert widths == pytest.approx([9.75, 19.5, 29.25, 39.0], abs=0.02)
    assert [s.number for s in bar.segments] == ["1", "2", "3", "4"]


def test_weet_niet_is_on_the_same_scale_as_the_opinions():
    (bar,) = bars(SHAPES["99 opinions, 101 weet niet"])
    *opinions, dont_know = boxes(bar)
    wide = opinions[-1][1] - opinions[0][0] + answer_bars.BETWEEN
    assert wide / (dont_know[1] - dont_know[0] + answer_bars.BETWEEN) == pytest.approx(
        99 / 101, abs=0.001
    )


def test_the_middle_of_neutral_is_the_middle_of_every_bar():
    first, second = bars([2, 2, 4, 1, 1, 0], [0, 0, 6, 3, 1, 0])
    neutral = [next(s for s in bar.segments if s.fill == "#e6e6e6") for bar in (first, second)]
    assert [s.number_x for s in neutral] == ["46.15", "46.15"]
    assert (first.middle, second.middle) == ("46.15", "46.15")


def test_who_disagrees_stands_left_of_the_middle_and_who_agrees_right():
    (bar,) = bars([1, 4, 0, 4, 1, 0])
    before = [box for box in boxes(bar) if box[1] <= float(bar.middle)]
    after = [box for box in boxes(bar) if box[0] >= float(bar.middle)]
    assert (len(before), len(after)) == (2, 2)


def test_a_white_line_parts_answers_that_are_the_same_in_grey():
    (bar,) = bars([0, 3, 0, 3, 0, 0])
    disagree, agree = boxes(bar)
    assert agree[0] - disagree[1] == pytest.approx(answer_bars.BETWEEN)


def test_weet_niet_has_a_border_and_begins_at_one_place_in_all_bars():
    first, second = bars([0, 0, 0, 0, 6, 4], [0, 2, 2, 0, 4, 1])
    assert [bar.segments[-1].border for bar in (first, second)] == ["#5a6775", "#5a6775"]
    assert first.segments[-1].x == second.segments[-1].x


def test_nobody_who_did_not_know_takes_no_room():
    (bar,) = bars([0, 0, 0, 0, 14, 0])
    assert (bar.middle, boxes(bar)) == ("0", [pytest.approx((0.17, 99.82), abs=0.01)])


def test_one_of_very_many_is_drawn():
    (bar,) = bars(SHAPES["one of six hundred"])
    assert min(end - start for start, end in boxes(bar)) > 0.05


@pytest.mark.parametrize("picture", PICTURES)
def test_nothing_is_drawn_over_another_mark_or_outside(picture):
    for bar in bars(*PICTURES[picture]):
        placed = boxes(bar)
        assert placed[0][0] >= 0
        assert placed[-1][1] <= 100
        assert all(before[1] < after[0] for before, after in pairwise(placed))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("picture", PICTURES)
def test_a_number_stands_inside_a_segment_or_is_left_out(picture, width):
    for bar in bars(*PICTURES[picture]):
        for start, end in labels(bar, width):
            assert any(left <= start and end <= right for left, right in boxes(bar))


def test_numbers_that_fit_are_there_and_others_are_not():
    (bar,) = bars([1, 14, 1, 14, 10, 10])
    wide, narrow = (with_numbers_that_fit(bar, width) for width in (64, 16))
    assert [s.number for s in wide.segments] == ["1", "14", "1", "14", "10", "10"]
    assert [s.number for s in narrow.segments] == ["", "14", "", "14", "10", "10"]


def test_a_screen_shows_a_number_from_a_step_on_which_it_fits():
    for bar in bars(*THIRTY):
        for segment in bar.segments:
            assert segment.step >= segment.needs
    (bar,) = bars(SHAPES["one of six hundred"])
    assert bar.segments[0].step == 0


def test_template_says_all_in_its_title_and_prints_points_in_dutch():
    (bar,) = bars([1, 2, 3, 0, 0, 1])
    with translation.override("nl"):
        svg = drawn(bar)
    assert re.search(r"<svg[^>]*><title>Titel</title>", svg)
    assert "," not in svg
    assert re.findall(r"<text[^>]*>(\d+)</text>", svg) == ["1", "2", "3", "1"]


def test_template_escapes_the_title_and_has_no_style():
    bar = answer_bar(answers([1, 2, 3, 4, 5, 0]), reach([]), "<script>alert(1)</script>")
    svg = drawn(bar)
    assert "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>" in svg
    assert "style" not in svg
