"""Lists of people as spreadsheet programs save them."""

import io
import zipfile
from xml.sax.saxutils import escape

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P, S
from openpyxl import Workbook

from assessments.desk.people.reading.lists import read_file, read_text

HEADINGS = ["Gemeente", "Rol", "Naam", "E-mail"]
JAN = ["Laren", "raad", "Jan de Vries", "jan@laren.nl"]
PIET = ["Eemnes", "college", "Piet Bos", "piet@eemnes.nl"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED_STRINGS = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def people_in(content):
    """The rows of people that are read of a file, or of a text."""
    read = read_text if isinstance(content, str) else read_file
    return list(read(content).rows)


def saved(document):
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def xlsx(*sheets):
    """A workbook with these sheets, each a list of rows."""
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    return saved(book)


def excel(rows):
    """As Excel saves: the texts in a part of their own. The size it tells is too small."""
    texts = [cell for row in rows for cell in row]
    strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    numbers = iter(range(len(texts)))
    cells = "".join(
        f'<row r="{at}">'
        + "".join(
            f'<c r="{column}{at}" t="s"><v>{next(numbers)}</v></c>'
            for column, _ in zip("ABCDEFGH", row, strict=False)
        )
        + "</row>"
        for at, row in enumerate(rows, 1)
    )
    sheet = (
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1:A1"/>'
        f"<sheetData>{cells}</sheetData></worksheet>"
    )
    return repacked(
        xlsx([["x"]]),
        {
            "xl/worksheets/sheet1.xml": sheet,
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        },
        {"[Content_Types].xml": ("</Types>", SHARED_STRINGS)},
    )


def repacked(content, parts=None, changes=None, compression=zipfile.ZIP_DEFLATED):
    """The same zip file, with parts replaced or added, or a piece of text in them."""
    parts, changes = dict(parts or {}), changes or {}
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            text = parts.pop(name, None) or old.read(name)
            if name in changes:
                text = text.decode().replace(*changes[name])
            new.writestr(name, text, compression)
        for name, text in parts.items():
            new.writestr(name, text, compression)
    return packed.getvalue()


def moved(content, names):
    """The same zip file, with parts under another name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(names.get(name, name), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def cell(text="", repeated=1, **attributes):
    if repeated > 1:
        attributes["numbercolumnsrepeated"] = repeated
    made = TableCell(valuetype="string" if text else None, **attributes)
    if text:
        made.addElement(P(text=text))
    return made


def spaced(before, number, after):
    """A cell with more than one space, which ODS keeps as an element."""
    made = TableCell(valuetype="string")
    paragraph = P(text=before)
    paragraph.addElement(S(c=number))
    paragraph.addText(after)
    made.addElement(paragraph)
    return made


def libreoffice(*rows, repeats=None):
    """As LibreOffice saves: the rest of each row, and of the sheet, as one repeated nothing.

    A row is a list of texts or cells; `repeats` says of rows, by position, how often they repeat.
    """
    document = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    for at, row in enumerate(rows):
        repeated = (repeats or {}).get(at)
        line = TableRow(**({"numberrowsrepeated": repeated} if repeated else {}))
        for each in row:
            line.addElement(cell(each) if isinstance(each, str) else each)
        line.addElement(cell(repeated=16384 - len(row)))
        table.addElement(line)
    rest = TableRow(numberrowsrepeated=1048576 - len(rows))
    rest.addElement(cell(repeated=16384))
    table.addElement(rest)
    document.spreadsheet.addElement(table)
    return saved(document)


def csv(*rows, delimiter=";", encoding="utf-8-sig", newline="\r\n"):
    """As Dutch Excel saves: semicolons, quotes where needed."""

    def quoted(text):
        special = delimiter in text or '"' in text or "\n" in text
        return '"{}"'.format(text.replace('"', '""')) if special else text

    lines = (delimiter.join(quoted(text) for text in row) for row in rows)
    return "".join(f"{line}{newline}" for line in lines).encode(encoding)
