"""The rows of an XLSX or ODS file, as text.

Both are zip files of XML. Before any of it is read, its unpacked size, its number of elements and
its markup are checked, so that a small file can't be a large one in disguise. Formulas count as
the values that were saved with them.

ODS is read here and not by tablib: that leaves out empty cells which LibreOffice writes as one
repeated cell, and then what follows shifts to another column.
"""

import io
import itertools
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from openpyxl import load_workbook

from assessments.rounds.people.limits import (
    LINES_ABOVE,
    MAX_COLUMNS,
    MAX_ELEMENTS,
    MAX_ROWS,
    MAX_UNPACKED,
    CannotTake,
    forbidden_markup,
    old_excel,
    too_many_rows,
    too_much_inside,
    unreadable,
)

Line = tuple[int, list[str]]
"""A row that isn't empty: its number in the sheet, from 1, and its cells."""

ZIP_BEGINS = b"PK\x03\x04"
OLD_EXCEL_BEGINS = b"\xd0\xcf\x11\xe0"
LAST_ROW = 1_048_576
"""Of any spreadsheet program: LibreOffice and Excel have no more rows than this."""

PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How spreadsheet programs pack; other ways may ask for memory beforehand."""
MAX_SHEETS = 10
"""Sheets after these are not looked at."""

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


def is_spreadsheet(content: bytes) -> bool:
    """Whether this is to be read here. Raises `CannotTake` for an old Excel file."""
    if content.startswith(OLD_EXCEL_BEGINS):
        raise old_excel()
    return content.startswith(ZIP_BEGINS)


def read_sheets(content: bytes) -> list[list[Line]]:
    """The rows of the first sheets, in order. Raises `CannotTake`, also for any broken file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive)
            names = set(archive.namelist())
            if "content.xml" in names:
                return _ods_sheets(archive)
            if "xl/workbook.xml" in names or "[Content_Types].xml" in names:
                return _xlsx_sheets(content)
    except CannotTake:
        raise
    except Exception as error:
        # openpyxl has no error of its own: a broken file makes it raise almost anything.
        raise unreadable() from error
    raise unreadable()


def _check(archive: zipfile.ZipFile) -> None:
    """Raises `CannotTake`. zipfile gives no more of a part than the size that is declared."""
    if any(part.compress_type not in PACKED for part in archive.infolist()):
        raise unreadable()
    if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
        raise too_much_inside()
    elements = itertools.count(1)
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")):
            _check_markup(archive.read(part), elements)


def _check_markup(xml: bytes, elements: Iterator[int]) -> None:
    """No DOCTYPE, so no entities; and not more elements than a list of people needs."""

    def refuse(*_: object) -> None:
        raise forbidden_markup()

    def count(*_: object) -> None:
        if next(elements) > MAX_ELEMENTS:
            raise too_much_inside()

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = count
    parser.Parse(xml, True)


def _few(rows: Iterator[Line]) -> list[Line]:
    """All of them. Raises `TooLarge` as soon as there are too many."""
    lines = list(itertools.islice(rows, MAX_ROWS + LINES_ABOVE + 1))
    if len(lines) > MAX_ROWS + LINES_ABOVE:
        raise too_many_rows()
    return lines


# --- XLSX -----------------------------------------------------------------------------------


def _xlsx_sheets(content: bytes) -> list[list[Line]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    return [_few(_xlsx_rows(sheet)) for sheet in book.worksheets[:MAX_SHEETS]]


def _xlsx_rows(sheet: Any) -> Iterator[Line]:
    # What a file says of its own size is often wrong.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)
    for number, values in enumerate(itertools.islice(rows, LAST_ROW), 1):
        if any(values):
            yield number, ["" if value is None else str(value) for value in values]


# --- ODS ------------------------------------------------------------------------------------


def _ods_sheets(archive: zipfile.ZipFile) -> list[list[Line]]:
    with archive.open("content.xml") as xml:
        tree = ElementTree.parse(xml)  # noqa: S314 - has no DOCTYPE and a limited size: see _check
    sheets = tree.findall(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    return [_few(_ods_rows(sheet)) for sheet in sheets[:MAX_SHEETS]]


def _ods_rows(sheet: ElementTree.Element) -> Iterator[Line]:
    """The rows that aren't empty. Of a repeated row, only as many as a list may have."""
    number = 1
    for row in sheet.iter(f"{TABLE}table-row"):
        repeated = _repeated(row, "number-rows-repeated")
        cells = _ods_cells(row)
        for copy in range(min(repeated, MAX_ROWS + LINES_ABOVE + 1) if any(cells) else 0):
            yield number + copy, cells
        number += repeated


def _ods_cells(row: ElementTree.Element) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag in CELLS and len(cells) < MAX_COLUMNS:
            room = MAX_COLUMNS - len(cells)
            cells += [_ods_text(cell)] * min(_repeated(cell, "number-columns-repeated"), room)
    return cells


def _repeated(element: ElementTree.Element, attribute: str) -> int:
    return max(1, int(element.get(TABLE + attribute, "1")))


def _ods_text(cell: ElementTree.Element) -> str:
    """What a cell shows: its own paragraphs, not the remark that hangs on it."""
    return " ".join("".join(_pieces(paragraph)) for paragraph in cell.findall(f"{TEXT}p"))


def _pieces(element: ElementTree.Element) -> Iterator[str]:
    """Text with its spaces, which ODS writes as elements."""
    if element.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
        yield " "
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
