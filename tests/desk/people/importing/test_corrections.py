"""Correcting rows on the preview itself."""

import pytest

from assessments.desk.people.importing.corrections import MAX_AT_ONCE
from assessments.models import AuditEntry
from tests.desk.people import files
from tests.desk.people.files import HEADINGS
from tests.desk.people.importing.test_views import carried, people, preview, uploaded
from tests.desk.people.test_views import text, url

pytestmark = pytest.mark.django_db

JAN = ["Laren", "raadslid VVD", "Jan", "jan@laren.nl"]
KEES = ["Larne", "bode", "", "kees@"]
UNCHANGED = {"1-place": "", "1-role": "", "1-name": "", "1-email": "kees@"}


def filled_in(of, at=1, **changes):
    """The form of a row: right, but for these changes."""
    code = of.municipalities.get(name="Laren").code
    right = {"place": code, "role": "raad", "name": "Kees", "email": f"kees{at}@laren.nl"}
    return {f"{at}-{field}": value for field, value in (right | changes).items()}


def send(desk, draft, name, shown, fields):
    return desk.post(url(name, draft), carried(shown) | fields)


def forms(response):
    return [form for section in response.context["preview"].sections for form in section.forms]


def test_what_is_wrong_can_be_corrected_in_the_preview(desk, draft, of):
    shown = preview(desk, draft, HEADINGS, JAN, KEES)

    again = send(desk, draft, "check_people", shown, filled_in(of))

    assert "Uw verbeteringen staan in de lijst." in text(again)
    assert people(draft) == []
    desk.post(url("take_people", draft), carried(again))
    assert people(draft) == [
        ("Laren", "raad", "Jan", "jan@laren.nl"),
        ("Laren", "raad", "Kees", "kees1@laren.nl"),
    ]


def test_taking_a_corrected_list_shows_it_again_first(desk, draft, of):
    shown = preview(desk, draft, HEADINGS, JAN, KEES)

    again = send(desk, draft, "take_people", shown, filled_in(of))

    assert "Uw verbeteringen staan in de lijst." in text(again)
    assert people(draft) == []


def test_taking_without_corrections_takes_at_once(desk, draft):
    shown = preview(desk, draft, HEADINGS, JAN, KEES)

    taken = send(desk, draft, "take_people", shown, UNCHANGED)

    assert "1 mens is toegevoegd. 1 rij is niet overgenomen." in text(taken)


def test_what_was_left_over_can_be_corrected_after_taking(desk, draft, of):
    taken = send(desk, draft, "take_people", preview(desk, draft, HEADINGS, JAN, KEES), UNCHANGED)

    again = send(desk, draft, "check_people", taken, filled_in(of, at=0))

    assert [each.row.name for each in again.context["preview"].new] == ["Kees"]


def test_a_form_offers_what_stands_in_the_list_and_every_choice(desk, draft):
    (form,) = forms(preview(desk, draft, HEADINGS, JAN, KEES))

    assert [name for _key, name in form.fields["place"].choices] == [
        "‘Larne’",
        "Eemnes",
        "Laren",
        "BEL Combinatie",
    ]
    assert form.fields["role"].choices[0] == ("", "‘bode’")


def test_a_row_can_be_skipped(desk, draft, of):
    shown = preview(desk, draft, HEADINGS, JAN, KEES)

    again = send(desk, draft, "check_people", shown, filled_in(of, skip="on"))

    assert [each.row.name for each in again.context["preview"].checked] == ["Jan"]


def test_a_choice_that_was_not_offered_changes_nothing(desk, draft, of):
    shown = preview(desk, draft, HEADINGS, JAN, KEES)

    again = send(desk, draft, "check_people", shown, filled_in(of, place="GM9999"))

    assert carried(again) == carried(shown)


def test_what_stays_wrong_is_still_said(desk, draft, of):
    shown = preview(desk, draft, HEADINGS, JAN, KEES)

    again = send(desk, draft, "check_people", shown, filled_in(of, email="kees@"))

    (form,) = forms(again)
    assert form.checked.reason == "‘kees@’ is geen goed e-mailadres."


def test_doubles_and_doubts_can_be_corrected_too(desk, draft):
    same_name = ["Laren", "raad", "Jan", "ander@laren.nl"]

    shown = preview(desk, draft, HEADINGS, JAN, same_name, JAN)

    sections = shown.context["preview"].sections
    assert [(each.key, len(each.forms)) for each in sections] == [("doubtful", 1), ("double", 1)]


def test_only_some_rows_are_corrected_at_once(desk, draft):
    shown = preview(desk, draft, HEADINGS, *[KEES] * (MAX_AT_ONCE + 10))

    (section,) = shown.context["preview"].sections
    assert (len(section.forms), len(section.others)) == (MAX_AT_ONCE, 10)


def test_as_many_rows_as_are_offered_can_be_corrected(desk, draft, of):
    shown = preview(desk, draft, HEADINGS, *[KEES] * MAX_AT_ONCE)
    fields = {}
    for at in range(MAX_AT_ONCE):
        fields |= filled_in(of, at)

    again = send(desk, draft, "check_people", shown, fields)

    assert len(again.context["preview"].new) == MAX_AT_ONCE


def test_what_was_said_of_the_list_is_said_again(desk, draft, of):
    content = files.csv([*HEADINGS, "Mobiel"], [*JAN, "06"], [*KEES, "a@b.example"])
    shown = desk.post(url("import_people", draft), uploaded(content, "lijst.csv"))
    said = shown.context["preview"]
    fields = filled_in(of) | {"note": said.notes, "warning": said.warnings}

    again = send(desk, draft, "check_people", shown, fields)

    assert "Deze kolommen gebruiken wij niet: ‘Mobiel’." in text(again)
    assert "In de kolom ‘Mobiel’ staan e-mailadressen" in text(again)


def test_a_party_is_never_stored(desk, draft):
    shown = preview(desk, draft, HEADINGS, JAN)
    assert "VVD" in carried(shown)["rows"]

    desk.post(url("take_people", draft), carried(shown))

    (person,) = draft.invitations.values()
    assert "VVD" not in str(person)
    assert "VVD" not in str(list(AuditEntry.objects.values()))


def test_the_file_of_rejected_rows_has_their_sheets_and_numbers(desk, draft):
    content = files.xlsx([HEADINGS, JAN], [HEADINGS, JAN, KEES])
    shown = desk.post(url("import_people", draft), uploaded(content))

    response = desk.post(url("rejected_people", draft, "csv"), carried(shown))

    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "blad;rij;gemeente;rol;naam;e-mail;reden"
    assert [line.split(";")[:3] for line in lines[1:]] == [
        ["Sheet1", "2", "Laren"],
        ["Sheet1", "3", "Larne"],
    ]


def test_a_sheet_named_after_a_municipality_of_the_round_needs_no_column(desk, draft):
    content = files.xlsx([["Functie", "Naam"], ["raadslid", "Jan"]])
    changes = {"xl/workbook.xml": ('name="Sheet"', 'name="gem. Laren (NH.)"')}

    shown = desk.post(url("import_people", draft), uploaded(files.repacked(content, {}, changes)))

    assert [each.group_name for each in shown.context["preview"].new] == ["raad Laren"]
