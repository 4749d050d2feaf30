"""What changed: same groups only, and large enough for their number of answers."""

import datetime
from decimal import Decimal

import pytest

from assessments.results.trend import change_of_role, limit_for, season
from tests.results.builders import INSTRUMENT, at, group, overview, raden

SIX = INSTRUMENT.factor(6)


def change(earlier, now, role="raad"):
    return change_of_role(overview(*earlier), overview(*now), SIX, role)


@pytest.mark.parametrize(
    ("answers", "limit"),
    [(9, None), (10, "0.8"), (19, "0.8"), (20, "0.5"), (99, "0.5"), (100, "0.3")],
)
def test_limit_follows_the_number_of_answers(answers, limit):
    assert limit_for(answers) == (limit and Decimal(limit))


def test_change_is_between_shown_means():
    found = change(raden(Laren={"f6": at("2.8")}), raden(Laren={"f6": at("3.6")}))

    assert (found.before, found.after) == (Decimal("2.8"), Decimal("3.6"))
    assert (found.difference, found.is_clear) == (Decimal("0.8"), True)


def test_change_rests_on_the_smallest_number_of_answers():
    few = group("raad", "Laren", 30, f6=at("3.6", 30), t6b=at("3.6", 10))

    assert change([few], [group("raad", "Laren", 100)]).answers == 10
    assert change([group("raad", "Laren", 100)], [few]).answers == 10


def test_change_is_not_shown_between_other_groups():
    one, two = raden(Laren={}), raden(Laren={}, Ede={})

    assert change(one, one) is not None
    assert change(one, two) is None


def test_change_is_not_shown_when_a_group_is_missing_at_one_statement():
    missing = raden(Laren={}, Ede={"t6a": [0, 0, 2, 2, 0, 16]})

    assert change(missing, missing) is not None
    assert change(raden(Laren={}, Ede={}), missing) is None


def test_change_needs_a_score_in_both_rounds():
    few = [group("raad", "Laren", 9)]

    assert change(few, raden(Laren={})) is None
    assert change(raden(Laren={}), few) is None
    assert change(raden(Laren={}), raden(Laren={}), role="college") is None


@pytest.mark.parametrize(
    ("months", "name"),
    [((1, 2, 12), "winter"), ((3, 5), "voorjaar"), ((6, 8), "zomer"), ((9, 11), "najaar")],
)
def test_season_is_as_people_remember(months, name):
    for month in months:
        assert season(datetime.date(2025, month, 15)) == f"{name} 2025"
