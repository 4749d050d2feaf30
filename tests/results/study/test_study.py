"""The agenda's promises over plausible rounds; `make study` draws enough to measure them."""

import pytest

from tests.results.study.study import report, study


@pytest.fixture(scope="module")
def few():
    return study(rounds=12, draws=1)


def test_begin_here_has_three_entries_wherever_there_are_three(few):
    assert few.wrong_beginnings == 0


def test_nothing_is_kept_that_a_role_has_no_majority_for(few):
    assert few.kept_without_majority == 0


def test_no_factor_below_three_goes_unnamed(few):
    assert few.unnamed == 0


@pytest.mark.study
def test_conclusions_hold_when_others_answer():
    found = study(rounds=300, draws=10)
    print("\n" + report(found))

    assert found.firm.kept_share >= 0.9
    assert found.marked_share <= 1 / 3
    assert (found.wrong_beginnings, found.kept_without_majority, found.unnamed) == (0, 0, 0)
    assert found.commonest_beginning < 0.25
