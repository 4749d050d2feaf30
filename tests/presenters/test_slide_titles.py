"""What slides say above their pictures."""

from decimal import Decimal

import pytest

from assessments.presenters.agenda import conversation
from assessments.presenters.chosen_factors import factor_choice
from assessments.presenters.slide_titles import conversation_title, ten_factors_title
from tests.results.builders import INSTRUMENT, at, group, overview, three_roles

FAR = three_roles(raad={"f6": at("2.8")}, college={"f6": at("4.1")})


def a_range(number, low, high):
    return INSTRUMENT.factor(number), Decimal(low), Decimal(high)


def title(*voices, ranges=()):
    return ten_factors_title(overview(*voices), ranges)


def test_roles_that_are_far_apart_come_first():
    assert title(*FAR, ranges=[a_range(3, "1.2", "4.8")]) == (
        "Over Organisatie verschillen de rollen het meest: raden 2,8, colleges 4,1"
    )


def test_then_the_raden_that_are_far_apart():
    ranges = [a_range(3, "2.9", "3.7"), a_range(5, "3.0", "3.4")]

    assert title(*three_roles(raad={"f6": at("3.0")}), ranges=ranges) == (
        "Over Keuze lopen de raden het meest uiteen: van 2,9 tot 3,7"
    )


def test_then_the_roles_where_they_differ_at_all():
    voices = three_roles(raad={"f6": at("3.2")})

    assert title(*voices, ranges=[a_range(3, "3.0", "3.7")]) == (
        "Over Organisatie verschillen de rollen het meest: raden 3,2, colleges 3,5"
    )


def test_roles_that_agree_are_said_to():
    assert title(*three_roles()) == "De rollen denken over alle tien factoren ongeveer hetzelfde"


def test_of_one_role_the_ends_are_named():
    assert title(group("raad", "Laren", 20, f6=at("2.8"), f1=at("4.1"))) == (
        "Het hoogst is Belangen (4,1), het laagst Organisatie (2,8)"
    )
    assert title(group("raad", "Laren", 20)) == (
        "Elke factor die u ziet, krijgt hetzelfde cijfer: 3,5"
    )


def test_half_steps_only_are_said_to_be_so():
    assert title(group("raad", "Laren", 7)) == (
        "Er zijn alleen afgeronde gemiddelden: per groep 5 tot 9 antwoorden"
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], "Begin bij Organisatie"),
        ([1, 6], "Wij praten over Organisatie en Belangen"),
        ([1, 2, 3, 4, 6], "Wij praten over 5 factoren"),
    ],
)
def test_what_is_talked_about_is_named_as_far_as_there_is_room(asked, expected):
    seen = overview(*FAR)
    choice = factor_choice(seen.instrument, conversation(seen, public=True), asked)

    assert conversation_title(choice) == expected
