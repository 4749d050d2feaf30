"""What the code needs to know of factors and statements stands in the fixture."""

import ast
import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from factors.catalogue import FACTS, Instrument, read_instrument
from factors.models import Factor, Statement

pytestmark = pytest.mark.django_db

CODE = re.compile(r"([1-9]|10)[ab]")
TOLD = "assessments/management/demonstration/stories/"
"""What somebody tells of one factor there is no rule."""


@pytest.fixture
def loaded():
    call_command("loaddata", "factors", verbosity=0)


def codes(**facts):
    return set(Statement.objects.filter(**facts).values_list("code", flat=True))


def test_fourth_factor_is_about_the_roles(loaded):
    assert Factor.objects.get(about_roles=True).number == 4


def test_statements_about_staff_are_those_of_the_ninth_factor(loaded):
    assert codes(about_staff=True) == {"9a", "9b"}


def test_statement_names_the_partnership_when_its_text_does(loaded):
    assert codes(names_partnership=True) == codes(text__icontains="samenwerking")


def test_facts_are_read_with_the_texts(loaded):
    instrument = read_instrument()

    assert [each.number for each in instrument.factors if each.about_roles] == [4]
    assert [each.code for each in instrument.statements if each.about_staff] == ["9a", "9b"]
    assert instrument.statement("1a").names_partnership
    assert not instrument.statement("4a").names_partnership


def without_facts(frozen):
    """As a round kept it that was opened before there were facts."""
    if isinstance(frozen, list | tuple):
        return [without_facts(each) for each in frozen]
    if isinstance(frozen, dict):
        return {name: without_facts(each) for name, each in frozen.items() if name not in FACTS}
    return frozen


def test_round_of_before_has_the_facts_of_the_fixture(loaded):
    instrument = read_instrument()

    assert Instrument.from_json(without_facts(instrument.as_json())) == instrument


def test_round_keeps_the_facts_that_it_froze(loaded):
    instrument = read_instrument()
    fifth = replace(instrument.factor(5), about_roles=True)
    frozen = replace(instrument, factors=(*instrument.factors[:4], fifth, *instrument.factors[5:]))

    assert Instrument.from_json(frozen.as_json()) == frozen


def test_update_tells_the_facts_of_factors_that_are_there(loaded):
    Factor.objects.update(about_roles=False)
    Statement.objects.update(about_staff=False, names_partnership=False)

    import_module("factors.migrations.0002_facts").say(apps, None)

    assert Factor.objects.get(about_roles=True).number == 4
    assert codes(about_staff=True) == {"9a", "9b"}
    assert codes(names_partnership=True) == codes(text__icontains="samenwerking")


def rules_by_number(module):
    """Codes of statements as they are written, and numbers that a factor's is compared with."""
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=str(text)) if CODE.fullmatch(text):
                yield text
            case ast.Compare(left=ast.Attribute(attr="number" | "factor_number"), comparators=to):
                yield from (
                    str(each.value)
                    for side in to
                    for each in ast.walk(side)
                    if isinstance(each, ast.Constant) and isinstance(each.value, int)
                )


def test_rule_by_number_is_found():
    written = 'factor.number in (5, 9)\nfactor.number == 4\nABOUT = ("9a",)'

    assert sorted(rules_by_number(ast.parse(written))) == ["4", "5", "9", "9a"]


def test_no_code_knows_a_factor_or_a_statement_by_its_number():
    base = Path(settings.BASE_DIR)
    found = {
        place: rules
        for folder in ("assessments", "samenwerking", "factors")
        for path in sorted((base / folder).rglob("*.py"))
        if "migrations" not in path.parts
        and not (place := str(path.relative_to(base))).startswith(TOLD)
        and (rules := list(rules_by_number(ast.parse(path.read_text()))))
    }

    assert found == {}
