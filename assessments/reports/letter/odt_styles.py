"""How a letter looks: named styles that its writer can change in one place."""

from typing import Any

from odf import style, text
from odf.element import Element
from odf.opendocument import OpenDocumentText

from assessments.palette import AXIS, BRAND, MUTED, TO_FILL_IN, WARNING

FONT = "Calibri"
"""What most secretariats have; LibreOffice sets it in Carlito."""
OTHER_SCRIPTS = "Arial"
"""For Arabic and its kin, which Calibri lacks; where it is missing too, the program chooses."""
WIDTH, FIRST_COLUMN = 166.0, 46.0
"""Of the text and of the table's first column, in millimetres."""


def add_styles(document: OpenDocumentText, *, header: str, stamp: str, columns: int) -> None:
    """Everything that `odt` names; `columns` is how many the table has after its first."""
    for name in (FONT, OTHER_SCRIPTS):
        document.fontfacedecls.addElement(
            style.FontFace(
                name=name, fontfamily=name, fontfamilygeneric="swiss", fontpitch="variable"
            )
        )
    for made in (*_paragraphs(), *_spans(), _numbering()):
        document.styles.addElement(made)
    for made in _table(columns):
        document.automaticstyles.addElement(made)
    _page(document, header, stamp)


def _paragraphs() -> list[Element]:
    return [
        _default(),
        _paragraph("Standard", None),
        _paragraph("Text body", "Standard", marginbottom="1.5mm"),
        _paragraph("Last text", "Text body", keepwithnext="always"),
        _heading(1, fontsize="20pt", marginbottom="3mm"),
        _heading(2, fontsize="13pt", margintop="3.5mm", marginbottom="0.8mm"),
        _paragraph(
            "Head line", "Standard", marginleft="30mm", textindent="-30mm", marginbottom="0.5mm"
        ),
        _paragraph("List Contents", "Standard", marginbottom="1mm"),
        _paragraph("Stamp", "Standard", {"color": WARNING}, marginbottom="4mm"),
        _paragraph(
            "Table title",
            "Standard",
            {"color": MUTED, "fontsize": "9.5pt"},
            margintop="1mm",
            marginbottom="1mm",
            keepwithnext="always",
        ),
        _paragraph("Table Contents", "Standard"),
        _paragraph("Table Contents number", "Table Contents", textalign="end"),
        _paragraph("Table Heading", "Table Contents", {"fontweight": "bold", "color": BRAND}),
        _paragraph("Table Heading number", "Table Heading", textalign="end"),
        _paragraph("Note", "Standard", {"color": MUTED, "fontsize": "9.5pt"}, marginbottom="1mm"),
        _paragraph("Signature", "Standard", margintop="4mm", keepwithnext="always"),
        _paragraph("Header", "Standard", {"color": MUTED, "fontsize": "9pt"}),
        _paragraph("Footer", "Standard", {"color": MUTED, "fontsize": "9pt"}, textalign="end"),
    ]


def _default() -> Element:
    """For the whole document: type and language."""
    made = style.DefaultStyle(family="paragraph")
    made.addElement(style.ParagraphProperties(lineheight="120%", writingmode="lr-tb"))
    made.addElement(
        style.TextProperties(
            fontname=FONT,
            fontnamecomplex=OTHER_SCRIPTS,
            fontnameasian=OTHER_SCRIPTS,
            fontsize="11pt",
            fontsizecomplex="11pt",
            fontsizeasian="11pt",
            language="nl",
            country="NL",
            hyphenate="false",
        )
    )
    return made


def _paragraph(
    name: str, parent: str | None, letters: dict[str, str] | None = None, **properties: Any
) -> Element:
    parents = {"parentstylename": _encoded(parent)} if parent else {}
    made = style.Style(name=_encoded(name), displayname=name, family="paragraph", **parents)
    if properties:
        made.addElement(style.ParagraphProperties(**properties))
    if letters:
        made.addElement(style.TextProperties(**letters))
    return made


def _heading(level: int, *, fontsize: str, **properties: Any) -> Element:
    made = style.Style(
        name=f"Heading_20_{level}",
        displayname=f"Heading {level}",
        family="paragraph",
        parentstylename="Standard",
        nextstylename="Text_20_body",
        defaultoutlinelevel=level,
    )
    made.addElement(style.ParagraphProperties(keepwithnext="always", **properties))
    made.addElement(style.TextProperties(fontsize=fontsize, fontweight="bold", color=BRAND))
    return made


def _spans() -> list[Element]:
    strong = style.Style(name="Strong_20_Emphasis", displayname="Strong Emphasis", family="text")
    strong.addElement(style.TextProperties(fontweight="bold"))
    to_fill_in = style.Style(name="To_20_fill_20_in", displayname="Nog invullen", family="text")
    to_fill_in.addElement(style.TextProperties(backgroundcolor=TO_FILL_IN))
    return [strong, to_fill_in]


def _numbering() -> Element:
    made = text.ListStyle(name="Findings")
    level = text.ListLevelStyleNumber(level=1, numformat="1", numsuffix=".")
    properties = style.ListLevelProperties(listlevelpositionandspacemode="label-alignment")
    properties.addElement(
        style.ListLevelLabelAlignment(
            labelfollowedby="listtab",
            listtabstopposition="7mm",
            textindent="-7mm",
            marginleft="7mm",
        )
    )
    level.addElement(properties)
    made.addElement(level)
    return made


def _table(columns: int) -> list[Element]:
    whole = style.Style(name="Results", family="table")
    properties = {"width": _mm(WIDTH), "align": "left", "marginbottom": "2mm"}
    whole.addElement(style.TableProperties(maybreakbetweenrows="false", **properties))
    row = style.Style(name="Results.row", family="table-row")
    row.addElement(style.TableRowProperties(keeptogether="always"))
    rest = (WIDTH - FIRST_COLUMN) / max(columns, 1)
    return [
        whole,
        _column("Results.A", FIRST_COLUMN),
        _column("Results.B", rest),
        row,
        _cell("Results.head", f"0.6pt solid {BRAND}", "bottom"),
        _cell("Results.cell", f"0.3pt solid {AXIS}", "top"),
    ]


def _column(name: str, width: float) -> Element:
    made = style.Style(name=name, family="table-column")
    made.addElement(style.TableColumnProperties(columnwidth=_mm(width)))
    return made


def _cell(name: str, line: str, align: str) -> Element:
    made = style.Style(name=name, family="table-cell")
    made.addElement(
        style.TableCellProperties(padding="0.8mm", borderbottom=line, verticalalign=align)
    )
    return made


def _page(document: OpenDocumentText, header: str, stamp: str) -> None:
    """A4, with what it is at the top and the number of the page at the foot."""
    layout = style.PageLayout(name="A4")
    layout.addElement(
        style.PageLayoutProperties(
            pagewidth="210mm",
            pageheight="297mm",
            printorientation="portrait",
            margintop="15mm",
            marginbottom="15mm",
            marginleft="22mm",
            marginright="22mm",
        )
    )
    for part, gap in (
        (style.HeaderStyle(), {"marginbottom": "6mm"}),
        (style.FooterStyle(), {"margintop": "6mm"}),
    ):
        part.addElement(style.HeaderFooterProperties(minheight="5mm", **gap))
        layout.addElement(part)
    document.automaticstyles.addElement(layout)
    master = style.MasterPage(name="Standard", pagelayoutname="A4")
    master.addElement(_header(header, stamp))
    master.addElement(_footer())
    document.masterstyles.addElement(master)


def _header(words: str, stamp: str) -> Element:
    made = style.Header()
    paragraph = text.P(stylename="Header")
    if stamp:
        paragraph.addElement(text.Span(stylename="Strong_20_Emphasis", text=stamp))
        words = f" · {words}"
    paragraph.addText(words)
    made.addElement(paragraph)
    return made


def _footer() -> Element:
    made = style.Footer()
    paragraph = text.P(stylename="Footer", text="Bladzijde ")
    paragraph.addElement(text.PageNumber(selectpage="current"))
    paragraph.addText(" van ")
    paragraph.addElement(text.PageCount())
    made.addElement(paragraph)
    return made


def _encoded(name: str) -> str:
    """A style's name as XML has it."""
    return name.replace(" ", "_20_")


def _mm(length: float) -> str:
    return f"{length:.1f}mm"
