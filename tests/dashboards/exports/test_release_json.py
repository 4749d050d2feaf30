"""The JSON file has the documented form, and holds the release's blocks as they may be shown."""

import json
import re

import pytest
from django.conf import settings

from assessments.dashboards.exports.release_json import SCHEMA, json_file
from assessments.results.scores import Approximate, Score
from tests.results.builders import CODES, INSTRUMENT, WITH_OWN, group, overview, published, raden
from tests.signs import EVERY

DOCUMENT = (settings.BASE_DIR / "docs" / "results-json.md").read_text()
FEW = [0, 0, 2, 2, 0, 16]
VOICES = (
    group("raad", "Laren", 11, of=15, t1a=[0, 1, 3, 5, 2, 0]),
    group("raad", "Ede", 20, t6a=FEW),
    group("raad", "Renswoude", 4, of=11),
    group("raad", "Rhenen", 3, of=19),
    group("college", "Laren", 4),
    group("college", "Ede", 5, of=6),
    group("organisatie", "BEL Combinatie", 7, of=9, t1a=[0, 0, 0, 2, 5, 0]),
    group("organisatie", "Ede", 3),
)


def made(*voices, **facts):
    return json.loads(json_file(overview(*voices or VOICES, **facts)))


def block(found, *atoms):
    (one,) = [b for b in found["blocks"] if b["atoms"] == [list(atom) for atom in atoms]]
    return one["statements"]


def test_file_holds_no_sign_that_a_reader_refuses():
    found = made(partnership=f"BEL{EVERY}")

    assert found["round"]["partnership"].startswith("BELx")
    assert [sign for sign in found["round"]["partnership"] if ord(sign) < 32 and sign != "\n"] == []


# --- The documented form --------------------------------------------------------------------


def documented_keys():
    return re.findall(r"^\| `(\w+)` \|", DOCUMENT.split("**block**")[0], flags=re.MULTILINE)


def example():
    return json.loads(re.search(r"```json\n(.*?)```", DOCUMENT, flags=re.DOTALL)[1])


def problems(found):
    """What in a file is not as documented."""
    yield from (key for key in documented_keys() if key not in found)
    if found["schema"] != SCHEMA:
        yield "schema"
    if set(found["round"]) != {
        *("title", "partnership", "opened_on", "closed_on", "released_on"),
        *("municipalities", "joint_organisation"),
    }:
        yield "round"
    for name in ("opened_on", "closed_on", "released_on"):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", found["round"][name]):
            yield name
    atoms = [(code, role) for code, role, *_numbers in found["groups"]]
    places = {*found["round"]["municipalities"], ""}
    if not all(code in places and role in ROLES for code, role in atoms):
        yield "groups"
    for each in found["blocks"]:
        if not all(tuple(atom) in atoms for atom in each["atoms"]):
            yield "atoms"
        yield from (code for code, value in each["statements"].items() if not is_result(value))


ROLES = ("raad", "college", "organisatie")


def is_result(value):
    match value:
        case None:
            return True
        case {"counts": [int(), int(), int(), int(), int()] as counts, "dont_know": int()}:
            return len(value) == 2 and sum(counts) >= 10
        case {"about": float(about)}:
            return len(value) == 1 and 1.5 <= about <= 4.5 and (2 * about).is_integer()
    return False


def test_file_has_the_documented_keys_and_no_others():
    assert list(made()) == documented_keys()
    assert list(example()) == documented_keys()


def test_file_is_as_documented():
    assert list(problems(made())) == []


def test_documented_example_is_as_documented():
    assert list(problems(example())) == []


def test_file_has_every_statement_of_every_block():
    assert {tuple(each["statements"]) for each in made()["blocks"]} == {INSTRUMENT.codes}


# --- What is in it --------------------------------------------------------------------------


def test_file_names_the_round():
    assert made(title="Najaar 2025")["round"] == {
        "title": "Najaar 2025",
        "partnership": "BEL",
        "opened_on": "2025-09-01",
        "closed_on": "2025-10-01",
        "released_on": "2025-10-01",
        "municipalities": {CODES[name]: name for name in ("Ede", "Laren", "Renswoude", "Rhenen")},
        "joint_organisation": "BEL Combinatie",
    }


def test_file_lists_every_group_with_invited_and_submitted():
    groups = made()["groups"]

    assert [CODES["Laren"], "raad", 15, 11, 0] in groups
    assert ["", "organisatie", 9, 7, 0] in groups
    assert [CODES["Ede"], "organisatie", 3, None, 0] in groups
    assert [CODES["Laren"], "organisatie", 0, 0, 0] in groups
    assert len(groups) == 3 * 4 + 1


def test_blocks_are_those_that_were_published():
    of_release = published(*VOICES)

    assert sorted(each["atoms"] for each in made()["blocks"]) == sorted(
        [list(group.atom) for group in part.groups] for part in of_release.parts
    )
    for part in of_release.parts:
        found = block(made(), *(group.atom for group in part.groups))
        for code, table in part.tables.items():
            if table and sum(table.counts) >= 10:
                assert found[code] == {"counts": [*table.counts], "dont_know": table.dont_know}


def test_ten_opinions_have_counts():
    laren = block(made(), (CODES["Laren"], "raad"))

    assert laren["1a"] == {"counts": [0, 1, 3, 5, 2], "dont_know": 0}


def test_five_to_nine_opinions_have_a_capped_mean_in_half_steps_only():
    found = made(group("organisatie", "BEL Combinatie", 7, t1a=[0, 0, 0, 2, 5, 0]))
    joint = block(found, ("", "organisatie"))

    assert joint["1a"] == {"about": 4.5}
    assert joint["2a"] == {"about": 3.5}


def test_fewer_than_five_opinions_have_nothing():
    assert block(made(), (CODES["Ede"], "raad"))["6a"] is None


def test_people_who_are_counted_nowhere_are_in_no_block():
    found = made(*raden(Laren={}), group("college", "Laren", 4))

    assert [CODES["Laren"], "college", 4, None, 0] in found["groups"]
    assert [each["atoms"] for each in found["blocks"]] == [[[CODES["Laren"], "raad"]]]


def test_file_holds_no_number_that_is_on_no_page():
    seen = overview(*VOICES)
    cells = [*seen.roles.values(), *seen.pools, *seen.cells.values()]
    results = [r for c in cells if hasattr(c, "statements") for r in c.statements.values()]
    counts = {(*r.counts, r.dont_know) for r in results if isinstance(r, Score)}
    halves = {float(r.mean) for r in results if isinstance(r, Approximate)}

    for value in (v for b in made()["blocks"] for v in b["statements"].values() if v):
        if "about" in value:
            assert value["about"] in halves
        else:
            assert (*value["counts"], value["dont_know"]) in counts


def test_file_of_a_demonstration_says_so():
    assert made()["notice"] is None
    assert made(fictitious=True)["notice"] == "VERZONNEN"


def test_viewer_of_one_municipality_gets_no_file():
    with pytest.raises(ValueError, match="others"):
        json_file(overview(*VOICES, own="Laren", sees_others=False))


def test_own_statements_stand_beside_the_twenty():
    laren = group("raad", "Laren", 20, te1=[1, 2, 5, 8, 4, 0])
    found = made(laren, asked=WITH_OWN)

    assert found["own_statements"] == {each.code: each.text for each in WITH_OWN.own}
    assert found["statements"].keys() == {*INSTRUMENT.codes}
    (only,) = found["blocks"]
    assert only["own_statements"]["e1"] == {"counts": [1, 2, 5, 8, 4], "dont_know": 0}
    assert only["statements"].keys() == {*INSTRUMENT.codes}


def test_round_without_own_statements_has_the_keys_it_had():
    found = made()

    assert "own_statements" not in found
    assert all(each.keys() == {"atoms", "statements"} for each in found["blocks"])
