"""The attacker's own tools, against cases that can be done by hand or by trying everything."""

from itertools import product

import pytest

from tests.privacy.attacker.algebra import isolated, small_groups, units
from tests.privacy.attacker.bounds import Impossible, bounds, certain_groups, problem
from tests.privacy.attacker.numbers import Known, Line
from tests.privacy.attacker.publishing import THE_RULE, Rule

A, B, C, D = ((f"GM000{number}", "raad") for number in range(1, 5))
PLAIN = Rule("as answered", softens=False)


def of(*atoms):
    return frozenset(atoms)


def knowing(sizes, rule=PLAIN):
    return Known(rule, sizes, tuple(of(atom) for atom in sizes), {})


def line(*atoms, counts=None, halves=None):
    return Line(of(*atoms), counts, halves)


def counts(*numbers):
    return (*numbers, 0)


# --- Linear algebra -------------------------------------------------------------------------


def test_units_are_counted_together_everywhere():
    whole = line(A, B, C, counts=counts(1, 2, 3, 4, 5))
    assert set(units([whole])) == {of(A, B, C)}
    assert set(units([whole, line(A, halves=6)])) == {of(A), of(B, C)}


def test_small_group_is_what_is_left_of_a_total():
    total, part = line(A, B, counts=counts(1, 2, 3, 4, 5)), line(A, counts=counts(1, 2, 3, 4, 1))

    assert list(small_groups([total, part], {A: 11, B: 4})) == [of(B)]
    assert list(small_groups([total, part], {A: 10, B: 5})) == []


def test_small_group_may_be_seen_through_two_groups():
    """A + B and B + C and A + C: each of them follows, by halves."""
    lines = [line(*pair, halves=6) for pair in ((A, B), (B, C), (A, C))]

    assert set(small_groups(lines, {A: 3, B: 9, C: 9})) == {of(A)}


def test_small_group_counts_when_only_a_weighted_sum_of_it_shows():
    """(A + B + D) − (A + C) leaves B − C + D, on four people together."""
    lines = [line(A, B, D, halves=6), line(A, C, halves=6)]

    assert set(small_groups(lines, {A: 9, B: 1, C: 1, D: 2})) == {of(B, C, D)}


def test_isolated_tables_follow_from_distributions():
    total = line(A, B, counts=(3, 3, 3, 3, 3, 2))
    part = line(A, counts=(1, 2, 3, 3, 1, 0))

    assert isolated([total, part]) == {
        of(A, B): (3, 3, 3, 3, 3, 2),
        of(A): (1, 2, 3, 3, 1, 0),
        of(B): (2, 1, 0, 0, 2, 2),
    }


def test_isolated_tables_need_distributions():
    assert list(isolated([line(A, B, counts=counts(3, 3, 3, 3, 3)), line(A, halves=6)])) == [
        of(A, B)
    ]


# --- Linear programming ---------------------------------------------------------------------


def half_steps(table):
    """What is shown of the mean of a few opinions, by the words of the rule."""
    mean = sum(answer * count for answer, count in enumerate(table, start=1)) / sum(table)
    halves = int(2 * mean + 0.5)
    return min(max(halves, 3), 9)


def tables(people, softened):
    """Every table of five to nine opinions among so many people."""
    for table in product(range(people + 1), repeat=5):
        total = sum(table)
        if 5 <= total <= min(people, 9) and (not softened or total - max(table) >= 2):
            yield table


@pytest.mark.parametrize("rule", [PLAIN, THE_RULE])
@pytest.mark.parametrize("halves", range(3, 10))
def test_bounds_of_a_mean_in_half_steps_are_those_of_all_tables(halves, rule):
    asked = problem([line(A, halves=halves)], knowing({A: 6}, rule))
    possible = [table for table in tables(6, rule.softens) if half_steps(table) == halves]

    for answer in range(1, 6):
        given = [table[answer - 1] for table in possible]
        assert bounds(asked, of(A), answer) == (min(given), max(given))


def test_bounds_of_two_groups_are_those_of_all_pairs_of_tables():
    total = (0, 0, 1, 4, 7)
    known = knowing({A: 6, B: 7})
    asked = problem(
        [line(A, halves=9), line(B, halves=9), line(A, B, counts=counts(*total))], known
    )
    high = [table for table in tables(7, softened=False) if half_steps(table) == 9]
    pairs = [
        one
        for one in high
        if sum(one) <= 6 and tuple(t - a for t, a in zip(total, one, strict=True)) in high
    ]

    for answer in range(1, 6):
        given = [table[answer - 1] for table in pairs]
        assert bounds(asked, of(A), answer) == (min(given), max(given))


def test_bounds_refuse_numbers_that_cannot_be():
    lines = [line(A, counts=counts(0, 0, 0, 0, 12)), line(A, B, counts=counts(12, 0, 0, 0, 12))]

    with pytest.raises(Impossible):
        bounds(problem(lines, knowing({A: 12, B: 5})), of(B), 1)


def test_certain_groups_are_those_that_all_say_the_same():
    both = problem([line(A, B, counts=counts(0, 0, 0, 0, 14))], knowing({A: 7, B: 7}))
    one_else = problem([line(A, B, counts=counts(0, 0, 0, 1, 13))], knowing({A: 7, B: 7}))

    assert set(certain_groups(both, {of(A): {5}, of(B): {5}})) == {of(A), of(B)}
    assert certain_groups(one_else, {of(A): {5}, of(B): {5}}) == []
    assert certain_groups(one_else, {of(A): {4, 5}, of(B): {5}}) == [of(A)]


def test_certain_groups_may_follow_from_rounding():
    """Five 3s and nine 5s, and A has five people: "ongeveer 3" leaves no room for a 5 in it."""
    shown = [line(A, B, counts=counts(0, 0, 5, 0, 9)), line(B, halves=9)]
    own = {of(A): {3}, of(B): {5}}
    known = knowing({A: 5, B: 9})

    assert certain_groups(problem(shown, known), own) == []
    assert certain_groups(problem([*shown, line(A, halves=6)], known), own) == [of(A), of(B)]


def test_certain_groups_refuse_numbers_that_the_rule_does_not_give():
    unanimous = problem([line(A, counts=counts(0, 0, 0, 0, 12))], knowing({A: 12}, THE_RULE))

    with pytest.raises(Impossible):
        certain_groups(unanimous, {of(A): {5}})
