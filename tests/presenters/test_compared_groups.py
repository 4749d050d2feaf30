"""Who is heard in a report: the same few groups whatever the number of municipalities."""

import pytest

from assessments.presenters.compared_groups import (
    compared_groups,
    notes_about,
    of_place,
    own_raad,
    roles_side_by_side,
    with_own_staff,
)
from tests.reports import builders
from tests.results.builders import CODES, group, overview, raden

LAREN = CODES["Laren"]


def labels(heard):
    return [group.label for group in heard]


def test_groups_are_own_raad_other_raden_colleges_and_joint_organisation():
    heard = compared_groups(builders.bel(), LAREN)
    assert labels(heard) == ["onze raad", "andere raden", "colleges samen", "BEL Combinatie"]


@pytest.mark.parametrize("number", [3, 30])
def test_groups_stay_four_with_any_number_of_municipalities(number):
    heard = compared_groups(builders.many(number), LAREN)
    assert labels(heard) == ["onze raad", "andere raden", "colleges samen", "organisatie"]


def test_groups_have_different_marks():
    heard = compared_groups(builders.bel(), LAREN)
    assert [(each.key, each.is_whole) for each in heard] == [
        ("raad", False),
        ("whole-raad", True),
        ("college", False),
        ("organisatie", False),
    ]


def test_groups_leave_a_withheld_own_raad_out():
    heard = compared_groups(builders.own_raad_withheld(), LAREN)
    assert labels(heard) == ["alle raden", "colleges samen", "organisatie"]


def test_groups_are_none_when_nothing_is_shown():
    assert compared_groups(builders.nothing_shown(), LAREN) == ()


def test_groups_of_the_only_municipality_do_not_say_its_raad_twice():
    heard = compared_groups(builders.one_municipality(), LAREN)
    assert labels(heard) == ["onze raad", "colleges samen", "organisatie"]


def test_groups_with_own_staff_hear_the_own_staff():
    heard = with_own_staff(builders.own_raad_withheld(), LAREN)
    assert labels(heard) == ["alle raden", "colleges samen", "onze organisatie"]


def test_groups_with_own_staff_hear_the_joint_organisation_where_there_is_no_own_staff():
    heard = with_own_staff(builders.bel(), LAREN)
    assert labels(heard)[-1] == "BEL Combinatie"


def test_group_with_a_long_name_has_a_short_one():
    built = overview(*raden(Laren={}), group("organisatie", "BEL Combinatie", 20))
    raad, staff = roles_side_by_side(built)
    assert (staff.name_within(14), staff.name_within(13)) == ("BEL Combinatie", "organisatie")
    assert raad.name_within(1) == "raden"


@pytest.mark.parametrize(("fits", "label"), [(True, "BEL Combinatie"), (False, "organisatie")])
def test_label_that_does_not_fit_is_a_short_one(fits, label):
    built = overview(*raden(Laren={}), group("organisatie", "BEL Combinatie", 20))
    _raad, staff = roles_side_by_side(built)
    assert staff.label_that(lambda text: fits and text == "BEL Combinatie") == label
    assert own_raad(built, LAREN).label_that(lambda _text: False) == "onze raad"


def test_roles_stand_side_by_side_as_far_as_they_are_shown():
    built = overview(*raden(Laren={}, Ede={}), group("college", "Laren", 4))
    assert [(g.key, g.name, g.label, g.people) for g in roles_side_by_side(built)] == [
        ("raad", "raden", "alle raden", 40)
    ]


def test_groups_without_a_municipality_are_the_roles():
    built = builders.bel()
    assert compared_groups(built, None) == roles_side_by_side(built)


def test_groups_of_a_place_are_its_raad_by_name_and_the_others():
    built = overview(*raden(Laren={}, Ede={}))
    heard = of_place(built, built.place(LAREN), "raad")
    assert [(each.key, each.name, each.label) for each in heard] == [
        ("raad", "raad Laren", "raad Laren"),
        ("whole-raad", "andere raden", "andere raden"),
    ]


SMALL = (*raden(Laren={}), group("raad", "Renswoude", 4, of=9), group("raad", "Rhenen", 3, of=9))


def beside(own, sees_others):
    """What the raad of Rhenen is laid beside; it is shown with that of Renswoude."""
    built = overview(*SMALL, own=own, sees_others=sees_others)
    _together, whole = of_place(built, built.place(CODES["Rhenen"]), "raad")
    return whole.label


def test_all_raden_are_said_to_have_ours_among_them():
    assert beside("Rhenen", True) == "alle raden, met de onze erin"
    assert beside("Rhenen", False) == "alle raden, met de onze erin"


def test_raad_of_another_municipality_is_not_ours():
    assert beside(None, True) == "alle raden"


def test_notes_say_that_the_own_raad_is_among_all():
    built = overview(*raden(Laren={}, Ede={}, Eemnes={}), own="Laren", sees_others=False)
    assert notes_about(compared_groups(built, LAREN)) == ("Alle raden: met de onze erin.",)
