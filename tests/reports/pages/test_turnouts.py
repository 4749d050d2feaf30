"""How many of whom answered, on the first page of a report."""

from assessments.reports.pages.turnouts import Turnout, turnouts
from tests.reports import builders
from tests.results.builders import CODES, group, overview

LAREN = CODES["Laren"]


def test_turnouts_count_the_own_raad_and_each_role():
    assert turnouts(builders.bel(), LAREN) == (
        Turnout("onze raad", 11, 15),
        Turnout("alle raden", 31, 43),
        Turnout("colleges samen", 10, 12),
        Turnout("BEL Combinatie", 62, 90),
    )


def test_turnouts_count_those_who_are_not_shown_too():
    assert turnouts(builders.nothing_shown(), LAREN) == (
        Turnout("onze raad", 3, 15),
        Turnout("alle raden", 3, 15),
        Turnout("organisatie", 0, 9),
    )


def test_turnouts_leave_a_role_out_that_was_not_asked():
    built = overview(group("raad", "Laren", 11, of=15), group("raad", "Eemnes", 9))
    assert [turnout.name for turnout in turnouts(built, LAREN)] == [
        "onze raad",
        "alle raden",
    ]


def test_turnouts_count_all_raden_for_who_sees_only_one():
    built = overview(
        group("raad", "Laren", 11, of=15),
        group("raad", "Eemnes", 5, of=8),
        group("raad", "Blaricum", 4, of=5),
        own="Laren",
        sees_others=False,
    )
    assert turnouts(built, LAREN)[1] == Turnout("alle raden", 20, 28)
