"""Whether those who did not answer could have changed a majority."""

from itertools import product

import pytest

from assessments.results.nonresponse import nonresponse
from tests.results.builders import INSTRUMENT, group, overview

AGREE, DISAGREE = [0, 0, 4, 8, 0, 0], [0, 8, 4, 0, 0, 0]
FACTOR = INSTRUMENT.factor(6)


def of_raad(of, counts, submitted=12):
    seen = overview(group("raad", "Laren", submitted, of=of, f6=counts))
    return nonresponse(seen.roles["raad"], FACTOR)


def test_nothing_can_change_when_everybody_answered():
    assert of_raad(12, AGREE) is None


def test_majority_stays_when_all_others_together_are_not_enough():
    found = of_raad(15, AGREE)

    assert (found.most_agree, found.others, found.to_turn) == (True, 3, None)


def test_majority_ends_when_as_many_disagree_as_agree():
    found = of_raad(16, AGREE)

    assert (found.others, found.to_turn) == (4, 4)


def test_no_majority_can_become_one():
    found = of_raad(30, DISAGREE)

    assert (found.most_agree, found.others, found.to_turn) == (False, 18, 16)


def test_no_majority_stays_none_when_the_others_are_too_few():
    found = of_raad(15, DISAGREE)

    assert (found.most_agree, found.others, found.to_turn) == (False, 3, None)


def test_dont_know_counts_among_the_answers():
    """Ten of eighteen agree: two who disagree end it, where among opinions it would take all."""
    assert of_raad(22, [0, 0, 2, 10, 0, 6], submitted=18).to_turn == 3
    assert of_raad(22, [0, 0, 8, 10, 0, 0], submitted=18).to_turn == 3


@pytest.mark.parametrize(
    ("agreeing", "others"), [*product((0, 4, 6, 7, 9, 12), (1, 2, 3, 5, 12, 40))]
)
def test_so_many_are_enough_and_one_fewer_is_not(agreeing, others):
    """As counting every answer one by one says; the rest of the others answer as most do now."""
    found = of_raad(12 + others, [0, 12 - agreeing, 0, agreeing, 0, 0])
    people = 12 + others

    def most(otherwise):
        agree = others - otherwise if found.most_agree else otherwise
        return 2 * (found.opinion.agree / 2 + agree) > people

    turned = [n for n in range(others + 1) if most(n) != found.most_agree]
    assert found.to_turn == (turned[0] if turned else None)


def test_nothing_is_said_of_half_steps():
    assert of_raad(15, [0, 0, 4, 5, 0, 0], submitted=9) is None


def test_nothing_is_said_where_people_are_counted_nowhere():
    """Who sent in is no "other": a majority of all isn't known."""
    seen = overview(group("raad", "Laren", 12, of=15), group("raad", "Ede", 3, of=15))

    assert seen.roles["raad"].without == ("de raad van Ede",)
    assert nonresponse(seen.roles["raad"], FACTOR) is None


def test_nothing_is_said_where_a_group_is_missing_in_one_statement():
    few = {"t6a": [0, 0, 1, 1, 0, 10]}
    seen = overview(group("raad", "Laren", 12, of=15), group("raad", "Ede", 12, of=15, **few))

    assert seen.roles["raad"].factors[6].without == ("de raad van Ede",)
    assert nonresponse(seen.roles["raad"], FACTOR) is None
