"""Counts of answers that give a wanted mean, in a natural shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.management.demonstration.counts import apportion, spread
from assessments.management.demonstration.story import Shape
from assessments.results.blocks import safe_table
from assessments.results.scores import Spread, statement_result


def total(counts):
    return sum(value * n for value, n in enumerate(counts, start=1))


@st.composite
def wanted(draw, least=1):
    answers = draw(st.integers(least, 200))
    return answers, draw(st.integers(answers, 5 * answers))


@given(wanted(), st.sampled_from(Shape))
def test_spread_has_the_wanted_number_and_sum(answers_and_sum, shape):
    answers, wanted_sum = answers_and_sum
    counts = spread(answers, wanted_sum, shape)
    assert sum(counts) == answers
    assert total(counts) == wanted_sum
    assert min(counts) >= 0


@given(st.integers(5, 200), st.floats(1.4, 4.6))
def test_spread_needs_no_softening(answers, mean):
    counts = spread(answers, round(answers * mean))
    assert list(safe_table(counts, 0).counts) == counts


def test_spread_of_nobody_is_empty():
    assert spread(0, 0) == [0, 0, 0, 0, 0]


def test_spread_is_highest_around_its_mean():
    assert spread(31, 87) == [2, 10, 12, 6, 1]


def test_spread_agreed_is_narrower():
    ordinary = statement_result([safe_table(spread(30, 120), 0)])
    agreed = statement_result([safe_table(spread(30, 120, Shape.AGREED), 0)])
    assert agreed.spread is Spread.AGREED
    assert agreed.consensus > ordinary.consensus


@pytest.mark.parametrize("answers", [60, 106, 400])
def test_spread_divided_has_a_third_on_both_sides(answers):
    score = statement_result([safe_table(spread(answers, 3 * answers, Shape.DIVIDED), 0)])
    assert score.spread is Spread.DIVIDED
    assert abs(score.disagree_share - 36) <= 1
    assert abs(score.agree_share - 38) <= 1


@pytest.mark.parametrize(
    ("shares", "whole"),
    [
        ([1.0, 2.0], [1, 2]),
        ([0.4, 0.6], [0, 1]),
        ([4.2, 4.2, 4.6], [4, 4, 5]),
        ([2.5, 2.5], [3, 2]),
        ([], []),
    ],
)
def test_apportion_gives_the_rest_to_the_largest_remainders(shares, whole):
    assert apportion(shares, round(sum(shares))) == whole
