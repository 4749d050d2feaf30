"""XLSX and ODS as other programs than Excel write them, and what is hidden in them."""

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import Table, TableRow
from openpyxl import Workbook

from assessments.desk.people.limits import TooLarge
from assessments.desk.people.reading.lists import read_file
from tests.desk.people import files
from tests.desk.people.files import HEADINGS, JAN, MAIN, PIET, cell, people_in

SHEET = "xl/worksheets/sheet1.xml"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def inline(*rows, attributes=""):
    """Rows as most libraries write them."""
    cells = (
        "".join(f'<c t="inlineStr"{attributes}><is><t>{text}</t></is></c>' for text in row)
        for row in rows
    )
    return "".join(f"<row>{each}</row>" for each in cells)


def sheet(content, after="", namespace=MAIN):
    return f'<worksheet xmlns="{namespace}"><sheetData>{content}</sheetData>{after}</worksheet>'


def book(part):
    return files.repacked(files.xlsx([["x"]]), {SHEET: part})


def names(content):
    return [row.name for row in people_in(content)]


@pytest.mark.parametrize(
    "part",
    [
        sheet(inline(HEADINGS, JAN)),
        sheet(inline(HEADINGS, JAN), namespace=STRICT),
        sheet(inline(HEADINGS, JAN), after='<extLst><ext><x:a xmlns:x="u"/></ext></extLst>'),
        sheet(inline(HEADINGS, JAN, attributes=' s="9999"')),
        sheet(inline(HEADINGS, JAN) + '<row><c s="1"><v>-1e99</v></c></row>'),
        sheet(inline(HEADINGS, JAN) + '<row><c t="d"><v>0000-13-45</v></c></row>'),
        sheet(inline(HEADINGS, JAN), after="<dataValidations><oops/></dataValidations>"),
    ],
    ids=["no places", "strict", "extLst", "no style", "odd date", "odd ISO date", "odd rest"],
)
def test_what_other_programs_write_is_read(part):
    assert names(book(part))[:1] == ["Jan de Vries"]


def test_a_workbook_under_another_name_is_found():
    content = files.repacked(
        files.xlsx([HEADINGS, JAN]), changes={"_rels/.rels": ("workbook.xml", "boek.xml")}
    )
    moved = files.moved(
        content,
        {"xl/workbook.xml": "xl/boek.xml", "xl/_rels/workbook.xml.rels": "xl/_rels/boek.xml.rels"},
    )

    assert names(moved) == ["Jan de Vries"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Jan_x000D_\nde_x0009_Vries", "Jan de Vries"),
        ("Jan_x005F_x000D_", "Jan"),
        ("J_x00EB_l", "Jël"),
        ("<r><t>Jan </t></r><r><t>Bos</t></r>", "Jan Bos"),
    ],
)
def test_signs_that_excel_wrote_as_numbers_are_read(written, name):
    text = written if written.startswith("<r>") else f"<t>{written}</t>"
    part = sheet(
        inline(HEADINGS) + f'<row><c t="inlineStr"><is><t>Laren</t></is></c><c t="inlineStr"><is>'
        f'<t>raad</t></is></c><c t="inlineStr"><is>{text}<rPh><t>x</t></rPh></is></c></row>'
    )

    assert names(book(part)) == [name]


def test_every_sheet_that_looks_like_a_list_is_read_and_others_are_named():
    listing = read_file(
        files.xlsx(
            [HEADINGS, JAN], [["Uitleg"], ["Vul in"]], [HEADINGS, PIET], [HEADINGS[:2], ["a"]]
        )
    )

    assert [(row.sheet, row.number, row.name) for row in listing.rows] == [
        ("Sheet", 2, "Jan de Vries"),
        ("Sheet2", 2, "Piet Bos"),
    ]
    assert listing.notes == (
        "Deze bladen lijken geen lijst met mensen en zijn niet gelezen: ‘Sheet1’, "
        "‘Sheet3 (zonder naam)’.",
    )


def named(**sheets):
    """A workbook with sheets of these names."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for line in rows:
            sheet.append(line)
    return files.saved(made)


def test_a_sheet_may_be_named_after_its_municipality_or_role():
    content = named(
        Ede=[["Functie", "Naam"], ["raadslid", "Jan"]],
        College=[["Gemeente", "Naam"], ["Ede", "Mia"]],
        Leeg=[["Functie", "Naam"], ["raadslid", "Piet"]],
    )

    listing = read_file(content, lambda name: name == "Ede")

    assert [(row.place, row.role, row.name) for row in listing.rows] == [
        ("Ede", "raadslid", "Jan"),
        ("Ede", "College", "Mia"),
    ]
    assert listing.notes == (
        "Dit blad lijkt geen lijst met mensen en is niet gelezen: ‘Leeg (zonder gemeente)’.",
    )


def test_more_sheets_than_a_list_has_are_refused():
    with pytest.raises(TooLarge, match="veel meer dan een lijst"):
        read_file(files.xlsx(*[[HEADINGS, JAN]] * 101))


def hidden_book():
    """Two sheets, one very hidden; in the other a filter leaves one row."""
    made = Workbook()
    for line in (HEADINGS, JAN, PIET):
        made.active.append(line)
    made.active.row_dimensions[2].hidden = True
    made.create_sheet("Oud").append(HEADINGS)
    made["Oud"].append(JAN)
    made["Oud"].sheet_state = "veryHidden"
    return files.saved(made)


def hidden_ods():
    document = OpenDocumentSpreadsheet()
    hidden = Style(name="verborgen", family="table")
    hidden.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(hidden)
    for name, style in (("Sheet", None), ("Oud", hidden)):
        table = Table(name=name, **({"stylename": style} if style else {}))
        for texts, visibility in ((HEADINGS, "visible"), (JAN, "filter"), (PIET, "visible")):
            line = TableRow(visibility=visibility)
            for text in texts:
                line.addElement(cell(text))
            table.addElement(line)
        document.spreadsheet.addElement(table)
    return files.saved(document)


@pytest.mark.parametrize("made", [hidden_book, hidden_ods])
def test_what_is_hidden_is_left_out_and_said(made):
    listing = read_file(made())

    assert [(row.number, row.name) for row in listing.rows] == [(3, "Piet Bos")]
    assert listing.notes == (
        "Dit blad is verborgen en niet gelezen: ‘Oud’.",
        "Op blad ‘Sheet’ is 1 rij verborgen, bijvoorbeeld door een filter. Die is niet gelezen.",
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("sheet1.xml", "<row/>" * 400_001),
        ("sheet1.bin", "<c/>" * 400_001),
        ("sheet1", " " * 20_000_001),
    ],
)
def test_a_sheet_is_counted_whatever_it_is_called(name, rows):
    changes = {"xl/_rels/workbook.xml.rels": ("sheet1.xml", name)}
    content = files.repacked(files.xlsx([["x"]]), {SHEET: sheet(rows)}, changes)

    with pytest.raises(TooLarge, match="veel meer dan een lijst"):
        read_file(files.moved(content, {SHEET: f"xl/worksheets/{name}"}))


@pytest.mark.slow
def test_a_sheet_that_many_sheets_point_at_is_counted_each_time():
    sheets = "".join(f'<sheet name="B{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 90))
    changes = {"xl/workbook.xml": ("</sheets>", f"{sheets}</sheets>")}
    content = files.repacked(files.xlsx([["x"]]), {SHEET: sheet("<row/>" * 10_000)}, changes)

    with pytest.raises(TooLarge, match="veel meer dan een lijst"):
        read_file(content)
