"""The files are read back with what would open them: every cell is there, none is a formula."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest
from odf import opendocument, table, teletype

from assessments.dashboards.exports.spreadsheets import csv_file, ods_file, xlsx_file
from assessments.presenters.results_sheet import results_sheet as sheet
from factors.plain_text import one_line
from tests.results.builders import WITH_OWN, at, group, overview, raden
from tests.signs import EVERY

FORMULA = '=HYPERLINK("http://kwaad.example")'


def seen(**facts):
    return overview(
        *raden(Laren={"f3": at("2.8")}, Ede={"t1a": [1, 2, 5, 8, 4, 0]}),
        group("college", "Laren", 7),
        **facts,
    )


def evil():
    """A joint organisation may be called anything; "raad Laren" can't begin as a formula."""
    made = overview(group("organisatie", "BEL Combinatie", 20), title=FORMULA, partnership="\x0b+1")
    (place,) = made.places
    object.__setattr__(place, "name", FORMULA)
    for cell in (made.roles["organisatie"], made.cells["", "organisatie"]):
        object.__setattr__(cell, "label", FORMULA)
    return made


def read_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def read_xlsx(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        page.title: [[cell.value for cell in row] for row in page.iter_rows()]
        for page in book.worksheets
    }


def read_ods(content):
    book = opendocument.load(io.BytesIO(content))
    return {
        page.getAttribute("name"): [
            [_value(cell) for cell in row.getElementsByType(table.TableCell)]
            for row in page.getElementsByType(table.TableRow)
        ]
        for page in book.spreadsheet.getElementsByType(table.Table)
    }


def _value(cell):
    if cell.getAttribute("valuetype") == "float":
        return float(cell.getAttribute("value"))
    return teletype.extractText(cell) or None


def as_text(value):
    return "" if value is None else str(value).replace(".", ",")


def as_read(value):
    """An empty text is an empty cell; zero is zero."""
    return value or None if isinstance(value, str | None) else float(value)


def test_csv_is_as_dutch_excel_wants_it():
    content = csv_file(seen())

    assert content.startswith("\ufeffgroep;rol;gemeente;code;uitgenodigd".encode())
    assert ";2,8;laag;" in content.decode()
    assert ";0,61;" in content.decode()


def test_csv_has_every_value():
    made = sheet(seen())
    head, *lines = read_csv(csv_file(seen()))

    assert tuple(head) == made.headings
    for read, line in zip(lines, made.lines, strict=True):
        assert read == [v if isinstance(v, str) else as_text(v) for v in line]


def test_xlsx_has_every_value_with_numbers_as_numbers():
    made = sheet(seen())
    pages = read_xlsx(xlsx_file(seen()))

    assert list(pages) == ["Uitkomsten", "Toelichting"]
    head, *lines = pages["Uitkomsten"]
    assert tuple(head) == made.headings
    for read, line in zip(lines, made.lines, strict=True):
        assert read == [as_read(value) for value in line]


def test_xlsx_shows_a_decimal_always():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(overview(*raden(Laren={"f1": at("4.0")})))))
    page = book["Uitkomsten"]

    assert (page["K2"].value, page["K2"].number_format) == (4, "0.0")
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", f"A1:W{page.max_row}")


def test_ods_has_every_value_with_numbers_as_numbers():
    made = sheet(seen())
    pages = read_ods(ods_file(seen()))

    assert list(pages) == ["Uitkomsten", "Toelichting"]
    head, *lines = pages["Uitkomsten"]
    assert tuple(head) == made.headings
    for read, line in zip(lines, made.lines, strict=True):
        assert read == [as_read(value) for value in line]


def test_sheets_explain_the_round_and_the_columns():
    pages = read_xlsx(xlsx_file(seen(title="Najaar 2025")))
    told = dict(pages["Toelichting"])

    assert told["ronde"] == "Najaar 2025"
    assert told["gehouden"] == "van 1 september tot 1 oktober 2025"
    assert told["bron van de stellingen"] == "WagenaarHoes"


@pytest.mark.parametrize(("read", "make"), [(read_xlsx, xlsx_file), (read_ods, ods_file)])
def test_sheets_of_a_demonstration_say_so_in_name_and_text(read, make):
    pages = read(make(seen(fictitious=True)))

    assert list(pages) == ["VERZONNEN Uitkomsten", "VERZONNEN Toelichting"]
    assert {line[0] for line in pages["VERZONNEN Uitkomsten"][1:]} == {"VERZONNEN"}
    assert pages["VERZONNEN Toelichting"][1] == [
        "VERZONNEN",
        "Een demonstratie: alle antwoorden zijn verzonnen.",
    ]


def test_every_line_of_a_demonstrations_csv_says_so():
    head, *lines = read_csv(csv_file(seen(fictitious=True)))

    assert head[0] == "let op"
    assert {line[0] for line in lines} == {"VERZONNEN"}


def test_csv_holds_no_formula():
    cells = {cell for line in read_csv(csv_file(evil())) for cell in line}

    assert f"'{FORMULA}" in cells
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")] == []


def test_xlsx_holds_no_formula():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(evil())))
    cells = [c for page in book for row in page.iter_rows() for c in row if c.value is not None]

    assert f"'{FORMULA}" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert "'+1" in {cell.value for cell in cells}


def test_ods_holds_no_formula():
    content = ods_file(evil())
    book = opendocument.load(io.BytesIO(content))
    cells = book.spreadsheet.getElementsByType(table.TableCell)

    assert f"'{FORMULA}" in {_value(cell) for cell in cells}
    assert {cell.getAttribute("formula") for cell in cells} == {None}


@pytest.mark.parametrize(("make", "read"), [(xlsx_file, read_xlsx), (ods_file, read_ods)])
def test_file_is_made_with_any_sign(make, read):
    pages = read(make(seen(partnership=f"BEL{EVERY}")))

    cells = [str(cell) for page in pages.values() for line in page for cell in line]
    assert any(cell.startswith("BELx") and "\x1f" not in cell for cell in cells)


def test_csv_is_made_with_any_sign():
    overview = seen()
    places = tuple(replace(place, name=f"Plaats{EVERY}") for place in overview.places)
    made = read_csv(csv_file(replace(overview, places=places)))

    cells = {cell for line in made for cell in line if cell.startswith("Plaats")}
    assert cells == {one_line(f"Plaats{EVERY}").strip()}


def test_own_statements_have_lines_without_a_factor():
    laren = group("raad", "Laren", 20, te1=at("2.8"))
    lines = read_csv(csv_file(overview(laren, asked=WITH_OWN)))

    column = {name: place for place, name in enumerate(lines[0])}
    own = [line for line in lines if line[column["stelling"]] == "e1"]
    assert [line[column["groep"]] for line in own] == ["alle raden", "raad Laren"]
    assert {(line[column["factor"]], line[column["naam"]]) for line in own} == {("", "Taken")}
    assert {line[column["gemiddelde"]] for line in own} == {"2,8"}


def test_explanation_says_whose_own_statements_are():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(overview(*raden(Laren={}), asked=WITH_OWN))))

    about = dict(book.worksheets[1].iter_rows(values_only=True, max_col=2))
    assert about["eigen stellingen"].startswith("e1 tot e4: van BEL, niet van WagenaarHoes.")
