"""Where a ballot may be named at all: walked through the code itself."""

import ast
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib import admin

from assessments.models import Ballot, Invitation

PRODUCT = ("assessments", "factors", "samenwerking")
TOUCH = "assessments/survey/ballot_box.py"
DEFINE = "assessments/models/"
SPELLED = ("ballot", "assessments.ballot", "assessments_ballot")
AROUND = {"raw", "extra", "cursor", "get_models", "get_model", "serialize", "RawSQL"}
"""Calls that reach a table without naming its model."""
OWN_SQL = {
    "assessments/desk/monitoring/conditions.py",
    "assessments/desk/monitoring/doctor.py",
    "assessments/desk/retention.py",
    "assessments/models/prepared.py",
    "assessments/results/at_rest.py",
    TOUCH,
}
"""The first sorts numbers that no table has, the second asks the database for the time only; the
third empties the shared cache, which has no model; the fourth asks for what a queryset names; the
fifth empties the log of SQLite."""


def modules():
    for package in PRODUCT:
        for path in sorted((settings.BASE_DIR / package).rglob("*.py")):
            name = path.relative_to(settings.BASE_DIR).as_posix()
            if "/migrations/" not in name:
                yield name, ast.parse(path.read_text())


def words(tree):
    """Every name, attribute, import and text in a module."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=word) | ast.Attribute(attr=word) | ast.Constant(value=str(word)):
                yield word
            case ast.alias(name=word, asname=other):
                yield word.rpartition(".")[2]
                yield other or ""


def calls(tree):
    """The names of what a module calls."""
    functions = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {getattr(each, "attr", getattr(each, "id", "")) for each in functions}


def naming(wanted):
    return {name for name, tree in modules() if any(wanted(word) for word in words(tree))}


def test_ballot_is_named_only_by_the_models_and_the_ballot_box():
    named = naming(lambda word: word.lower() in SPELLED)
    assert TOUCH in named
    assert {name for name in named if not name.startswith(DEFINE)} == {TOUCH}


def test_no_code_reaches_tables_without_naming_their_model():
    assert {name for name, tree in modules() if calls(tree) & AROUND} == OWN_SQL


def test_no_relation_leads_to_a_ballot():
    """Only its own, to the invitation; nothing can be followed or joined back."""
    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]
    assert [field for field in fields if field.related_model is Ballot] == []
    assert [field.name for field in Ballot._meta.get_fields() if field.is_relation] == [
        "invitation"
    ]
    assert not [name for name in dir(Invitation) if "ballot" in name.lower()]


def test_the_admin_has_no_ballot_and_no_form_or_list_that_could_show_one():
    assert not admin.site.is_registered(Ballot)
    assert not admin.site.is_registered(Invitation)


def test_no_command_takes_part_in_opening_ballots():
    commands = Path(settings.BASE_DIR, "assessments", "management")
    texts = {path.name: path.read_text() for path in commands.rglob("*.py")}
    assert "tick.py" in texts
    assert not [name for name, text in texts.items() if "ballot_box" in text or "read_key" in text]
