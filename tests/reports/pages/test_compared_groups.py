"""Who is heard in a report: the same few groups whatever the number of municipalities."""

from dataclasses import replace

import pytest

from assessments.reports.pages import compared_groups as compared_groups
from assessments.results.overview import Place
from tests.reports import builders
from tests.results.builders import CODES

LAREN = CODES["Laren"]


def names(heard):
    return [voice.name for voice in heard]


def test_groups_are_own_raad_other_raden_colleges_and_joint_organisation():
    heard = compared_groups.compared_groups(builders.bel(), LAREN)
    assert names(heard) == ["onze raad", "andere raden", "colleges samen", "BEL Combinatie"]


@pytest.mark.parametrize("number", [3, 30])
def test_groups_stay_four_with_any_number_of_municipalities(number):
    heard = compared_groups.compared_groups(builders.many(number), LAREN)
    assert names(heard) == ["onze raad", "andere raden", "colleges samen", "organisaties samen"]


def test_groups_have_different_marks():
    heard = compared_groups.compared_groups(builders.bel(), LAREN)
    assert [voice.mark.shape for voice in heard] == ["dot", "ring", "triangle", "square"]


def test_groups_leave_a_withheld_own_raad_out():
    heard = compared_groups.compared_groups(builders.own_raad_withheld(), LAREN)
    assert names(heard) == ["alle raden", "colleges samen", "organisaties samen"]


def test_groups_are_none_when_nothing_is_shown():
    assert compared_groups.compared_groups(builders.nothing_shown(), LAREN) == ()


def test_groups_of_the_only_municipality_do_not_say_its_raad_twice():
    heard = compared_groups.compared_groups(builders.one_municipality(), LAREN)
    assert names(heard) == ["onze raad", "colleges samen", "organisaties samen"]


def test_groups_on_lines_hear_the_own_staff():
    heard = compared_groups.groups_on_lines(builders.own_raad_withheld(), LAREN)
    assert names(heard) == ["alle raden", "colleges samen", "onze organisatie"]


def test_groups_on_lines_hear_the_joint_organisation_where_there_is_no_own_staff():
    heard = compared_groups.groups_on_lines(builders.bel(), LAREN)
    assert names(heard)[-1] == "BEL Combinatie"


def test_voice_with_a_long_name_has_a_short_one_for_tables():
    long_name = "Werkorganisatie van de vier gemeenten"
    built = builders.bel()
    staff = replace(built.roles["organisatie"], places=(Place("", long_name),))
    built = replace(built, roles={**built.roles, "organisatie": staff})
    voice = compared_groups.compared_groups(built, LAREN)[-1]
    assert (voice.name, voice.short_name, voice.heading) == (
        long_name,
        "organisatie",
        "organisatie",
    )
