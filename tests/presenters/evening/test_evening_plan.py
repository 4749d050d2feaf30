"""How an evening divides its minutes."""

from itertools import pairwise

import pytest

from assessments.presenters.evening.evening_plan import evening_plan, least_minutes


@pytest.mark.parametrize("minutes", [45, 60, 90, 180])
@pytest.mark.parametrize("factors", [0, 1, 3, 10])
def test_parts_follow_each_other_and_fill_the_evening(minutes, factors):
    plan = evening_plan(minutes, factors)
    parts = [plan.opening, *plan.factors, plan.close]

    assert plan.minutes == max(minutes, least_minutes(factors))
    assert parts[0].begin == 0
    for before, after in pairwise(parts):
        assert before.end == after.begin
    assert len(plan.factors) == factors


@pytest.mark.parametrize("minutes", [45, 60, 180])
@pytest.mark.parametrize("factors", [1, 3, 10])
def test_each_factor_has_time_to_look_and_for_two_questions(minutes, factors):
    for period in evening_plan(minutes, factors).factors:
        assert period.look + 2 * period.question == period.minutes
        assert period.look >= 1
        assert period.question >= 2


def test_ninety_minutes_over_three_factors():
    plan = evening_plan(90, 3)

    assert (plan.opening.minutes, plan.close.minutes) == (15, 15)
    assert [(p.minutes, p.look, p.question) for p in plan.factors] == [(20, 4, 8)] * 3


def test_first_factor_gets_the_minute_that_is_left():
    assert [period.minutes for period in evening_plan(60, 3).factors] == [14, 13, 13]


def test_evening_that_is_too_short_takes_what_it_needs():
    assert evening_plan(45, 10).minutes == 5 + 10 * 5 + 10


def test_opening_and_close_shrink_before_the_factors_do():
    plan = evening_plan(60, 9)

    assert (plan.opening.minutes, plan.close.minutes) == (5, 10)
    assert [period.minutes for period in plan.factors] == [5] * 9
