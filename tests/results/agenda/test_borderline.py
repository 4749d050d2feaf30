"""How firm a factor's group is: nothing at full response, and never more than numbers tell."""

import pytest

from assessments.results.agenda import AgendaGroup, agenda
from assessments.results.agenda.borderline import chances
from tests.results.builders import at, group, overview

INFORM, DISCUSS, EXPLORE, TAKE_UP, KEEP = AgendaGroup


def raad(submitted, of, counts):
    return group("raad", "Laren", submitted, of=of, **{f"f{n}": counts for n in range(1, 11)})


def bordering(*voices):
    return agenda(overview(*voices)).entry(1).bordering


def test_nothing_is_on_the_border_when_everybody_answered():
    assert bordering(raad(20, 20, [0, 0, 9, 11, 0, 0])) is None


def test_small_majority_of_half_the_people_is_on_the_border():
    assert bordering(raad(20, 40, [0, 0, 9, 11, 0, 0])) is TAKE_UP


def test_large_majority_of_half_the_people_is_firm():
    assert bordering(raad(20, 40, [0, 0, 3, 17, 0, 0])) is None


def test_same_majority_is_firmer_the_more_people_answered():
    likely = [
        chances(overview(raad(20, of, [0, 0, 8, 12, 0, 0])), _factor())[KEEP]
        for of in (80, 40, 25, 21, 20)
    ]

    assert likely == sorted(likely)
    assert likely[-1] == 1.0


def test_almost_a_third_who_do_not_know_borders_on_inform():
    assert bordering(raad(30, 60, [0, 0, 0, 20, 1, 9])) is INFORM


def test_roles_almost_a_point_apart_border_on_discuss():
    voices = [raad(20, 40, at("3.8")), group("college", "Laren", 20, of=40, f1=at("4.7"))]

    assert bordering(*voices) is DISCUSS


@pytest.mark.parametrize("counts", [[0, 7, 6, 7, 0, 0], [0, 0, 5, 5, 0, 10], [1, 2, 3, 10, 4, 0]])
def test_chances_add_up_to_one(counts):
    likely = chances(overview(raad(20, 30, counts), group("college", "Laren", 10, 12)), _factor())

    assert sum(likely.values()) == pytest.approx(1)
    assert all(0 <= chance <= 1 for chance in likely.values())


def _factor():
    return overview(raad(10, 10, [0, 0, 5, 5, 0, 0])).instrument.factor(1)
