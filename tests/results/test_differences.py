"""Comparing two groups in a word."""

from decimal import Decimal

import pytest

from assessments.results.differences import difference, gap, is_far
from assessments.results.scores import Approximate, FactorScore, Reason, Withheld


@pytest.mark.parametrize(
    ("other", "word", "is_clear"),
    [
        ("3.2", "ongeveer gelijk", False),
        ("3.3", "enig verschil", True),
        ("3.9", "enig verschil", True),
        ("4.0", "groot verschil", True),
    ],
)
def test_difference_of_two_scores(other, word, is_clear):
    a, b = FactorScore(Decimal("3.0")), FactorScore(Decimal(other))

    assert difference(a, b) is difference(b, a)
    assert (difference(a, b).word, difference(a, b).is_clear) == (word, is_clear)


@pytest.mark.parametrize(
    ("other", "word"),
    [
        ("3.0", "geen duidelijk verschil"),
        ("4.0", "geen duidelijk verschil"),
        ("4.4", "geen duidelijk verschil"),
        ("4.5", "groot verschil"),
    ],
)
@pytest.mark.parametrize("kind", [FactorScore, Approximate])
def test_difference_in_half_steps_is_clear_from_one_and_a_half(kind, other, word):
    few, many = Approximate(Decimal("3.0")), kind(Decimal(other))

    assert difference(few, many).word == difference(many, few).word == word


def test_difference_is_absent_where_one_is_withheld():
    shown, withheld = FactorScore(Decimal(3)), Withheld(Reason.POOLED)

    assert difference(shown, withheld) is difference(withheld, shown) is None
    assert gap(shown, withheld) == 0


@pytest.mark.parametrize(
    ("other", "far"),
    [
        (FactorScore(Decimal("3.7")), False),
        (FactorScore(Decimal("3.8")), True),
        (Approximate(Decimal("4.0")), False),
        (Approximate(Decimal("4.5")), True),
        (Withheld(Reason.NO_ANSWERS), False),
    ],
)
def test_far_is_from_eight_tenths_and_more_in_half_steps(other, far):
    assert is_far(FactorScore(Decimal("3.0")), other) is far
