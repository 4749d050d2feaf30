"""Which factors a meeting talks about, and in which order."""

import pytest

from assessments.presenters.agenda import conversation
from assessments.presenters.evening.chosen_factors import factor_choice
from tests.results.builders import at, group, overview, three_roles

FAR = three_roles(
    raad={"f6": at("2.8"), "f2": at("2.6")}, college={"f6": at("4.1"), "f2": at("4.1")}
)


def chosen(asked=(), seen=None, **options):
    seen = seen or overview(*FAR)
    return factor_choice(seen.instrument, conversation(seen, public=True, **options), asked)


def test_begin_hier_is_chosen_when_nothing_is_asked():
    assert (chosen().numbers, chosen().is_own) == ((2, 6), False)


def test_chosen_factors_follow_the_agenda_not_the_address():
    found = chosen([10, 6, 1])

    assert [each.number for each in found.chosen] == [6, 1, 10]
    assert found.is_own


def test_order_that_the_manager_chose_is_followed():
    assert chosen([2, 6], order={6: 1, 2: 2}).numbers == (6, 2)


@pytest.mark.parametrize("asked", [[0], [11], [None], [None, 99]])
def test_what_is_no_factor_is_passed_over(asked):
    assert chosen(asked).numbers == (2, 6)
    assert chosen([*asked, 3]).numbers == (3,)


def test_factor_asked_twice_is_chosen_once():
    assert chosen([3, 3]).numbers == (3,)


def test_every_factor_is_offered_those_that_are_not_shown_last():
    seen = overview(*three_roles(*[{"f1": [0, 0, 2, 2, 0, 0]}] * 3))
    offered = chosen(seen=seen).offered

    assert sorted(each.number for each in offered) == list(range(1, 11))
    assert [each.number for each in offered if each.line is None] == [1]
    assert offered[-1].number == 1


def test_with_nothing_shown_nothing_is_chosen_until_somebody_does():
    seen = overview(group("raad", "Laren", 3, of=15))

    assert chosen(seen=seen).numbers == ()
    assert chosen([6], seen=seen).numbers == (6,)
