"""Scores against a recount from the separate answers that the counts stand for."""

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.results.blocks import SafeTable
from assessments.results.scores import (
    Approximate,
    Band,
    Edge,
    FactorScore,
    Reason,
    Score,
    Spread,
    Withheld,
    band_of,
    consensus,
    factor_result,
    mean_of,
    statement_result,
    whole_result,
)

FEW = Withheld(Reason.TOO_FEW_OPINIONS)

answers_of_many = st.lists(st.integers(1, 5), min_size=10, max_size=60)
dont_knows = st.integers(0, 40)
means = st.integers(10, 50).map(lambda tenths: Decimal(tenths) / 10)


def counted(answers):
    return tuple(answers.count(answer) for answer in (1, 2, 3, 4, 5))


def score_of(answers, dont_know=0):
    return Score(counted(answers), dont_know)


def half_up(value: Fraction, unit="0.1"):
    """By schoolbook: more digits than ever matter, then half up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(unit), ROUND_HALF_UP)


def score_with(mean):
    """A score whose shown mean is exactly this."""
    total = int(mean * 10)
    low = total // 10
    ones = total - 10 * low
    return score_of([low] * (10 - ones) + [low + 1] * ones)


@given(answers_of_many)
def test_score_mean_equals_a_recount(answers):
    assert score_of(answers).mean == half_up(Fraction(sum(answers), len(answers)))


@given(answers_of_many, dont_knows)
def test_score_counts_and_shares_equal_a_recount(answers, dont_know):
    score = score_of(answers, dont_know)
    agree = [answer for answer in answers if answer > 3]
    disagree = [answer for answer in answers if answer < 3]
    everybody = len(answers) + dont_know

    assert score.answers == len(answers)
    assert (score.agree, score.disagree) == (len(agree), len(disagree))
    assert score.neutral == answers.count(3)
    assert score.agree_share == half_up(Fraction(100 * len(agree), len(answers)), "1")
    assert score.disagree_share == half_up(Fraction(100 * len(disagree), len(answers)), "1")
    assert score.dont_know_share == half_up(Fraction(100 * dont_know, everybody), "1")


@given(answers_of_many, dont_knows)
def test_score_is_often_unknown_from_exactly_a_third(answers, dont_know):
    part = Fraction(dont_know, len(answers) + dont_know)
    assert score_of(answers, dont_know).often_unknown == (part >= Fraction(1, 3))


@given(answers_of_many)
def test_score_is_divided_from_exactly_two_thirds(answers):
    third = Fraction(len(answers), 3)
    divided = (
        sum(answer > 3 for answer in answers) >= third
        and sum(answer < 3 for answer in answers) >= third
    )
    assert (score_of(answers).spread is Spread.DIVIDED) == divided


def test_score_mean_rounds_half_up():
    assert score_of([3] * 19 + [4]).mean == Decimal("3.1")
    assert score_of([3] * 20 + [4]).mean == Decimal("3.0")


@pytest.mark.parametrize(
    ("mean", "band", "mark"),
    [
        ("4.0", Band.HIGH, "▲"),
        ("3.9", Band.MIDDLE, "●"),
        ("3.0", Band.MIDDLE, "●"),
        ("2.9", Band.LOW, "▼"),
    ],
)
def test_band_follows_the_shown_mean(mean, band, mark):
    assert band_of(Decimal(mean)) is band
    assert FactorScore(Decimal(mean)).band is band
    assert score_with(Decimal(mean)).band is band
    assert band.mark == mark


def test_score_just_under_four_is_shown_and_named_high():
    score = score_of([4] * 19 + [3])

    assert (score.mean, score.band) == (Decimal("4.0"), Band.HIGH)


@pytest.mark.parametrize(
    ("counts", "shown", "spread"),
    [
        ((0, 1, 7, 2, 2), "0.70", Spread.AGREED),
        ((1, 2, 6, 2, 1), "0.69", Spread.ORDINARY),
        ((4, 1, 2, 5, 0), "0.45", Spread.DIVIDED),
    ],
)
def test_spread_follows_the_shown_consensus(counts, shown, spread):
    score = Score(counts, 0)

    assert f"{score.consensus:.2f}" == shown
    assert score.spread is spread


def test_consensus_has_the_known_value():
    assert consensus([30, 40, 210, 130, 530, 50, 10]) == pytest.approx(0.7256876, abs=5e-8)


@given(answers_of_many)
def test_consensus_equals_the_formula_person_by_person(answers):
    mean = sum(answers) / len(answers)
    per_person = [math.log2(1 - abs(answer - mean) / 4) for answer in answers]

    assert consensus(counted(answers)) == pytest.approx(1 + sum(per_person) / len(answers))


def test_consensus_is_one_when_all_agree_and_nought_at_both_ends():
    assert consensus([0, 0, 0, 12, 0]) == 1
    assert consensus([6, 0, 0, 0, 6]) == pytest.approx(0)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=9).filter(any))
def test_consensus_stays_between_nought_and_one(counts):
    assert 0 <= consensus(counts) <= 1
    assert consensus(counts) == pytest.approx(consensus(counts[::-1]))


@pytest.mark.parametrize("counts", [[0, 0, 0, 0, 0], [7], []])
def test_consensus_refuses_what_has_no_answers_or_no_scale(counts):
    with pytest.raises(ValueError, match="no answers"):
        consensus(counts)


tables = st.builds(
    SafeTable,
    st.tuples(*[st.integers(0, 6)] * 5).filter(lambda counts: sum(counts) >= 5),
    dont_knows,
)


@given(st.lists(tables, max_size=4))
def test_statement_result_equals_a_recount_of_all_blocks(parts):
    answers = [
        answer
        for part in parts
        for answer, count in enumerate(part.counts, start=1)
        for _ in range(count)
    ]
    result = statement_result(parts)

    if not answers:
        assert result == FEW
    elif len(answers) < 10:
        step = (Fraction(2 * sum(answers), len(answers)) + Fraction(1, 2)).__floor__()
        assert result.mean == min(max(Decimal(step) / 2, Decimal("1.5")), Decimal("4.5"))
    else:
        assert result == score_of(answers, sum(part.dont_know for part in parts))


def test_statement_result_needs_ten_answers_for_a_score():
    assert statement_result([SafeTable((0, 2, 3, 4, 0), 8)]) == Approximate(Decimal("3.0"))
    assert statement_result([SafeTable((0, 2, 4, 4, 0), 0)]) == Score((0, 2, 4, 4, 0), 0)


def test_statement_result_without_tables_is_withheld():
    assert statement_result([]) == FEW


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((5, 2, 0, 0, 0), Approximate(Decimal("1.5"), Edge.OR_LOWER)),
        ((2, 4, 0, 0, 0), Approximate(Decimal("1.5"), Edge.OR_LOWER)),
        ((2, 6, 0, 0, 0), Approximate(Decimal("2.0"))),
        ((0, 0, 1, 3, 1), Approximate(Decimal("4.0"))),
        ((0, 0, 0, 6, 2), Approximate(Decimal("4.5"), Edge.OR_HIGHER)),
        ((0, 0, 0, 2, 5), Approximate(Decimal("4.5"), Edge.OR_HIGHER)),
    ],
)
def test_statement_result_of_few_is_in_capped_half_steps(counts, expected):
    assert statement_result([SafeTable(counts, 0)]) == expected


def test_statement_result_names_the_blocks_that_are_missing():
    missing = ("de raad van Laren",)

    assert statement_result([SafeTable((0, 2, 4, 4, 0), 0)], missing).without == missing
    assert statement_result([SafeTable((0, 2, 3, 0, 0), 0)], missing).without == missing


@given(means, means)
def test_factor_result_is_the_mean_of_the_shown_means(a, b):
    expected = half_up(Fraction(a + b) / 2)

    assert factor_result(score_with(a), score_with(b)) == FactorScore(expected)


def test_factor_result_rounds_half_up_once_more():
    assert factor_result(score_with(Decimal("3.4")), score_with(Decimal("3.5"))) == FactorScore(
        Decimal("3.5")
    )


half_steps = st.integers(3, 9).map(lambda halves: Approximate(Decimal(halves) / 2))


def nearest_half_towards_three(a, b):
    """Of all half steps the nearest; of two as near the one nearer to 3."""
    mean = (a + b) / 2
    steps = [Decimal(halves) / 2 for halves in range(3, 10)]
    return min(steps, key=lambda step: (abs(step - mean), abs(step - 3)))


@given(half_steps, st.one_of(half_steps, means.map(score_with)))
def test_factor_result_is_in_half_steps_when_a_statement_is(a, b):
    expected = nearest_half_towards_three(a.mean, b.mean)

    for result in (factor_result(a, b), factor_result(b, a)):
        assert isinstance(result, Approximate)
        assert result.mean == expected
        assert (result.edge is Edge.OR_LOWER) == (expected == Decimal("1.5"))
        assert (result.edge is Edge.OR_HIGHER) == (expected == Decimal("4.5"))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("3.5", "4.0", "3.5"), ("2.0", "2.5", "2.5"), ("2.5", "3.0", "3.0"), ("4.0", "4.5", "4.0")],
)
def test_factor_result_in_half_steps_breaks_ties_towards_three(a, b, expected):
    result = factor_result(Approximate(Decimal(a)), Approximate(Decimal(b)))

    assert result == Approximate(Decimal(expected))


def test_factor_result_is_withheld_when_a_statement_is():
    score = score_with(Decimal("3.4"))
    one_missing = Withheld(Reason.OTHER_STATEMENT_WITHHELD)

    assert factor_result(score, FEW) == one_missing
    assert factor_result(FEW, Approximate(Decimal("3.0"))) == one_missing
    assert factor_result(FEW, FEW) == FEW


def test_factor_result_names_each_missing_block_once():
    a = Score((0, 2, 4, 4, 0), 0, ("de raad van Laren",))
    b = Score((0, 2, 4, 4, 0), 0, ("de raad van Ede", "de raad van Laren"))
    few = Approximate(Decimal("3.0"), without=("de raad van Ede",))

    assert factor_result(a, b).without == ("de raad van Laren", "de raad van Ede")
    assert factor_result(a, few).without == ("de raad van Laren", "de raad van Ede")


@given(st.lists(means, min_size=1, max_size=3))
def test_whole_result_is_the_mean_of_the_role_means(role_means):
    results = {f"rol {number}": FactorScore(mean) for number, mean in enumerate(role_means)}

    assert whole_result(results) == FactorScore(
        half_up(Fraction(sum(role_means)) / len(role_means))
    )


def test_whole_result_names_the_roles_without_a_score():
    results = {
        "de raden": FactorScore(Decimal("2.8")),
        "de colleges": Approximate(Decimal("4.0")),
        "de organisaties": Withheld(Reason.NO_ANSWERS),
    }

    assert whole_result(results) == FactorScore(Decimal("2.8"), ("de colleges", "de organisaties"))


def test_whole_result_is_withheld_without_any_score():
    results = {"de colleges": Approximate(Decimal("4.0")), "de raden": FEW}

    assert whole_result(results) == Withheld(Reason.NO_ROLE_WITH_A_SCORE)


def test_mean_of_rounds_half_up_and_refuses_nothing():
    assert mean_of([Decimal("3.0"), Decimal("3.1")]) == Decimal("3.1")
    with pytest.raises(ValueError, match="no means"):
        mean_of([])


def test_withheld_has_no_mean():
    with pytest.raises(AttributeError):
        _ = FEW.mean
