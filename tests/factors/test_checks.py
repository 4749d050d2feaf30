"""`manage.py check` says what is wrong with `fixtures/factors.json`."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from factors.checks import check_instrument, instrument_problems

RECORDS = json.loads((Path(settings.BASE_DIR) / "fixtures" / "factors.json").read_text())


@pytest.fixture
def problems_after(tmp_path):
    """The problems of the real fixture after `change(records)`."""

    def problems(change):
        records = json.loads(json.dumps(RECORDS))
        changed = change(records)
        path = tmp_path / "factors.json"
        path.write_text(json.dumps(records if changed is None else changed))
        return instrument_problems(path)

    return problems


def fields(records, key, value):
    return next(each["fields"] for each in records if each["fields"].get(key) == value)


def without(key, value):
    return lambda records: [each for each in records if each["fields"].get(key) != value]


def test_check_finds_nothing_wrong_with_the_fixture():
    assert check_instrument(None) == []


def test_check_command_fails_when_the_fixture_is_missing(settings, tmp_path):
    settings.FIXTURE_DIRS = [tmp_path]
    with pytest.raises(SystemCheckError) as failure:
        call_command("check")
    message = "fixtures/factors.json: cannot be read: No such file or directory."
    assert message in str(failure.value)


def test_problems_of_a_file_that_is_not_json(tmp_path):
    path = tmp_path / "factors.json"
    path.write_text("[{")
    (problem,) = instrument_problems(path)
    assert problem.startswith("is not valid JSON: ")


def test_problems_of_a_file_that_is_not_text(tmp_path):
    path = tmp_path / "factors.json"
    path.write_bytes(b"\xff\xfe\x00")
    (problem,) = instrument_problems(path)
    assert problem.startswith("is not valid JSON: ")


@pytest.mark.parametrize("content", [{}, [], [1], [{"model": "factors.factor"}], "tekst"])
def test_problems_of_json_without_factors_name_all_thirty(problems_after, content):
    problems = problems_after(lambda records: content)
    assert len(problems) == 30
    assert problems[:3] == [
        "factor 1 is missing.",
        "statement 1a is missing.",
        "statement 1b is missing.",
    ]


def test_problems_name_a_missing_factor(problems_after):
    assert problems_after(without("number", 7)) == ["factor 7 is missing."]


def test_problems_name_a_missing_statement(problems_after):
    assert problems_after(without("code", "10b")) == ["statement 10b is missing."]


@pytest.mark.parametrize("name", ["title", "short_name", "explanation", "question_1", "question_2"])
def test_problems_name_an_empty_text_of_a_factor(problems_after, name):
    problems = problems_after(lambda records: fields(records, "number", 3).update({name: " "}))
    assert problems == [f"factor 3 has no {name}."]


@pytest.mark.parametrize("name", ["text", "short_name"])
def test_problems_name_an_absent_text_of_a_statement(problems_after, name):
    problems = problems_after(lambda records: fields(records, "code", "3a").pop(name) and None)
    assert problems == [f"statement 3a has no {name}."]


def test_problems_name_a_fact_that_is_not_said(problems_after):
    def forget(records):
        del fields(records, "number", 4)["about_roles"]
        fields(records, "code", "9a")["about_staff"] = "ja"

    assert problems_after(forget) == [
        "factor 4 has no about_roles.",
        "statement 9a has no about_staff.",
    ]


def test_problems_name_a_scope_that_does_not_exist(problems_after):
    problems = problems_after(lambda records: fields(records, "code", "3a").update(scope="ours"))
    assert problems == ["statement 3a has no valid scope (own or partnership)."]


def test_problems_name_a_statement_of_another_factor(problems_after):
    problems = problems_after(lambda records: fields(records, "code", "3a").update(factor=[4]))
    assert problems == ["statement 3a does not belong to factor 3."]


@pytest.mark.parametrize("words", [None, [["woord"]], [["woord", ""]], ["woord"]])
def test_problems_name_words_without_meaning(problems_after, words):
    problems = problems_after(lambda records: fields(records, "code", "3a").update(words=words))
    assert problems == ["statement 3a has words that are not pairs of texts."]


def test_problems_name_what_should_not_be_there(problems_after):
    def add(records):
        records.append({"model": "factors.factor", "fields": {"number": 11}})
        records.append({"model": "factors.statement", "fields": {"code": "1c"}})

    assert problems_after(add) == ["there is no factor 11.", "there is no statement '1c'."]
