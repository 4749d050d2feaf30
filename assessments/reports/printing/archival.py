"""What makes one PDF both PDF/A-2a (to keep) and PDF/UA-1 (for everybody to read).

WeasyPrint writes the metadata of one of the two. A file of PDF/A may name the other only when
it describes how: the extension schema of ISO 19005-2, 6.6.2.3.3.
"""

import functools
import io
import re
import zlib
from collections.abc import Callable
from typing import Any

import pydyf  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

VARIANT = "pdf/a-2a"
DECORATION = "versiering"
"""The description of a picture that says nothing."""

END_OF_METADATA = b"</rdf:RDF>"

PDF_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


SPOILT = b"\r\nendstream"
"""A return before the end of a stream: nobody can tell if it is data (ISO 19005-2, 6.1.7.1)."""


TRIES = 5
LEVEL = 6
"""Of compression: 9 takes twice the time for two per cents of the bytes."""

UNCLEAR = re.compile(rb"<(?P<glyph>[0-9a-f]{4})> <(?P<sign>|[0-9a-f]{8,})>$")
"""A glyph that is named by nothing, or by more than one sign of the basic plane."""
NOTHING = b"<2060>"
"""It joins what stands around it, and shows nothing."""


def finished(write: Callable[..., bytes]) -> bytes:
    """What `write` (a PDF/A-2a of WeasyPrint, by its `finisher`) makes: it is PDF/UA-1 as well.

    Its last streams are made while writing. One object more, and they end in another way.
    """
    for more in range(TRIES):
        content = write(finisher=functools.partial(_finish, more=more))
        if SPOILT not in content:
            break
    return content


def _finish(document: Any, pdf: Any, *, more: int) -> None:
    _add_pdf_ua(pdf)
    _hide_decoration(pdf)
    _name_glyphs(document, pdf)
    for each in pdf.objects:
        if getattr(each, "compress", False):
            _pack(each)
    for _time in range(more):
        pdf.add_object(pydyf.Dictionary())
    pdf.objects[:] = [_Written(each) if each.compressible else each for each in pdf.objects]


class _Written(pydyf.Object):
    """An object as its bytes: they are asked for twice, also for the fingerprint of the file."""

    data = b""

    def __init__(self, of: Any) -> None:
        super().__init__()
        self.number, self.data = of.number, of.data


def _hide_decoration(pdf: Any) -> None:
    """Decoration becomes an artifact: a screen reader passes over it."""
    figures = [each for each in pdf.objects if _is(each, "S", "/Figure")]
    hidden = [each for each in figures if getattr(each.get("Alt"), "string", "") == DECORATION]
    if hidden:
        (root,) = (each for each in pdf.objects if _is(each, "Type", "/StructTreeRoot"))
        pages, lists = pdf.page_references, _named_by(pdf, root["ParentTree"])["Nums"]
        for each in hidden:
            _hide(pdf, each, lists[2 * pages.index(each["Pg"]) + 1])


def _hide(pdf: Any, figure: Any, on_page: list[Any]) -> None:
    """Take it out of the tree, out of the list of what stands on its page, and unmark it there."""
    page, (mark,) = figure["Pg"], figure["K"]
    _named_by(pdf, figure["P"])["K"].remove(figure.reference)
    on_page[mark] = "null"
    _unmark(_named_by(pdf, _named_by(pdf, page)["Contents"]).stream, mark)
    figure.clear()


def _unmark(stream: list[Any], mark: int) -> None:
    """In what is painted of a page, where the content with this number begins."""
    at = next(
        place
        for place, each in enumerate(stream)
        if isinstance(each, dict) and each.get("MCID") == mark
    )
    stream[at - 1 : at + 2] = [b"/Artifact", b"BMC"]


def _is(each: Any, name: str, value: str) -> bool:
    return isinstance(each, dict) and each.get(name) == value


def _named_by(pdf: Any, reference: bytes) -> Any:
    """The object that a reference ("12 0 R") names."""
    return pdf.objects[int(reference.split()[0])]


def _name_glyphs(document: Any, pdf: Any) -> None:
    """Say of each glyph which sign it is: so it is found, copied and read aloud.

    Of a letter with accents that are drawn apart, WeasyPrint names the last glyph by all of it and
    the others by nothing, wherever else they stand: "Bladzijd" it said of "Bladzijde".
    """
    fonts = {font.name: font for font in document.fonts.values()}
    for each in pdf.objects:
        if isinstance(each, dict) and "ToUnicode" in each:
            names = _named_by(pdf, each["ToUnicode"])
            unclear = [line for line in names.stream if UNCLEAR.match(line)]
            if unclear:
                signs = _signs_of(fonts[each["BaseFont"]].file_content)
                names.stream = [_named(line, signs) for line in names.stream]


def _signs_of(font: bytes) -> dict[int, int]:
    """Numbers of glyphs → of signs."""
    with TTFont(io.BytesIO(font), lazy=True) as faces:
        numbers = faces.getReverseGlyphMap()
        signs = faces.getBestCmap().items()
        return {numbers[glyph]: sign for sign, glyph in signs if not _is_private(sign)}


def _is_private(sign: int) -> bool:
    """Whether a sign has a meaning in its own face only: it can be no glyph's name."""
    return 0xE000 <= sign <= 0xF8FF or sign >= 0xF0000


def _named(line: bytes, signs: dict[int, int]) -> bytes:
    unclear = UNCLEAR.match(line)
    if unclear is None:
        return line
    sign = signs.get(int(unclear["glyph"], 16))
    if sign is None:
        return line if unclear["sign"] else line.replace(b"<>", NOTHING)
    return b"<%s> <%s>" % (unclear["glyph"], chr(sign).encode("utf-16-be").hex().encode())


def _pack(stream: Any) -> None:
    """Compressed here, once: writing does it twice, also for the fingerprint of the file."""
    stream.compress = False
    _head, _, data = stream.data.partition(b"\nstream\n")
    packed = zlib.compress(data.removesuffix(b"\nendstream"), LEVEL)
    if not packed.endswith(b"\r"):
        stream.stream = [packed]
        stream.extra = {**stream.extra, "Filter": "/FlateDecode"}


def _add_pdf_ua(pdf: Any) -> None:
    metadata = next(
        each
        for each in pdf.objects
        if getattr(each, "extra", None) and each.extra.get("Type") == "/Metadata"
    )
    (content,) = metadata.stream
    metadata.stream = [content.replace(END_OF_METADATA, PDF_UA + END_OF_METADATA)]
    metadata.compress = False
