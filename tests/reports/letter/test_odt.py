"""The letter as a file: read back with odfpy, and looked into as a package."""

import io
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

import pytest
from odf import table, text
from odf.opendocument import load
from odf.teletype import extractText

from assessments.reports.letter.content import from_the_college, letter
from assessments.reports.letter.odt import letter_odt
from tests.reports import builders
from tests.results.builders import CODES, group, overview

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"

SHAPES = {
    "joint organisation": builders.bel,
    "own raad withheld": builders.own_raad_withheld,
    "nothing shown": builders.nothing_shown,
    "partnership of two": builders.two_small,
    "one municipality": builders.one_municipality,
    "thirty municipalities": lambda: builders.many(30),
    "long names": builders.long_names,
}


def odt(built=None, name="Laren"):
    return letter_odt(letter(built or builders.bel(), None, CODES[name], from_the_college()))


def package(content):
    return zipfile.ZipFile(io.BytesIO(content))


def part(content, name):
    return ElementTree.fromstring(package(content).read(name))  # noqa: S314 - our own file


def read(content):
    return load(io.BytesIO(content))


def lines(content):
    return [extractText(line) for line in read(content).getElementsByType(text.P)]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_read_back_with_its_headings(shape):
    name = builders.LONG_NAME if shape == "long names" else "Laren"

    headings = read(odt(SHAPES[shape](), name)).getElementsByType(text.H)

    assert [(h.getAttribute("outlinelevel"), extractText(h)) for h in headings] == [
        ("1", "Raadsinformatiebrief"),
        *[
            ("2", heading)
            for heading in (
                "Aanleiding",
                "Kernboodschap",
                "Uitkomsten",
                "Kanttekeningen",
                "Gevolgen",
                "Communicatie",
                "Vervolg",
                "Bijlage",
            )
        ],
    ]


def test_type_comes_first_and_is_not_packed():
    first, *rest = package(odt()).infolist()

    assert first.filename == "mimetype"
    assert first.compress_type == zipfile.ZIP_STORED
    assert first.extra == b""
    assert package(odt()).read("mimetype") == b"application/vnd.oasis.opendocument.text"
    assert {entry.filename for entry in rest} == {
        "styles.xml",
        "content.xml",
        "meta.xml",
        "META-INF/manifest.xml",
    }


def test_manifest_names_every_part_and_the_version():
    content = odt()

    manifest = part(content, "META-INF/manifest.xml")

    assert manifest.get(f"{MANIFEST}version") == "1.2"
    assert [entry.get(f"{MANIFEST}full-path") for entry in manifest] == [
        "/",
        "styles.xml",
        "content.xml",
        "meta.xml",
    ]
    for name in ("styles.xml", "content.xml", "meta.xml"):
        assert part(content, name).get(f"{OFFICE}version") == "1.2"


def test_title_language_and_date_are_those_of_the_release():
    meta = part(odt(builders.bel(fictitious=True)), "meta.xml")[0]

    assert meta.findtext(f"{DC}title") == (
        "VERZONNEN: Raadsinformatiebrief: Uitkomsten zelfevaluatie BEL"
    )
    assert meta.findtext(f"{DC}language") == "nl-NL"
    assert meta.findtext(f"{DC}date") == "2025-10-01T00:00:00"


def test_text_is_dutch_on_a4():
    styles = part(odt(), "styles.xml")

    default = styles.find(f".//{STYLE}default-style/{STYLE}text-properties")
    assert (default.get(f"{FO}language"), default.get(f"{FO}country")) == ("nl", "NL")
    page = styles.find(f".//{STYLE}page-layout-properties")
    assert (page.get(f"{FO}page-width"), page.get(f"{FO}page-height")) == ("210mm", "297mm")


def test_every_style_that_is_used_is_defined():
    content = odt(builders.bel(fictitious=True))
    defined, used = set(), set()
    for name in ("styles.xml", "content.xml"):
        for element in part(content, name).iter():
            defined.add(element.get(f"{STYLE}name"))
            used |= {element.get(f"{space}style-name") for space in (TEXT, TABLE, STYLE)}
            used.add(element.get(f"{STYLE}parent-style-name"))
    assert len(used) > 20
    assert used - {None} <= defined


def test_table_repeats_its_header_row():
    (made,) = read(odt()).getElementsByType(table.Table)

    (header,) = made.getElementsByType(table.TableHeaderRows)
    assert [extractText(cell) for cell in header.getElementsByType(table.TableCell)] == [
        "Succesfactor",
        "Onze raad",
        "Andere raden",
        "Colleges samen",
        "BEL Combinatie",
    ]
    assert len(made.getElementsByType(table.TableRow)) == 11


def test_what_the_writer_fills_in_stands_out():
    spans = read(odt()).getElementsByType(text.Span)

    filled = [
        extractText(span)
        for span in spans
        if span.getAttribute("stylename").startswith("To_20_fil")
    ]
    assert "[datum]" in filled
    assert "[naam]" in filled


def test_fictitious_letter_says_so_in_text_and_header():
    content = odt(builders.bel(fictitious=True))

    assert any(line.startswith("VERZONNEN. Dit is een demonstratie.") for line in lines(content))
    header = part(content, "styles.xml").find(f".//{STYLE}header")
    assert "".join(header.itertext()).startswith("VERZONNEN · Raadsinformatiebrief")
    real = part(odt(), "styles.xml").find(f".//{STYLE}header")
    assert "VERZONNEN" not in "".join(real.itertext())


def test_name_with_markup_or_a_sign_that_xml_lacks_is_text():
    name = "<b>Laren</b> & \x0bomstreken"
    CODES[name] = "GM0001"
    try:
        content = odt(overview(group("raad", name, 11), partnership='<i>"B"</i> xmlns:x="y"'), name)
    finally:
        del CODES[name]

    assert "Aan:\tde raad van <b>Laren</b> & omstreken" in lines(content)
    assert 'Onderwerp:\tUitkomsten zelfevaluatie <i>"B"</i> xmlns:x="y"' in lines(content)


def test_same_letter_gives_the_same_bytes_in_a_process_with_a_past():
    """Spreadsheets are made with odfpy too, which remembers what it ever wrote."""
    program = (
        "import django, sys, tablib; django.setup();"
        "tablib.Dataset(['a', 1]).export('ods');"
        "from odf import number; number.NumberStyle(name='N');"
        "from tests.reports.letter.test_odt import odt;"
        "sys.stdout.buffer.write(odt())"
    )

    again = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, timeout=60
    )

    assert again.stdout == odt()


def test_signature_is_kept_with_the_last_lines_of_the_letter():
    content = odt()
    kept = {
        style.get(f"{STYLE}name")
        for style in part(content, "styles.xml").iter(f"{STYLE}style")
        if (properties := style.find(f"{STYLE}paragraph-properties")) is not None
        and properties.get(f"{FO}keep-with-next") == "always"
    }
    *_, last, _college, _secretary, _mayor = read(content).text.getElementsByType(text.P)
    assert extractText(last).startswith("Rapport Laren, kenmerk")
    assert last.getAttribute("stylename") in kept


def test_letter_names_a_face_for_other_scripts():
    (properties,) = [
        each
        for each in part(odt(), "styles.xml").iter(f"{STYLE}text-properties")
        if each.get(f"{STYLE}font-name-complex")
    ]
    assert properties.get(f"{STYLE}font-name") == "Calibri"
    assert properties.get(f"{STYLE}font-name-complex") == "Arial"
