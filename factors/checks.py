"""`manage.py check`: nothing works without ten complete factors in `fixtures/factors.json`."""

import json
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from factors.models import Statement

FIXTURE = "factors.json"
NUMBERS = range(1, 11)
LETTERS = "ab"
FACTOR_TEXTS = ("title", "short_name", "explanation", "question_1", "question_2")
STATEMENT_TEXTS = ("text", "short_name")
FACTOR_FACTS = ("about_roles",)
STATEMENT_FACTS = ("about_staff", "names_partnership")


@register
def check_instrument(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    """One error per thing that is missing from the fixture or wrong in it."""
    path = Path(settings.FIXTURE_DIRS[0]) / FIXTURE
    return [
        Error(
            f"fixtures/{FIXTURE}: {problem}",
            hint="Put back the file that came with this version.",
            id="factors.E001",
        )
        for problem in instrument_problems(path)
    ]


def instrument_problems(path: Path) -> list[str]:
    """What is missing from the fixture at `path`, in plain words; empty when it is complete."""
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        return [f"cannot be read: {error.strerror}."]
    except ValueError as error:
        return [f"is not valid JSON: {error}."]
    factors = _fields_by(records, "factors.factor", "number")
    statements = _fields_by(records, "factors.statement", "code")
    problems = _unknown(factors, statements)
    for number in NUMBERS:
        problems += _factor_problems(number, factors.get(number))
        for letter in LETTERS:
            problems += _statement_problems(number, letter, statements.get(f"{number}{letter}"))
    return problems


def _fields_by(records: Any, model: str, key: str) -> dict[Hashable, dict[str, Any]]:
    """The fields of one model's records by natural key; what has another shape is no record."""
    found: dict[Hashable, dict[str, Any]] = {}
    for record in records if isinstance(records, list) else []:
        if isinstance(record, dict) and record.get("model") == model:
            fields = record.get("fields")
            if isinstance(fields, dict) and isinstance(fields.get(key), Hashable):
                found[fields[key]] = fields
    return found


def _unknown(
    factors: dict[Hashable, dict[str, Any]], statements: dict[Hashable, dict[str, Any]]
) -> list[str]:
    codes = {f"{number}{letter}" for number in NUMBERS for letter in LETTERS}
    return [f"there is no factor {number!r}." for number in factors if number not in NUMBERS] + [
        f"there is no statement {code!r}." for code in statements if code not in codes
    ]


def _factor_problems(number: int, factor: dict[str, Any] | None) -> list[str]:
    if factor is None:
        return [f"factor {number} is missing."]
    missing = [*_empty(factor, FACTOR_TEXTS), *_unsaid(factor, FACTOR_FACTS)]
    return [f"factor {number} has no {name}." for name in missing]


def _statement_problems(number: int, letter: str, statement: dict[str, Any] | None) -> list[str]:
    code = f"{number}{letter}"
    if statement is None:
        return [f"statement {code} is missing."]
    missing = [*_empty(statement, STATEMENT_TEXTS), *_unsaid(statement, STATEMENT_FACTS)]
    problems = [f"statement {code} has no {name}." for name in missing]
    if statement.get("factor") != [number]:
        problems.append(f"statement {code} does not belong to factor {number}.")
    if statement.get("scope") not in Statement.Scope.values:
        problems.append(
            f"statement {code} has no valid scope ({' or '.join(Statement.Scope.values)})."
        )
    if not _is_word_list(statement.get("words")):
        problems.append(f"statement {code} has words that are not pairs of texts.")
    return problems


def _empty(fields: dict[str, Any], names: Sequence[str]) -> list[str]:
    return [name for name in names if not _is_text(fields.get(name))]


def _unsaid(fields: dict[str, Any], names: Sequence[str]) -> list[str]:
    return [name for name in names if not isinstance(fields.get(name), bool)]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_word_list(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(map(_is_text, pair)) for pair in value
    )
