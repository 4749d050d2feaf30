"""Where marks lie on a scale."""

from decimal import Decimal
from itertools import pairwise

import pytest

from assessments.presenters.pictures.mean_marks import (
    ABOUT,
    MeanToMark,
    across,
    marked_line,
    mean_mark,
)
from assessments.roles import role_facts


def mean(value, role="raad", exact=True):
    return MeanToMark(role, Decimal(value), exact)


@pytest.mark.parametrize("value", ["1.0", "5.0"])
def test_ends_of_the_scale_lie_inside_the_picture(value):
    assert 4 < float(mean_mark(mean(value)).x) < 96


def test_higher_means_lie_further_right():
    places = [float(across(value / 10)) for value in range(10, 51)]

    assert all(a < b for a, b in pairwise(places))
    assert across(3) == "50"


@pytest.mark.parametrize("roles", [["raad", "college"], ["raad", "college", "organisatie"]])
def test_equal_means_do_not_hide_each_other(roles):
    heights = [float(m.y) for m in marked_line([mean("3.5", role) for role in roles]).marks]

    assert all(b - a >= 8 for a, b in pairwise(heights))
    assert heights[0] == -heights[-1]


def test_mean_that_is_not_shown_leaves_its_track_free():
    every = marked_line([mean("3.0"), mean("3.0", "college"), mean("3.0", "organisatie")]).marks
    some = marked_line([mean("3.0"), None, mean("3.0", "organisatie")]).marks

    assert [mark.y for mark in some] == [every[0].y, every[2].y]


def test_mean_in_half_steps_is_an_open_diamond_in_the_colour_of_its_role():
    mark = mean_mark(mean("3.5", "college", exact=False))

    assert (mark.outline, mark.fill, mark.colour) == (
        ABOUT,
        "#ffffff",
        role_facts("college").colour,
    )


def test_range_goes_from_the_lowest_to_the_highest():
    span = marked_line([mean("3.0")], (Decimal("2.0"), Decimal("4.0"))).span

    assert span.x == across(2)
    assert float(span.x) + float(span.width) == pytest.approx(float(across(4)), abs=0.02)
