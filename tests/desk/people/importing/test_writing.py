import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from assessments.desk.people.checking import Checked, Outcome, check
from assessments.desk.people.importing.writing import rejected_file, template_file
from assessments.desk.people.limits import CannotTake
from assessments.desk.people.places import ListedPlace
from assessments.desk.people.reading.notes import is_garbled
from assessments.desk.people.rows import Row, row
from tests.desk.people.files import people_in

LAREN = ListedPlace(1, "GM0417", "Laren")
BEL = ListedPlace(None, "", "BEL Combinatie")
KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv"])
# "Â¡" is what "¡" looks like when it was read in the wrong encoding: such letters are doubted.
cells = st.text(max_size=120).filter(lambda text: not is_garbled([text]))


def wrong(*texts, number=2):
    return Checked(row(number, texts), Outcome.WRONG, reasons=("De naam ontbreekt.",))


def sheets(content):
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_rejected_csv_is_what_dutch_excel_opens():
    content = rejected_file([wrong("Laren", "raad", "", "jan@laren.nl")], "csv")

    assert content.decode("utf-8") == (
        "\ufeffrij;gemeente;rol;naam;e-mail;reden\r\n"
        "2;Laren;raad;;jan@laren.nl;De naam ontbreekt.\r\n"
    )


def test_rejected_xlsx_has_a_reason_in_each_row():
    content = rejected_file([wrong("Laren", "raad", "", "jan@laren.nl")], "xlsx")

    assert sheets(content)["Niet overgenomen"] == [
        ("rij", "gemeente", "rol", "naam", "e-mail", "reden"),
        (2, "Laren", "raad", None, "jan@laren.nl", "De naam ontbreekt."),
    ]


@KINDS
def test_rejected_rows_can_be_read_again(kind):
    content = rejected_file([wrong("Laren", "raad", "Zoë; “Zo”", "x")], kind)

    assert people_in(content) == [Row(2, "Laren", "raad", "Zoë; “Zo”", "x")]


def test_rejected_formulas_are_texts_in_xlsx():
    formula = '=HYPERLINK("http://example.nl","klik")'
    (each,) = check([Row(2, formula, "+1", "-2", "@x")], [LAREN], [])

    book = load_workbook(io.BytesIO(rejected_file([each], "xlsx")))

    written = next(book.active.iter_rows(min_row=2))
    assert [cell.data_type for cell in written] == ["n", *["s"] * 5]
    assert [cell.value for cell in written][1:5] == [f"'{formula}", "'+1", "'-2", "'@x"]


def test_rejected_formulas_are_texts_in_csv():
    lines = rejected_file([wrong("=1", "+1", "-2", "@x")], "csv").decode().splitlines()

    assert lines[1] == "2;'=1;'+1;'-2;'@x;De naam ontbreekt."


@KINDS
@given(cells, cells, cells)
def test_rejected_names_come_back_as_they_were(kind, place, role, name):
    each = wrong(place, role, name, "")

    if each.row == Row(2):
        with pytest.raises(CannotTake, match="staat niemand"):
            people_in(rejected_file([each], kind))
    else:
        assert people_in(rejected_file([each], kind)) == [each.row]


def test_template_csv_has_a_line_for_each_group():
    assert template_file([LAREN, BEL], "csv").decode("utf-8-sig").splitlines() == [
        "gemeente;rol;naam;e-mail",
        "Laren;raad;;",
        "Laren;college;;",
        "Laren;organisatie;;",
        "BEL Combinatie;organisatie;;",
    ]


def test_template_xlsx_explains_places_and_roles_on_a_second_sheet():
    written = sheets(template_file([LAREN, BEL], "xlsx"))

    assert list(written) == ["Mensen", "Uitleg"]
    assert written["Mensen"][1][:2] == ("Laren", "raad")
    assert [line[0] for line in written["Uitleg"]][1:3] == ["Laren", "BEL Combinatie"]
    assert written["Uitleg"][1][1:] == ("raad", "raadsleden, commissieleden, fractievolgers")


def test_template_xlsx_offers_the_places_and_roles_to_choose_from():
    book = load_workbook(io.BytesIO(template_file([LAREN, BEL], "xlsx")))

    offered = {
        str(each.sqref): each.formula1 for each in book["Mensen"].data_validations.dataValidation
    }

    assert offered == {
        "A2:A5001": "'Uitleg'!$A$2:$A$3",
        "B2:B5001": '"raad,college,organisatie"',
    }


@KINDS
def test_a_template_that_is_filled_in_can_be_read(kind):
    rows = people_in(template_file([LAREN, BEL], kind))

    assert [each.outcome for each in check(rows, [LAREN, BEL], [])] == [Outcome.EMPTY] * 4


def test_files_of_a_demonstration_say_so_and_can_be_read():
    each = wrong("Laren", "raad", "Jan", "x")
    csv = rejected_file([each], "csv", fictitious=True)
    xlsx = rejected_file([each], "xlsx", fictitious=True)

    assert csv.decode("utf-8-sig").startswith("VERZONNEN\r\n")
    assert list(sheets(xlsx)) == ["VERZONNEN Niet overgenomen"]
    assert "VERZONNEN Mensen" in sheets(template_file([LAREN], "xlsx", fictitious=True))
    assert [each.name for each in people_in(csv) + people_in(xlsx)] == ["Jan", "Jan"]
