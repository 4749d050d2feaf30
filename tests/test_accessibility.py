"""The statement on accessibility as the environment gives it."""

import datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from samenwerking.accessibility import read_statement

GIVEN = {
    "ACCESSIBILITY_ORGANISATION": "Gemeente Laren",
    "ACCESSIBILITY_STATUS": "b",
    "ACCESSIBILITY_DATE": "2026-11-27",
    "ACCESSIBILITY_CONTACT": "toegankelijk@laren.example",
}


@pytest.fixture
def read(monkeypatch):
    def given(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return read_statement(Env())

    return given


def test_nothing_given_is_no_statement(read):
    statement = read()

    assert not statement.is_published
    assert statement.status_in_words == "geen verklaring gepubliceerd"


def test_four_variables_are_a_statement(read):
    statement = read(**GIVEN)

    assert statement.is_published
    assert (statement.status, statement.date) == ("B", datetime.date(2026, 11, 27))


@pytest.mark.parametrize(
    ("name", "value"), [("ACCESSIBILITY_STATUS", "F"), ("ACCESSIBILITY_DATE", "27-11-2026")]
)
def test_what_does_not_exist_is_refused_by_name(read, name, value):
    with pytest.raises(ImproperlyConfigured, match=f"{name}: .*{value}"):
        read(**GIVEN | {name: value})
