"""The rule against an independent recount: people one by one instead of counts."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.results.blocks import K, Partition, SafeTable, partition, safe_table

CODES = ["", "GM0001", "GM0002", "GM0003", "GM0004", "GM0005", "GM0006"]
ROLES = ["raad", "college", "organisatie"]

sizes_of_rounds = st.dictionaries(
    st.tuples(st.sampled_from(CODES), st.sampled_from(ROLES)), st.integers(0, 11)
)


def group_of(person, people):
    """Who is counted together with this person, by the words of the rule; None when left out."""
    atom = person[0]
    peers = [other for other in people if other[0][1] == atom[1]]
    own = [other for other in peers if other[0] == atom]
    if atom[1] != "college" and len(own) >= 5:
        return frozenset({atom})
    pooled = [
        other
        for other in peers
        if atom[1] == "college" or sum(peer[0] == other[0] for peer in peers) < 5
    ]
    return frozenset(other[0] for other in pooled) if len(pooled) >= 5 else None


@given(sizes_of_rounds)
def test_partition_equals_a_recount_of_people(sizes):
    people = [(atom, number) for atom, size in sizes.items() for number in range(size)]
    groups = {person: group_of(person, people) for person in people}

    result = partition(sizes)

    assert set(result.blocks) == {group for group in groups.values() if group}
    assert result.left_out == {person[0] for person, group in groups.items() if not group}


@given(sizes_of_rounds)
def test_partition_puts_every_atom_with_ballots_in_one_place(sizes):
    result = partition(sizes)
    placed = [atom for block in result.blocks for atom in block] + list(result.left_out)

    assert sorted(placed) == sorted(atom for atom, size in sizes.items() if size)
    assert all(sum(sizes[atom] for atom in block) >= 5 for block in result.blocks)


@given(sizes_of_rounds)
def test_partition_has_one_order(sizes):
    assert partition(dict(reversed(sizes.items()))).blocks == partition(sizes).blocks


def test_partition_shows_five_people_and_pools_four():
    sizes = {("GM0001", "raad"): 5, ("GM0002", "raad"): 4, ("GM0003", "raad"): 1}

    assert partition(sizes) == Partition(
        (frozenset({("GM0001", "raad")}), frozenset({("GM0002", "raad"), ("GM0003", "raad")})),
        frozenset(),
    )


def test_partition_pools_large_colleges_too():
    sizes = {("GM0001", "college"): 9, ("GM0002", "college"): 7}

    assert partition(sizes).blocks == (frozenset(sizes),)


def test_partition_leaves_out_a_pool_of_four():
    sizes = {("GM0001", "organisatie"): 2, ("GM0002", "organisatie"): 2, ("", "organisatie"): 60}

    assert partition(sizes) == Partition(
        (frozenset({("", "organisatie")}),),
        frozenset({("GM0001", "organisatie"), ("GM0002", "organisatie")}),
    )


def test_partition_never_pools_two_roles():
    sizes = {("GM0001", "raad"): 4, ("GM0001", "organisatie"): 4, ("GM0001", "college"): 4}

    assert partition(sizes) == Partition((), frozenset(sizes))


@pytest.mark.parametrize("sizes", [{("GM0001", "griffie"): 8}, {("GM0001", "raad"): -1}])
def test_partition_refuses_what_is_no_group(sizes):
    with pytest.raises(ValueError, match="no such group"):
        partition(sizes)


def tables_of(opinions):
    """Every table of so many opinions."""
    for a, b, c, d in product(range(opinions + 1), repeat=4):
        if a + b + c + d <= opinions:
            yield (a, b, c, d, opinions - a - b - c - d)


EXPECTED_OF_UNANIMITY = {
    1: (5, 2, 0, 0, 0),
    2: (1, 5, 1, 0, 0),
    3: (0, 1, 5, 1, 0),
    4: (0, 0, 1, 5, 1),
    5: (0, 0, 0, 2, 5),
}
EXPECTED_OF_ONE_OTHER = {
    (1, 2): (5, 2, 0, 0, 0),
    (1, 3): (5, 1, 1, 0, 0),
    (1, 5): (5, 1, 0, 0, 1),
    (2, 1): (1, 5, 1, 0, 0),
    (2, 3): (1, 5, 1, 0, 0),
    (2, 5): (1, 5, 0, 0, 1),
    (3, 1): (1, 0, 5, 1, 0),
    (3, 2): (0, 1, 5, 1, 0),
    (3, 5): (0, 1, 5, 0, 1),
    (4, 1): (1, 0, 0, 5, 1),
    (4, 3): (0, 0, 1, 5, 1),
    (4, 5): (0, 0, 1, 5, 1),
    (5, 1): (1, 0, 0, 1, 5),
    (5, 4): (0, 0, 0, 2, 5),
}


def counted(answers):
    return [answers.count(answer) for answer in (1, 2, 3, 4, 5)]


@pytest.mark.parametrize(("answer", "expected"), EXPECTED_OF_UNANIMITY.items())
def test_safe_table_softens_unanimity(answer, expected):
    assert safe_table(counted([answer] * 7), 3) == SafeTable(expected, 3)


@pytest.mark.parametrize(("answers", "expected"), EXPECTED_OF_ONE_OTHER.items())
def test_safe_table_softens_all_but_one(answers, expected):
    mode, other = answers

    assert safe_table(counted([mode] * 6 + [other]), 0) == SafeTable(expected, 0)


def test_safe_table_needs_five_opinions_not_five_people():
    assert safe_table([1, 1, 1, 1, 0], 9) is None
    assert safe_table([1, 1, 1, 1, 1], 0) == SafeTable((1, 1, 1, 1, 1), 0)


@pytest.mark.parametrize("opinions", range(5, 15))
def test_safe_table_is_its_own_safe_table(opinions):
    for counts in tables_of(opinions):
        safe = safe_table(counts, 1)
        assert safe is not None
        assert safe_table(safe.counts, safe.dont_know) == safe
        assert sum(safe.counts) == opinions
        assert opinions - max(safe.counts) >= 2


@pytest.mark.parametrize("opinions", range(5, 15))
def test_safe_table_changes_only_what_is_nearly_unanimous(opinions):
    for counts in tables_of(opinions):
        moved = sum(abs(a - b) for a, b in zip(counts, safe_table(counts, 0).counts, strict=True))
        assert moved == 2 * max(0, 2 - (opinions - max(counts)))


@pytest.mark.parametrize("counts", [[5, 5, 5, 5], [5, 5, 5, 5, 5, 5], [9, -1, 0, 0, 0]])
def test_safe_table_refuses_what_is_no_table(counts):
    with pytest.raises(ValueError, match="not a table"):
        safe_table(counts, 0)


def test_safe_table_refuses_a_negative_number_of_dont_knows():
    with pytest.raises(ValueError, match="not a table"):
        safe_table([5, 5, 5, 5, 5], -1)


def test_k_is_five():
    assert K == 5
