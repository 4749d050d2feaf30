"""What changed: same groups only, and large enough for their number of answers."""

import datetime
from decimal import Decimal

import pytest

from assessments.results.between_rounds.mergers import Dissolved, Mergers
from assessments.results.between_rounds.trend import (
    Change,
    Incomparable,
    change_of_role,
    limit_for,
    pair_of_place,
    pair_of_role,
)
from assessments.results.cells import Place
from tests.results.builders import CODES, INSTRUMENT, at, group, overview, raden

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
    assert change(raden(Laren={}), raden(Laren={})) is not None
    assert change(raden(Laren={}), raden(Ede={})) is None


# --- What two rounds have in common ----------------------------------------------------------

UP = {"f6": at("3.6")}


def test_change_is_of_the_groups_that_both_rounds_have():
    before = raden(Laren={"f6": at("2.8")}, Ede={"f6": at("2.8")}, Eemnes={"f6": at("1.2")})
    found = change(before, raden(Laren=UP, Ede=UP, Rhenen={"f6": at("1.2")}))

    assert (found.before, found.after) == (Decimal("2.8"), Decimal("3.6"))
    assert (found.part, found.answers) == (2, 40)


def test_change_of_the_same_groups_is_of_the_whole():
    assert change(raden(Laren={}, Ede={}), raden(Laren=UP, Ede=UP)).part == 0


def test_small_groups_together_are_the_same_as_those_groups_apart():
    """Ede and Rhenen were a pool of eight, and are twenty people each now."""
    pool = (group("raad", "Ede", 4), group("raad", "Rhenen", 4))
    pair = pair_of_role(
        overview(*raden(Laren={}), *pool), overview(*raden(Ede={}, Rhenen={}, Eemnes={})), "raad"
    )

    assert pair.then.places == pair.now.places
    assert [place.name for place in pair.now.places] == ["Ede", "Rhenen"]


def test_pool_that_is_another_one_now_is_left_out():
    pool = (group("raad", name, 4) for name in ("Ede", "Rhenen", "Heiloo"))
    before = overview(*raden(Laren={}), *pool)
    now = overview(*raden(Laren={}, Eemnes={}, Ede={}))
    pair = pair_of_role(before, now, "raad")

    assert (pair.is_part, [place.name for place in pair.now.places]) == (True, ["Laren"])


def test_what_went_into_a_new_municipality_is_among_what_both_have():
    earlier = merged(*raden(Blaricum={}, Eemnes={}, Ede={}))
    pair = pair_of_role(earlier, overview(*raden(Laren={}, Rhenen={})), "raad")

    assert pair.then.label == "raden van Blaricum en Eemnes samen"
    assert pair.now.label == "raad Laren"


def test_groups_in_common_are_not_shown_to_who_may_not_see_others():
    one, two = raden(Laren={}, Ede={}), raden(Laren={}, Ede={}, Rhenen={})
    seen = [overview(*each, own="Laren", sees_others=False) for each in (one, two)]

    assert pair_of_role(overview(*one), overview(*two), "raad").is_part
    assert pair_of_role(*seen, "raad").change(SIX) is Incomparable.OTHER_PEOPLE


def test_groups_in_common_are_not_shown_where_five_to_nine_are_left():
    """Of the raad with seven people more would be known than half steps."""
    seven = [*raden(Laren={}, Ede={}), group("raad", "Rhenen", 7)]
    ten = [*raden(Laren={}, Ede={}), group("raad", "Rhenen", 10)]

    assert change(raden(Laren={}, Ede={}), seven) is None
    assert change(raden(Laren={}, Ede={}), ten).part == 2


def test_colleges_of_other_municipalities_are_not_compared():
    """They are always one group."""
    one = [group("college", name, 6) for name in ("Laren", "Ede")]

    assert change(one, [*one, group("college", "Rhenen", 6)], "college") is None


def test_change_is_not_shown_when_a_group_is_missing_at_one_statement():
    missing = raden(Laren={}, Rhenen={}, Heiloo={}, Ede={"t6a": [0, 0, 2, 2, 0, 16]})

    assert change(missing, missing) is not None
    assert change(raden(Laren={}, Ede={}), missing) is None


def test_change_needs_a_score_in_both_rounds():
    few = [group("raad", "Laren", 9)]

    assert change(few, raden(Laren={})) is None
    assert change(raden(Laren={}), few) is None
    assert change(raden(Laren={}), raden(Laren={}), role="college") is None


# --- Municipalities that became one ----------------------------------------------------------

MERGED_ON = datetime.date(2025, 1, 1)
BECAME_LAREN = Mergers(
    tuple(
        Dissolved(Place(CODES[name], name), MERGED_ON, Place(CODES["Laren"], "Laren"), MERGED_ON)
        for name in ("Blaricum", "Eemnes")
    )
)
THEN = {"closed_on": datetime.date(2024, 10, 1)}


def merged(*voices, mergers=BECAME_LAREN, **options):
    return overview(*voices, mergers=mergers, **THEN, **options)


def test_role_is_compared_with_all_that_went_into_its_places():
    voices = raden(Blaricum={"f6": at("2.8")}, Eemnes={"f6": at("2.8")})
    apart, earlier = overview(*voices, **THEN), merged(*voices)
    now = overview(*raden(Laren={"f6": at("3.6")}))

    assert change_of_role(apart, now, SIX, "raad") is None
    found = change_of_role(earlier, now, SIX, "raad")
    assert (found.before, found.after) == (Decimal("2.8"), Decimal("3.6"))


def test_role_is_not_compared_when_one_of_them_was_not_counted():
    now = overview(*raden(Laren={}))

    for earlier in (
        merged(*raden(Blaricum={})),
        merged(*raden(Blaricum={}), group("raad", "Eemnes", 4)),
    ):
        pair = pair_of_role(earlier, now, "raad")
        assert pair.change(SIX) is Incomparable.OTHER_PEOPLE


def test_municipality_is_compared_with_the_union_of_what_went_into_it():
    """20 people with 2,8 and 60 with 3,8: together 3,55, so 3,6."""
    earlier = merged(
        group("raad", "Blaricum", 20, f6=at("2.8")), group("raad", "Eemnes", 60, f6=at("3.8", 60))
    )
    found = pair_of_place(earlier, overview(*raden(Laren={})), CODES["Laren"], "raad")

    assert found.then.label == "raden van Blaricum en Eemnes samen"
    assert found.then.statements["6a"].counts == (0, 4, 28, 48, 0)
    assert found.change(SIX) == Change(SIX, "raad", Decimal("3.6"), Decimal("3.5"), 20)


def test_union_is_of_whole_blocks_only():
    now = overview(*raden(Laren={}))
    small_and_other = merged(
        *raden(Blaricum={}), group("raad", "Eemnes", 4), group("raad", "Ede", 3)
    )
    pool_of_both = merged(group("raad", "Blaricum", 4), group("raad", "Eemnes", 4))

    one, other = (
        pair_of_place(earlier, now, CODES["Laren"], "raad")
        for earlier in (small_and_other, pool_of_both)
    )
    assert (one.then, one.why_not) == (None, Incomparable.TOO_FEW_THEN)
    assert (other.then.submitted, other.why_not) == (8, None)


def test_viewer_of_one_municipality_sees_what_went_into_that_one_and_nothing_of_others():
    voices = raden(Blaricum={}, Eemnes={}, Ede={})
    became_rhenen = Dissolved(
        Place(CODES["Ede"], "Ede"), MERGED_ON, Place(CODES["Rhenen"], "Rhenen"), MERGED_ON
    )
    both = Mergers((*BECAME_LAREN.dissolved, became_rhenen))
    everything = {(CODES["Laren"], "raad"), (CODES["Rhenen"], "raad")}

    assert set(merged(*voices, mergers=both).merged) == everything
    for own, seen in (("Laren", {(CODES["Laren"], "raad")}), ("Heiloo", set())):
        shown = merged(*voices, mergers=both, own=own, sees_others=False)
        assert set(shown.merged) == seen


# --- Why there is no comparison --------------------------------------------------------------


def why(earlier, now, code=None):
    pair = (
        pair_of_place(overview(*earlier), overview(*now), code, "raad")
        if code
        else pair_of_role(overview(*earlier), overview(*now), "raad")
    )
    return pair.change(SIX)


FEW, SMALL = group("raad", "Laren", 9), group("raad", "Laren", 4)
COLLEGE = group("college", "Laren", 20)
UNKNOWN = group("raad", "Laren", 20, f6=[0, 0, 2, 2, 0, 16])


@pytest.mark.parametrize(
    ("earlier", "now", "reason"),
    [
        ([FEW], raden(Laren={}), Incomparable.TOO_FEW_THEN),
        ([SMALL], raden(Laren={}), Incomparable.TOO_FEW_THEN),
        ([UNKNOWN], raden(Laren={}), Incomparable.TOO_FEW_THEN),
        (raden(Laren={}), [FEW], Incomparable.TOO_FEW_NOW),
        (raden(Laren={}), [SMALL], Incomparable.TOO_FEW_NOW),
        ([COLLEGE], raden(Laren={}), Incomparable.NOT_ASKED_THEN),
        (raden(Laren={}), [COLLEGE], Incomparable.NOT_ASKED_NOW),
    ],
)
def test_reason_is_the_same_for_a_role_and_for_its_one_municipality(earlier, now, reason):
    assert why(earlier, now) is reason
    assert why(earlier, now, CODES["Laren"]) is reason


def test_municipality_that_joined_was_not_asked_then():
    assert why(raden(Ede={}), raden(Laren={}, Ede={}), CODES["Laren"]) is (
        Incomparable.NOT_ASKED_THEN
    )


def test_hidden_names_of_missing_groups_are_never_taken_for_the_same():
    missing = raden(Laren={}, Rhenen={}, Heiloo={}, Ede={"t6a": [0, 0, 2, 2, 0, 16]})
    seen = overview(*missing, own="Laren", sees_others=False)

    assert change(missing, missing) is not None
    assert pair_of_role(seen, seen, "raad").change(SIX) is Incomparable.OTHER_PEOPLE


def test_every_reason_names_the_earlier_round():
    for reason in Incomparable:
        assert reason.text("najaar 2024").startswith("Geen vergelijking met najaar 2024: ")


@pytest.mark.parametrize(
    ("mean", "arrow", "word"),
    [
        ("3.7", "↑", "gestegen"),
        ("2.7", "↓", "gedaald"),
        ("3.6", "", "ongeveer gelijk gebleven"),
        ("2.8", "", "ongeveer gelijk gebleven"),
    ],
)
def test_change_has_an_arrow_only_from_its_limit_on(mean, arrow, word):
    """Twenty answers: from 0,5."""
    found = change(raden(Laren={"f6": at("3.2")}), raden(Laren={"f6": at(mean)}))

    assert (found.arrow, found.word) == (arrow, word)


@pytest.mark.parametrize(
    ("after", "number"), [("3.7", "+0,2"), ("3.3", "−0,2"), ("3.5", "0,0"), ("4.5", "+1,0")]
)
def test_change_has_a_number_with_its_sign(after, number):
    found = change(raden(Laren={"f6": at("3.5")}), raden(Laren={"f6": at(after)}))

    assert found.number == number
