"""Small files that the running product failed on, as people and programs made them."""

from pathlib import Path

import pytest

from assessments.desk.people.checking import Outcome, check
from assessments.desk.people.places import ListedPlace
from assessments.desk.people.reading.lists import read_file

CASES = Path(__file__).with_name("cases")
NAMES = ["Barneveld", "Blaricum", "Ede", "Laren", "Nijkerk"]
PLACES = [ListedPlace(pk, f"GM000{pk}", name) for pk, name in enumerate(NAMES)]
PEOPLE = {
    "cbs-names.csv": [
        ("raad Laren", "Anna Voorbeeld", "a@laren.example"),
        ("raad Laren", "Bo Voorbeeld", "b@laren.example"),
        ("raad Blaricum", "Cas Voorbeeld", "c@blaricum.example"),
        ("raad Blaricum", "Dirk Voorbeeld", "d@blaricum.example"),
        ("raad Blaricum", "Els Voorbeeld", "e@blaricum.example"),
    ],
    "email-heading-unknown.xlsx": [("raad Ede", "Jan", "j@e.example")],
    "empty-fill.xlsx": [
        ("raad Ede", "Anna Bakker", "a.bakker@ede.example"),
        ("college Barneveld", "Bram de Wit", "b.dewit@barneveld.example"),
    ],
    "hidden-first-sheet.xlsx": [("raad Ede", "Nieuwe Lijst", "nieuw@ede.example")],
    "mixed-encoding.csv": [
        ("raad Ede", "René", "j@e.example"),
        ("raad Ede", "Loïs", "l@e.example"),
    ],
    "newline-semicolon-in-note.csv": [
        ("raad Ede", "Jan", "j@e.example"),
        ("raad Ede", "Vries; de", "p@e.example"),
    ],
    "tabs-per-municipality.xlsx": [
        (f"raad {name}", f"Persoon {name} {n}", f"p{n}@{name.lower()}.example")
        for name in ("Barneveld", "Ede", "Nijkerk")
        for n in range(2)
    ],
    "voornaam-naam.xlsx": [("raad Ede", "Jan de Vries", "j@e.example")],
    "x000d.xlsx": [("raad Ede", "Jan de Vries", "j@e.example")],
}


def read(name):
    return read_file((CASES / name).read_bytes())


def test_every_case_is_tested():
    assert {path.name for path in CASES.iterdir()} == set(PEOPLE)


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_of_a_case_is_read_right(name):
    checked = check(read(name).rows, PLACES, [])

    assert {each.outcome for each in checked} == {Outcome.NEW}
    assert [(each.group_name, each.row.name, each.row.email) for each in checked] == PEOPLE[name]


@pytest.mark.parametrize(
    ("name", "notes", "warnings"),
    [
        ("cbs-names.csv", (), ()),
        ("hidden-first-sheet.xlsx", ("Dit blad is verborgen en niet gelezen: ‘oud’.",), ()),
        (
            "newline-semicolon-in-note.csv",
            ("Deze kolommen gebruiken wij niet: ‘Opmerking’.",),
            (),
        ),
        (
            "mixed-encoding.csv",
            (),
            (
                "In dit bestand zijn letters met een accent op meer manieren opgeslagen. "
                "Controleer de namen in rij 3 (Loïs).",
            ),
        ),
    ],
)
def test_what_is_left_out_or_may_be_wrong_is_said(name, notes, warnings):
    listing = read(name)

    assert (listing.notes, listing.warnings) == (notes, warnings)


def test_rows_of_more_sheets_keep_the_name_of_theirs():
    rows = read("tabs-per-municipality.xlsx").rows

    assert [row.where for row in rows][1:3] == ["rij 3 van blad Barneveld", "rij 2 van blad Ede"]
