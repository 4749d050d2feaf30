import contextlib
import datetime
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.office import Annotation
from odf.table import CoveredTableCell
from odf.text import P

from assessments.desk.people.limits import MAX_UNPACKED, CannotTake, TooLarge
from assessments.desk.people.reading.lists import read_sheets
from assessments.desk.people.rows import Row
from tests.desk.people import files
from tests.desk.people.files import HEADINGS, JAN, PIET, cell, people_in

JAN_ROW = Row(2, "Laren", "raad", "Jan de Vries", "jan@laren.nl")
PIET_ROW = Row(3, "Eemnes", "college", "Piet Bos", "piet@eemnes.nl")
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def test_xlsx_gives_its_rows():
    assert people_in(files.xlsx([HEADINGS, JAN, PIET])) == [JAN_ROW, PIET_ROW]


def test_xlsx_with_shared_strings_and_a_wrong_size_gives_its_rows():
    assert people_in(files.excel([HEADINGS, JAN, PIET])) == [JAN_ROW, PIET_ROW]


def test_xlsx_with_a_formula_gives_the_value_that_was_saved_with_it():
    sheet = (
        f'<worksheet xmlns="{files.MAIN}"><sheetData><row r="1">'
        '<c r="A1" t="str"><f>CONCATENATE("La","ren")</f><v>Laren</v></c>'
        '<c r="B1" t="inlineStr"><is><t>raad</t></is></c>'
        '<c r="C1" t="inlineStr"><is><t>Jan</t></is></c>'
        "</row></sheetData></worksheet>"
    )
    content = files.repacked(files.xlsx([["x"]]), {"xl/worksheets/sheet1.xml": sheet})

    assert people_in(content) == [Row(1, "Laren", "raad", "Jan", "")]


def test_xlsx_with_numbers_and_dates_gives_text():
    (sheet,) = read_sheets(files.xlsx([["Laren", 5, 2.5, datetime.date(2026, 3, 18)]]))

    assert sheet.lines[0][1][:4] == ["Laren", "5", "2.5", "46099"]


def test_the_first_sheet_with_headings_is_read():
    content = files.xlsx([["Toelichting"], ["Zie blad 2"]], [HEADINGS, JAN])

    assert people_in(content) == [JAN_ROW]


def test_a_far_and_empty_last_row_takes_no_time():
    sheet = (
        f'<worksheet xmlns="{files.MAIN}"><sheetData>'
        '<row r="1"><c r="A1" t="str"><v>Laren</v></c></row>'
        '<row r="99999999999"><c r="XFD99999999999" t="str"><v>x</v></c></row>'
        "</sheetData></worksheet>"
    )
    content = files.repacked(files.xlsx([["x"]]), {"xl/worksheets/sheet1.xml": sheet})

    assert people_in(content) == [Row(1, "Laren")]


def test_ods_of_libreoffice_gives_its_rows():
    assert people_in(files.libreoffice(HEADINGS, JAN, PIET)) == [JAN_ROW, PIET_ROW]


def test_ods_empty_cells_that_are_one_repeated_cell_keep_their_place():
    content = files.libreoffice(HEADINGS, ["Laren", cell(repeated=2), "jan@laren.nl"])

    assert people_in(content) == [Row(2, "Laren", "", "", "jan@laren.nl")]


def test_ods_equal_cells_that_are_one_repeated_cell_are_read_as_many():
    content = files.libreoffice(HEADINGS, [cell("raad", repeated=2), "Jan", ""])

    assert people_in(content) == [Row(2, "raad", "raad", "Jan", "")]


def test_ods_equal_rows_that_are_one_repeated_row_are_read_as_many():
    content = files.libreoffice(HEADINGS, JAN, PIET, repeats={1: 2})

    assert [(row.number, row.name) for row in people_in(content)] == [
        (2, "Jan de Vries"),
        (3, "Jan de Vries"),
        (4, "Piet Bos"),
    ]


def test_ods_a_million_filled_rows_are_too_many():
    with pytest.raises(TooLarge, match=r"5\.000 rijen"):
        people_in(files.libreoffice(HEADINGS, JAN, repeats={1: 1_000_000}))


def test_ods_spaces_are_kept_and_remarks_are_not():
    name = files.spaced("Jan", 2, "de Vries")
    remark = Annotation()
    remark.addElement(P(text="let op"))
    name.insertBefore(remark, name.firstChild)

    (sheet,) = read_sheets(files.libreoffice(["Laren", name]))

    assert sheet.lines[0][1][:2] == ["Laren", "Jan de Vries"]


def test_ods_cell_under_a_merged_one_counts_as_a_cell():
    content = files.libreoffice(["Laren", CoveredTableCell(), "Jan"])

    (sheet,) = read_sheets(content)

    assert sheet.lines[0][1][:3] == ["Laren", "", "Jan"]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (files.xlsx([JAN]), "xl/worksheets/sheet1.xml"),
        (files.xlsx([JAN]), "_rels/.rels"),
        (files.xlsx([JAN]), "xl/workbook.xml"),
        (files.libreoffice(JAN), "content.xml"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused(content, part, encoding):
    hostile = files.repacked(content, {part: f"{DOCTYPE}<x>&a;</x>".encode(encoding)})

    with pytest.raises(CannotTake, match="DOCTYPE") as refused:
        people_in(hostile)

    assert refused.value.status == 422


def test_a_zip_bomb_is_refused():
    bomb = files.repacked(
        files.xlsx([JAN]), {"xl/worksheets/sheet1.xml": b" " * (MAX_UNPACKED + 1)}
    )
    assert len(bomb) < 100_000

    with pytest.raises(TooLarge, match="veel meer dan een lijst") as refused:
        people_in(bomb)

    assert refused.value.status == 413


def test_a_part_that_lies_about_its_size_is_refused():
    content = bytearray(files.repacked(files.libreoffice(JAN), compression=zipfile.ZIP_STORED))
    archive = zipfile.ZipFile(io.BytesIO(bytes(content)))
    size = archive.getinfo("content.xml").file_size.to_bytes(4, "little")
    at = content.index(b"content.xml", archive.start_dir)
    # In the directory, 46 bytes before its name begin; the size is at 24.
    content[at - 46 + 24 : at - 46 + 28] = (10).to_bytes(4, "little")
    assert bytes(content).count(size) >= 1

    with pytest.raises(CannotTake, match="kunnen wij niet lezen"):
        people_in(bytes(content))


@pytest.mark.slow
@pytest.mark.parametrize(
    "rows",
    ["<row/>" * 400_001, "<row>" + "<c/>" * 400_001 + "</row>"],
)
def test_too_many_elements_are_refused_unread(rows):
    sheet = f'<worksheet xmlns="{files.MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    content = files.repacked(files.xlsx([["x"]]), {"xl/worksheets/sheet1.xml": sheet})

    with pytest.raises(TooLarge, match="veel meer dan een lijst"):
        people_in(content)


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_compression_is_refused(compression):
    with pytest.raises(CannotTake, match="kunnen wij niet lezen"):
        people_in(files.repacked(files.xlsx([JAN]), compression=compression))


def test_deeply_nested_markup_is_refused():
    deep = "<text:span>" * 100_000 + "</text:span>" * 100_000
    content = files.libreoffice(["diep"])
    changes = {"content.xml": ("diep", deep)}

    with pytest.raises(CannotTake, match="kunnen wij niet lezen"):
        people_in(files.repacked(content, changes=changes))


def test_another_zip_file_is_refused():
    with pytest.raises(CannotTake, match="kunnen wij niet lezen"):
        people_in(files.repacked(files.xlsx([JAN]), {})[:-30])


def test_a_zip_file_without_a_spreadsheet_is_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("lees-mij.txt", "hallo")

    with pytest.raises(CannotTake, match="kunnen wij niet lezen"):
        people_in(content.getvalue())


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    content=st.sampled_from([files.xlsx([HEADINGS, JAN]), files.libreoffice(HEADINGS, JAN)]),
    damage=st.lists(st.tuples(st.integers(0, 1_000_000), st.integers(0, 255)), max_size=8),
)
def test_a_damaged_file_is_read_or_refused(content, damage):
    damaged = bytearray(content)
    for at, value in damage:
        damaged[at % len(damaged)] = value

    with contextlib.suppress(CannotTake):
        assert all(isinstance(row, Row) for row in people_in(bytes(damaged)))
