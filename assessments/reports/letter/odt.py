"""A letter → an OpenDocument text that LibreOffice and Word open: ODF 1.2, with real styles.

The one module that knows odfpy. The same letter gives the same bytes.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Sequence

from odf import dc, meta, table, text
from odf.element import Element
from odf.namespaces import nsdict
from odf.opendocument import OpenDocumentText

from assessments.reports.letter.content import Letter
from assessments.reports.letter.odt_styles import add_styles
from assessments.reports.letter.sections import Section, Sentence, Table
from factors.plain_text import one_line

PREFIXES = ("office", "style", "text", "table", "meta", "manifest", "dc", "fo", "svg")
NAMESPACES = "".join(
    f' xmlns:{prefix}="{address}"' for address, prefix in nsdict.items() if prefix in PREFIXES
).encode()
STAMP = "VERZONNEN"


def letter_odt(letter: Letter) -> bytes:
    """The whole document as a file."""
    document = OpenDocumentText()
    _describe(document, letter)
    add_styles(
        document,
        header=_clean(f"{letter.title} · {letter.subject}"),
        stamp=STAMP if letter.fictitious else "",
        columns=letter.columns,
    )
    for element in _body(letter):
        document.text.addElement(element)
    return _dated(document, letter.day)


def _describe(document: OpenDocumentText, letter: Letter) -> None:
    day = f"{letter.day.isoformat()}T00:00:00"
    for element in (
        dc.Title(text=_clean(letter.document_title)),
        dc.Subject(text=_clean(letter.subject)),
        dc.Creator(text=_clean(letter.author)),
        dc.Language(text="nl-NL"),
        meta.CreationDate(text=day),
        dc.Date(text=day),
    ):
        document.meta.addElement(element)


def _body(letter: Letter) -> list[Element]:
    elements = [_heading(1, letter.title)]
    if letter.fictitious:
        elements.append(_paragraph("Stamp", letter.stamp))
    elements += [_head_line(label, sentence) for label, sentence in letter.head]
    *sections, last = letter.sections
    for section in sections:
        elements += _section(section)
    elements += _section(last, style_name="Last_20_text")
    elements += [_paragraph("Signature", line) for line in letter.signatures]
    return elements


def _section(section: Section, style_name: str = "Text_20_body") -> list[Element]:
    elements = [_heading(2, section.heading)]
    if section.sentences:
        elements.append(_paragraph(style_name, section.sentences))
    if section.items:
        elements.append(_list(section.items))
    if section.table:
        elements += _table(section.table)
    return [*elements, *(_paragraph("Text_20_body", line) for line in section.after)]


def _heading(level: int, words: str) -> Element:
    return text.H(outlinelevel=level, stylename=f"Heading_20_{level}", text=_clean(words))


def _paragraph(style_name: str, sentence: Sentence) -> Element:
    paragraph = text.P(stylename=style_name)
    _say(paragraph, sentence)
    return paragraph


def _say(paragraph: Element, sentence: Sentence) -> None:
    for run in sentence:
        if run.to_fill_in:
            paragraph.addElement(text.Span(stylename="To_20_fill_20_in", text=_clean(run.text)))
        elif run.strong:
            paragraph.addElement(text.Span(stylename="Strong_20_Emphasis", text=_clean(run.text)))
        else:
            paragraph.addText(_clean(run.text))


def _head_line(label: str, sentence: Sentence) -> Element:
    paragraph = text.P(stylename="Head_20_line")
    paragraph.addElement(text.Span(stylename="Strong_20_Emphasis", text=f"{label}:"))
    paragraph.addElement(text.Tab())
    _say(paragraph, sentence)
    return paragraph


def _list(items: Sequence[Sentence]) -> Element:
    numbered = text.List(stylename="Findings")
    for item in items:
        line = text.ListItem()
        line.addElement(_paragraph("List_20_Contents", item))
        numbered.addElement(line)
    return numbered


def _table(numbers: Table) -> list[Element]:
    made = table.Table(name="Uitkomsten", stylename="Results")
    columns = len(numbers.headings) - 1
    made.addElement(table.TableColumn(stylename="Results.A"))
    made.addElement(table.TableColumn(stylename="Results.B", numbercolumnsrepeated=columns))
    header = table.TableHeaderRows()
    header.addElement(_row(numbers.headings, "Table_20_Heading", "Results.head"))
    made.addElement(header)
    for row in numbers.rows:
        made.addElement(_row(row, "Table_20_Contents", "Results.cell"))
    notes = [text.P(stylename="Note", text=_clean(note)) for note in numbers.notes]
    title = text.P(stylename="Table_20_title", text=_clean(numbers.title))
    return [title, made, *notes]


def _row(cells: Sequence[str], style_name: str, cell_style: str) -> Element:
    row = table.TableRow(stylename="Results.row")
    for place, words in enumerate(cells):
        cell = table.TableCell(stylename=cell_style, valuetype="string")
        number = "" if place == 0 else "_20_number"
        cell.addElement(text.P(stylename=f"{style_name}{number}", text=_clean(words)))
        row.addElement(cell)
    return row


def _clean(words: str) -> str:
    """On one line, without the signs that XML can't hold."""
    return one_line(words)


def _dated(document: OpenDocumentText, day: datetime.date) -> bytes:
    """Written anew with the day of the release instead of the clock's."""
    made, dated = io.BytesIO(), io.BytesIO()
    document.write(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(dated, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            # The type comes first and as it is, so that it can be read without unpacking.
            stored = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, _declared(source.read(name)))
    return dated.getvalue()


def _declared(content: bytes) -> bytes:
    """With the names that a letter uses: odfpy declares whatever this process ever used.

    The manifest gets its version, which ODF 1.2 wants and odfpy leaves out.
    """
    content = content.replace(
        b"<manifest:manifest", b'<manifest:manifest manifest:version="1.2"', 1
    )
    return re.sub(rb'(?: xmlns:\w+="[^"]*")+', lambda _found: NAMESPACES, content, count=1)
