import datetime
from decimal import Decimal

from assessments.results.between_rounds.rounds_beside import (
    lines_of_place,
    lines_of_role,
    names_of,
    roles_of,
)
from assessments.results.between_rounds.trend import Change, Incomparable
from tests.results.builders import CODES, at, group, overview, raden

Day = datetime.date


def rounds(*each):
    """A round per year, the oldest first."""
    return tuple(overview(*voices, closed_on=Day(2020 + n, 10, 1)) for n, voices in enumerate(each))


def test_rounds_are_named_by_season_or_by_month_where_two_have_the_same():
    def named(*days):
        return names_of([overview(*raden(Laren={}), closed_on=day) for day in days])

    assert named(Day(2024, 10, 1), Day(2025, 5, 1)) == ("najaar 2024", "voorjaar 2025")
    assert named(Day(2024, 10, 1), Day(2024, 11, 1)) == ("oktober 2024", "november 2024")
    assert named(Day(2024, 10, 1), Day(2024, 10, 1)) == ("ronde 1", "ronde 2")


def test_role_has_a_result_per_round_and_a_change_since_the_one_before():
    three = rounds(*(raden(Laren={"f6": at(mean)}) for mean in ("2.8", "3.6", "3.5")))
    group_ = lines_of_role(three, "raad")
    line = group_.lines[5]

    assert (group_.label, line.factor.number) == ("raden", 6)
    assert [step.result.mean for step in line.steps] == [Decimal(m) for m in ("2.8", "3.6", "3.5")]
    assert line.steps[0].change is None
    assert [step.change.arrow for step in line.steps[1:]] == ["↑", ""]


def test_round_in_which_a_role_was_not_asked_has_no_result():
    two = rounds([group("college", "Laren", 20)], raden(Laren={}))
    steps = lines_of_role(two, "raad").lines[0].steps

    assert steps[0].result is None
    assert steps[1].change is Incomparable.NOT_ASKED_THEN


def test_roles_of_any_round_are_named_in_order():
    two = rounds([group("organisatie", "Laren", 20)], raden(Laren={}))

    assert roles_of(two) == ("raad", "organisatie")


def test_place_is_followed_by_itself():
    two = rounds(raden(Laren={"f6": at("2.8")}, Ede={}), raden(Laren={"f6": at("3.6")}, Heiloo={}))
    (place,) = [each for each in two[-1].places if each.code == CODES["Laren"]]
    group_ = lines_of_place(two, place, "raad")

    assert group_.label == "raad Laren"
    assert isinstance(group_.lines[5].steps[1].change, Change)
    assert group_.lines[5].steps[1].change.difference == Decimal("0.8")
