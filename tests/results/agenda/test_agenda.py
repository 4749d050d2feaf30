"""The conversation agenda: every factor in one group, the order, and where to begin."""

import pytest

from assessments.results.agenda import AgendaGroup, agenda
from tests.results.builders import INSTRUMENT, at, group, overview, three_roles

INFORM, DISCUSS, EXPLORE, TAKE_UP, KEEP = AgendaGroup
MOST = [0, 0, 9, 11, 0, 0]
HALF = [0, 0, 10, 10, 0, 0]
DIVIDED = [0, 7, 6, 7, 0, 0]
UNKNOWN = [0, 0, 5, 5, 0, 10]


def all_agree(**tables):
    return {f"f{number}": MOST for number in range(1, 11)} | tables


def same_in_every_role(**tables):
    return three_roles(*[all_agree(**tables)] * 3)


def talk(*voices, order=None):
    return agenda(overview(*voices), order=order or {})


def numbers(made, chosen):
    return [entry.factor.number for entry in made.groups[chosen]]


def begin(*voices):
    return [entry.factor.number for entry in talk(*voices).begin_here]


def test_every_factor_is_in_one_group():
    raad = all_agree(t8a=UNKNOWN, t5a=DIVIDED, f3=HALF, f2=HALF)
    other = all_agree(f3=HALF)
    made = talk(*three_roles(raad, other, other))

    assert [numbers(made, chosen) for chosen in AgendaGroup] == [
        [8],
        [5],
        [2],
        [3],
        [1, 4, 6, 7, 9, 10],
    ]
    assert made.not_shown == ()


def test_factors_without_a_score_are_not_on_the_agenda():
    made = talk(group("raad", "Laren", 12, t3a=[0, 0, 2, 2, 0, 0]))

    assert made.entry(3) is None
    assert [factor.number for factor in made.not_shown] == [3]
    assert talk(group("raad", "Laren", 4)).not_shown == INSTRUMENT.factors


@pytest.mark.parametrize("chosen", AgendaGroup)
def test_every_group_has_its_words(chosen):
    assert chosen.explanation.endswith(".")
    assert chosen.rule.endswith(".")
    assert chosen.question.endswith("?")


# --- The order within a group ------------------------------------------------------------------


def test_inform_puts_what_is_least_known_first():
    voices = three_roles({"t3a": [0, 0, 5, 5, 0, 5], "t8a": UNKNOWN})

    assert numbers(talk(*voices), INFORM) == [8, 3]


def test_discuss_puts_the_largest_difference_first():
    """Whatever the reason is: a division on which means differ little comes last."""
    raad = all_agree(t2a=DIVIDED, f6=at("2.5"), f9=at("2.0"))

    assert numbers(talk(*three_roles(raad, all_agree(), all_agree())), DISCUSS) == [9, 6, 2]


def test_explore_puts_the_largest_difference_in_shares_first():
    raad = all_agree(f2=HALF, f4=[0, 0, 12, 8, 0, 0])

    assert numbers(talk(*three_roles(raad, all_agree(), all_agree())), EXPLORE) == [4, 2]


def test_take_up_puts_the_role_that_agrees_least_first():
    raad = all_agree(f2=HALF, f4=[0, 0, 14, 6, 0, 0])
    other = all_agree(f2=[0, 0, 11, 9, 0, 0], f4=HALF)

    assert numbers(talk(*three_roles(raad, other, other)), TAKE_UP) == [4, 2]


def test_keep_puts_the_highest_lowest_role_first():
    """On 7 the raden agree most of all, but another role much less."""
    raad = all_agree(f7=[0, 0, 0, 19, 1, 0], f9=[0, 0, 5, 15, 0, 0])
    other = all_agree(f9=[0, 0, 6, 14, 0, 0])

    assert numbers(talk(*three_roles(raad, other, other)), KEEP)[:2] == [9, 1]


# --- Begin hier --------------------------------------------------------------------------------


def test_begin_here_takes_the_first_of_three_groups():
    tables = all_agree(f2=at("3.0"), f4=at("2.8"))
    raad = tables | {"t8a": UNKNOWN, "f6": at("2.0"), "f9": at("2.4")}

    assert begin(*three_roles(raad, tables, tables)) == [6, 8, 4]


def test_begin_here_takes_what_is_to_explore_when_a_group_is_empty():
    raad = all_agree(f2=HALF, f6=at("2.0"), t8a=UNKNOWN)

    assert begin(*three_roles(raad, all_agree(), all_agree())) == [6, 8, 2]


def test_begin_here_is_filled_up_with_what_a_role_agrees_with_least():
    voices = same_in_every_role(f2=[0, 0, 12, 8, 0, 0], f5=[0, 0, 14, 6, 0, 0], f9=HALF)

    assert begin(*voices) == [5, 2, 9]


def test_begin_here_has_no_more_than_there_is_to_talk_about():
    assert begin(*same_in_every_role(f2=HALF)) == [2]
    assert begin(*same_in_every_role()) == []


# --- Another order -----------------------------------------------------------------------------


FAR = {"f3": at("2.5"), "f6": at("2.2"), "f8": at("2.4")}


def reordered(order=None):
    """Three factors to discuss: 6 by the rule, then 8, then 3."""
    return talk(*three_roles(all_agree(**FAR), all_agree(), all_agree()), order=order)


def test_order_is_the_rules_without_another_one():
    assert numbers(reordered(), DISCUSS) == [6, 8, 3]
    assert not reordered().is_reordered


def test_other_order_holds_within_the_group_and_where_to_begin_follows():
    made = reordered({3: 1, 6: 2, 8: 3})

    assert numbers(made, DISCUSS) == [3, 6, 8]
    assert [entry.factor.number for entry in made.begin_here] == [3, 6, 8]
    assert made.is_reordered


def test_factors_without_a_place_come_after_those_that_have_one():
    assert numbers(reordered({8: 1}), DISCUSS) == [8, 6, 3]


def test_factor_stays_in_its_group_whatever_its_place():
    made = reordered({1: 1, 6: 5})

    assert numbers(made, DISCUSS) == [6, 8, 3]
    assert numbers(made, KEEP)[0] == 1
    assert not made.is_reordered


def test_order_that_is_the_rules_own_is_not_called_another_one():
    assert not reordered({6: 1, 8: 2, 3: 3}).is_reordered
