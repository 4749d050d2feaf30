"""`docs/asvs.md` and `docs/standards.md` leave nothing out and name only what is there."""

import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
ASVS = (ROOT / "docs" / "asvs.md").read_text()
STANDARDS = (ROOT / "docs" / "standards.md").read_text()

LEVEL_2 = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2
4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4
7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4
10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1
12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7
16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2
"""
"""How many requirements of level 1 and 2 each section of ASVS 5.0.0 has: they come first in it."""
STATUSES = {"met", "partly", "administrator", "not met", "n/a"}
LINE = re.compile(
    r"^\| (?P<number>\d+\.\d+\.\d+) [^|]+ \| (?P<status>[^|]+) \| (?P<how>.+) \|$", re.MULTILINE
)
LINES = list(LINE.finditer(ASVS))


def requirements():
    for section in LEVEL_2.split():
        name, count = section.split(":")
        yield from (f"{name}.{number}" for number in range(1, int(count) + 1))


def test_every_requirement_of_level_2_has_one_line_in_order():
    asked = list(requirements())

    assert len(asked) == 253
    assert [line["number"] for line in LINES] == asked


def test_every_status_is_one_of_those_that_are_explained():
    explained = set(re.findall(r"^\| ([a-z/ ]+) \| [^|]+ \|$", ASVS, re.MULTILINE)) - {"status"}

    assert explained == STATUSES
    assert {line["status"] for line in LINES} == STATUSES


def test_what_is_met_in_most_cases_names_a_file_or_a_document():
    """The rest is what Python or Django does by itself, and says so."""
    met = [line for line in LINES if line["status"] == "met"]
    shown = [line for line in met if re.search(r"`[\w./]+/|`make |\]\(", line["how"])]

    assert len(shown) > 0.8 * len(met)


@pytest.mark.parametrize("text", [ASVS, STANDARDS], ids=["asvs", "standards"])
def test_tests_that_are_named_are_there(text):
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)

    assert named
    assert [
        (file, name)
        for file, name in named
        if not re.search(rf"^def {name}\(", (ROOT / file).read_text(), re.MULTILINE)
    ] == []


def test_what_is_not_met_stands_together_with_what_is_open():
    open_there = STANDARDS.split("## What is open", 1)[1]
    missing = [line["number"] for line in LINES if line["status"] == "not met"]

    assert missing
    assert [number for number in missing if number not in open_there] == []
