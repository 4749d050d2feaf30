"""Every table of five to fourteen opinions, every insider: nobody's answer is certain."""

from collections import defaultdict

import pytest

from assessments.results.blocks import safe_table
from tests.privacy.attacker.certainty import certain_answer, truths
from tests.privacy.attacker.sabotage import as_answered_by_five
from tests.results.test_blocks import tables_of

SIZES = range(5, 15)


def published(opinions, rule=safe_table):
    """Every published table with all that people may have answered, by trying everything."""
    possible = defaultdict(set)
    for counts in tables_of(opinions):
        possible[tuple(rule(counts, 0).counts)].add(counts)
    return {table: frozenset(counts) for table, counts in possible.items()}


def insiders(rule=safe_table):
    """Every published table with every own answer that can be in it."""
    for opinions in SIZES:
        for table, possible in published(opinions, rule).items():
            for own in range(1, 6):
                if any(counts[own - 1] for counts in possible):
                    yield table, possible, own


def test_no_insider_is_certain_of_somebody_elses_answer():
    certain = [table for table, possible, own in insiders() if certain_answer(possible, own)]

    assert certain == []
    assert len(list(insiders())) == 42_110


def test_no_outsider_is_certain_of_an_answer():
    """Nor is somebody who took part and gave no opinion."""
    found = [possible for size in SIZES for possible in published(size).values()]

    assert [possible for possible in found if certain_answer(possible)] == []
    assert len(found) == 11_252


def test_without_softening_insiders_are_certain():
    certain = [
        (table, own)
        for table, possible, own in insiders(as_answered_by_five)
        if certain_answer(possible, own)
    ]

    # Unanimous, and the one who differs from all others: 5 and 20 tables of each size.
    assert len(certain) == len(SIZES) * (5 + 20)


@pytest.mark.parametrize("opinions", [5, 6, 8])
@pytest.mark.parametrize("rule", [safe_table, as_answered_by_five])
def test_truths_are_all_that_publish_the_same_table(opinions, rule):
    for table, possible in published(opinions, rule).items():
        assert truths(table, rule) == possible
