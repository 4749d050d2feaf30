"""How many answered: no count of fewer than five invited people, also by subtraction."""

import random
from itertools import combinations

import pytest

from assessments.results.blocks import partition
from assessments.results.turnout import counted_together, kept_together, published_turnout

ROLES = ("raad", "college", "organisatie")


@pytest.mark.parametrize(
    ("invited", "together"),
    [
        ({"a": 15, "b": 5}, ""),
        ({"a": 15, "b": 9, "c": 4}, "bc"),
        ({"a": 15, "b": 9, "c": 4, "d": 1}, "cd"),
        ({"a": 15, "b": 9, "c": 2, "d": 1}, "bcd"),
        ({"a": 3}, "a"),
        ({"a": 15, "b": 0}, ""),
    ],
)
def test_small_groups_are_kept_together_with_as_few_as_it_takes(invited, together):
    assert kept_together(invited) == set(together)


def partnership(seed):
    chance = random.Random(seed)
    atoms = [(place, role) for role in ROLES for place in "ABCDE"[: 1 + seed % 5]]
    invited = {atom: chance.choice([0, 1, 2, 3, 4, 5, 6, 9, 15]) for atom in atoms}
    submitted = {atom: chance.randint(0, n) for atom, n in invited.items()}
    return atoms, invited, submitted


@pytest.mark.parametrize("seed", range(60))
def test_every_count_of_an_open_round_is_of_five_or_more(seed):
    _atoms, invited, _submitted = partnership(seed)
    sets = counted_together(invited)

    assert sorted(atom for each in sets for atom in each) == sorted(
        a for a in invited if invited[a]
    )
    if sum(invited.values()) >= 5:
        assert all(sum(invited[atom] for atom in each) >= 5 for each in sets)


def published(seed):
    atoms, invited, submitted = partnership(seed)
    parts = partition(submitted)
    added = dict.fromkeys(atoms, 0)
    return invited, published_turnout(
        parts, atoms, invited=invited, submitted=submitted, added=added
    )


@pytest.mark.parametrize("seed", range(60))
def test_no_total_minus_the_groups_that_are_counted_is_of_fewer_than_five(seed):
    """Totals of a role, pools, and who is left out: what is left is of five invited, or nobody."""
    invited, turnout = published(seed)
    counted = {
        (code, role) for code, role, _n, submitted, _ in turnout.groups if submitted is not None
    }
    assert all(not 0 < invited[atom] < 5 for atom in counted)
    for role in ROLES:
        left = turnout.totals[role][0] - sum(invited[atom] for atom in counted if atom[1] == role)
        assert left == 0 or left >= 5


@pytest.mark.parametrize("seed", range(60))
def test_what_a_pool_holds_does_not_depend_on_whether_a_small_group_answered(seed):
    invited, turnout = published(seed)
    placed = {atom for block in turnout.parts.blocks for atom in block} | turnout.parts.left_out
    assert {atom for atom, n in invited.items() if 0 < n < 5} <= placed
    assert all(not a & b for a, b in combinations(turnout.parts.blocks, 2))
