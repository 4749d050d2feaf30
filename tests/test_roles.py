"""The table of the roles."""

from dataclasses import FrozenInstanceError, fields

import pytest

from assessments.models import Role
from assessments.roles import ROLES, role_facts

LOOKS = ("colour", "mark", "sign", "dash")


def test_roles_are_those_of_the_model():
    assert [*Role.values] == [*ROLES]
    assert [*Role.labels] == [str(role_facts(role).name) for role in ROLES]


@pytest.mark.parametrize("look", LOOKS)
def test_roles_look_different_in_every_way(look):
    assert len({getattr(role_facts(role), look) for role in ROLES}) == len(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_role_has_every_word(role):
    facts = role_facts(role)

    assert facts.key == role
    assert all(str(getattr(facts, field.name)) for field in fields(facts))


def test_table_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        role_facts("raad").colour = "#000000"


def test_unknown_role_is_none():
    with pytest.raises(KeyError):
        role_facts("griffie")
