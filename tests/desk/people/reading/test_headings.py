import pytest

from assessments.desk.people.reading.headings import column_name, find_columns
from assessments.desk.people.reading.lists import read_text
from tests.desk.people.files import people_in


def tabs(*rows):
    return "\n".join("\t".join(row) for row in rows)


def field_of(heading):
    """Which field a column with this heading is of, among other headings."""
    columns = find_columns(["Rol", "Achternaam", heading])
    return next((name for name, at in columns.fields.items() if 2 in at), "")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Zakelijk e-mailadres", "e-mail"),
        ("E-mailadres gemeente", "e-mail"),
        ("E mail", "e-mail"),
        ("Email (werk)", "e-mail"),
        ("Functie (raadslid, wethouder)", "rol"),
        ("Huidige functie:", "rol"),
        ("Naam gemeente", "gemeente"),
        ("Gemeentenaam", "gemeente"),
        ("Naam raadslid", "naam"),
        ("Tussenv.", "tussenvoegsel"),
        ("Voorletter(s)", "voorletters"),
        ("Roepnaam", "voornaam"),
        ("E-\nmailadres", "e-mail"),
        ("Naam fractie", ""),
        ("Achternaam partner", ""),
        ("Telefoonnummer gemeente", ""),
        ("Opmerkingen", ""),
        ("Mailing", ""),
        ("", ""),
    ],
)
def test_a_heading_is_known_by_words_within_it(heading, field):
    assert field_of(heading) == field


@pytest.mark.parametrize(
    "cells",
    [
        ["Laren", "raadslid", "Jan de Vries", "jan@laren.nl"],
        ["Gemeente Laren", "lid van de groep", "Jan", "jan@laren.nl"],
        ["Lijst van raadsleden met naam, functie en e-mailadres van de gemeente"],
    ],
)
def test_a_row_or_a_title_is_no_line_of_headings(cells):
    assert find_columns(cells) is None


@pytest.mark.parametrize(("position", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (49, "AX")])
def test_a_column_without_heading_has_a_letter(position, name):
    assert column_name(position) == name


def test_of_doubles_the_filled_one_is_taken():
    rows = people_in(
        tabs(
            ["Gemeente", "Functie", "Naam", "E-mail", "E-mail werk"],
            ["Ede", "raadslid", "Jan", "", "jan@ede.example"],
            ["Ede", "raadslid", "Piet", "piet@ede.example", ""],
            ["Ede", "raadslid", "Mia", "mia@ede.example", "mia@werk.example"],
        )
    )

    assert [row.email for row in rows] == ["jan@ede.example", "piet@ede.example", "mia@ede.example"]


def test_an_address_for_work_goes_before_a_private_one():
    (row,) = people_in(
        tabs(
            ["Gemeente", "Functie", "Naam", "E-mail privé", "Zakelijk e-mailadres"],
            ["Ede", "raadslid", "Jan", "jan@thuis.example", "jan@ede.example"],
        )
    )

    assert row.email == "jan@ede.example"


def test_a_column_of_streets_is_not_one_of_addresses():
    listing = read_text(
        tabs(["Gemeente", "Functie", "Naam", "Adres"], ["Ede", "raadslid", "Jan", "Dorpsstraat 1"])
    )

    assert listing.rows[0].email == ""
    assert listing.notes == ("Deze kolommen gebruiken wij niet: ‘Adres’.",)


def test_columns_with_the_same_meaning_are_named():
    listing = read_text(
        tabs(
            ["Gemeente", "Functie", "Naam", "E-mail", "E-mail 2"],
            ["Ede", "raadslid", "Jan", "a@ede.example", "b@ede.example"],
        )
    )

    assert listing.notes == (
        "Meer kolommen met e-mail: ‘E-mail’, ‘E-mail 2’. Per rij nemen wij de eerste die "
        "gevuld is.",
    )


def test_a_column_that_is_not_used_but_holds_addresses_is_warned_of():
    listing = read_text(
        tabs(
            ["Gemeente", "Functie", "Naam", "", "Leeg"],
            ["Ede", "raadslid", "Jan", "jan@ede.example", ""],
        )
    )

    assert listing.notes == ("Deze kolommen gebruiken wij niet: ‘D’.",)
    assert listing.warnings == (
        "In de kolom ‘D’ staan e-mailadressen, maar die kolom gebruiken wij niet. Moet dat wel? "
        "Zet er dan ‘e-mail’ boven en importeer opnieuw.",
    )


def test_a_better_line_of_headings_goes_before_a_title_that_looks_like_one():
    rows = people_in(
        tabs(
            ["Naam gemeente:", "Groep A"],
            ["Gemeente", "Functie", "Naam", "E-mail"],
            ["Ede", "raadslid", "Jan", "jan@ede.example"],
        )
    )

    assert [(row.number, row.name) for row in rows] == [(3, "Jan")]
