"""The printed thing: accessible, in our own type, the same every time, and closed to the world."""

import http.client
import http.server
import subprocess
import sys
import threading
import time
from urllib.parse import quote

import pytest
import weasyprint
from django.template.loader import render_to_string

from assessments.followup.queries import ReactionText
from assessments.reports.council import document as council
from assessments.reports.printing import fitting as printing
from assessments.reports.printing.archival import DECORATION
from assessments.reports.printing.pdf import ReportError, make_pdf
from tests.reports import builders
from tests.reports.printed import (
    PDF_A,
    PDF_UA,
    bookmarks,
    complaints,
    elements,
    fonts,
    marked_content,
    pages,
    read,
    reading_orders,
)
from tests.results.builders import CODES, group, overview

pytestmark = pytest.mark.pdf

SHAPES = {
    "joint organisation": builders.bel,
    "own raad withheld": builders.own_raad_withheld,
    "nothing shown": builders.nothing_shown,
    "partnership of two": builders.two_small,
    "one municipality": builders.one_municipality,
    "thirty municipalities": lambda: builders.many(30),
    "long names": builders.long_names,
}


@pytest.fixture(scope="module")
def made():
    """Each shape's report, made once."""
    reports = {}

    def make(shape):
        if shape not in reports:
            name = builders.LONG_NAME if shape == "long names" else "Laren"
            reports[shape] = builders.pdf_of(SHAPES[shape](), name)
        return reports[shape]

    return make


@pytest.mark.parametrize("shape", SHAPES)
def test_report_is_valid_pdf_a_and_valid_pdf_ua(made, shape):
    assert complaints(made(shape), PDF_A) == []
    assert complaints(made(shape), PDF_UA) == []


@pytest.mark.parametrize("profile", [PDF_A, PDF_UA])
def test_validator_refuses_a_document_without_tags(profile):
    assert complaints(weasyprint.HTML(string=document()).write_pdf(), profile)


@pytest.mark.parametrize(("variant", "profile"), [("pdf/ua-1", PDF_A), ("pdf/a-2a", PDF_UA)])
def test_validator_refuses_a_document_that_is_only_the_other(variant, profile):
    only = weasyprint.HTML(string=document()).write_pdf(pdf_variant=variant)
    assert complaints(only, profile)


@pytest.mark.parametrize(
    ("part", "profile"),
    [
        (b"<pdfuaid:part>1</pdfuaid:part>", PDF_UA),
        (b'pdfaid:conformance="A"', PDF_A),
        (b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", PDF_A),
    ],
    ids=["identification as PDF/UA", "conformance", "extension schema"],
)
def test_validator_refuses_a_document_that_lacks(part, profile):
    content = make_pdf(document()).content
    assert part in content
    assert complaints(content, profile) == []
    assert complaints(content.replace(part, b" " * len(part)), profile)


@pytest.mark.parametrize("shape", SHAPES)
def test_report_has_thirteen_pages_and_none_runs_over(made, shape):
    texts = pages(made(shape))
    assert len(texts) == 13
    assert all(f"Bladzijde {n} van 13" in text for n, text in enumerate(texts, start=1))
    assert all(f"FACTOR {n} VAN 10" in texts[n] for n in range(1, 11))
    assert "Gespreksagenda" in texts[11]
    assert "Methode en privacy" in texts[12]


@pytest.mark.parametrize("shape", SHAPES)
def test_report_embeds_source_sans_only(made, shape):
    names = fonts(made(shape))
    assert names
    assert all(name.startswith("Source-Sans-3") for name in names)


def test_another_font_would_be_found():
    other = weasyprint.HTML(string="<p style='font-family: serif'>x</p>").write_pdf()
    assert not any(name.startswith("Source-Sans-3") for name in fonts(other))


def test_report_says_its_language_title_and_bookmarks(made):
    reader = read(made("joint organisation"))
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert reader.metadata.title == "Rapport voor de raad van Laren: BEL, Najaar 2024"
    assert bookmarks(made("joint organisation")) == [
        "Najaar 2024",
        "1. Belangen",
        "2. Identiteit",
        "3. Keuze",
        "4. Samenspel",
        "5. Durf en realisme",
        "6. Organisatie",
        "7. Sleutelfiguren",
        "8. Proces",
        "9. Medewerkers",
        "10. Betekenis",
        "Gespreksagenda",
        "Methode en privacy",
    ]


def test_report_is_dated_by_the_release_and_not_by_the_clock(made):
    assert read(made("joint organisation")).metadata["/CreationDate"] == "D:20251001"


def test_every_picture_has_a_description(made):
    figures = elements(made("joint organisation"), "Figure")
    assert len(figures) == 10 + 10 + 20  # on the first page, of a factor, of a statement
    assert all(str(figure["/Alt"]).strip() for figure in figures)


def test_description_of_a_statement_has_all_six_counts_of_each_group(made):
    alts = [str(figure["/Alt"]) for figure in elements(made("joint organisation"), "Figure")]
    (described,) = (alt for alt in alts if alt.startswith("Stelling 5a"))
    assert described == (
        "Stelling 5a, onze raad: helemaal mee oneens 2, mee oneens 3, neutraal 1, mee eens 4, "
        "helemaal mee eens 1, weet niet 0; gemiddeld 2,9. "
        "Stelling 5a, andere raden: helemaal mee oneens 0, mee oneens 2, neutraal 7, mee eens 11, "
        "helemaal mee eens 0, weet niet 0; gemiddeld 3,5. "
        "Stelling 5a, colleges samen: helemaal mee oneens 0, mee oneens 3, neutraal 0, mee eens 7, "
        "helemaal mee eens 0, weet niet 0; gemiddeld 3,4. "
        "Stelling 5a, BEL Combinatie: helemaal mee oneens 0, mee oneens 1, neutraal 29, mee eens "
        "32, helemaal mee eens 0, weet niet 0; gemiddeld 3,5."
    )


def test_marks_and_ticks_are_artifacts_to_a_screen_reader(made):
    """Seen on the page, and nowhere in the tree of what is read aloud."""
    content = made("joint organisation")
    source = render_to_string(
        council.TEMPLATE, {"report": builders.report_of(builders.bel()), "density": ""}
    )
    assert source.count('aria-hidden="true"') == 1 + 5 + 10 * 2
    assert DECORATION.encode() not in content
    marked, artifacts, read_aloud = marked_content(content)
    assert read_aloud < marked  # what stands in the margins isn't read either
    assert artifacts >= source.count('aria-hidden="true"')


def test_every_cell_of_a_table_knows_its_headers(made):
    cells = elements(made("joint organisation"), "TD")
    assert len(cells) > 70
    assert all(cell["/A"]["/Headers"] for cell in cells)


def test_headings_begin_with_one_title_and_skip_no_level(made):
    content = made("joint organisation")
    assert len(elements(content, "H1")) == 1
    assert len(elements(content, "H2")) > 12
    assert elements(content, "H4") == []


@pytest.mark.parametrize("shape", ["joint organisation", "own raad withheld", "one municipality"])
def test_report_reads_in_the_order_of_the_document(made, shape, tmp_path):
    context = {"report": builders.report_of(SHAPES[shape]()), "density": ""}
    document, printed = reading_orders(
        render_to_string(council.TEMPLATE, context), made(shape), tmp_path
    )
    assert len(document) > 10_000
    assert printed == document


def test_document_that_is_painted_in_another_order_would_be_found(tmp_path):
    body = "<p style='position: relative'>Eerst</p><p>Daarna</p>"
    margins = 'data-left="a" data-right="" data-stamp="" data-version=""'
    source = document(body).replace("<body>", f"<body {margins}>")
    wanted, found = reading_orders(source, make_pdf(source).content, tmp_path)
    assert sorted(wanted) == sorted(found)
    assert wanted != found


def test_first_page_names_the_page_of_method_and_privacy(made):
    assert "zie bladzijde 13." in pages(made("joint organisation"))[0]


def test_fictitious_report_says_so_on_every_page(made):
    fictitious = pages(made("long names"))
    assert all(text.count("VERZONNEN") >= 2 for text in fictitious)
    assert not any("VERZONNEN" in text for text in pages(made("joint organisation")))


def test_every_picture_of_an_fictitious_report_says_so(made):
    alts = [str(figure["/Alt"]) for figure in elements(made("long names"), "Figure")]
    assert alts
    assert all(alt.startswith("VERZONNEN.") for alt in alts)


def test_report_prints_the_statements_to_the_letter(made):
    built = builders.bel()
    texts = pages(made("joint organisation"))
    for number, factor in enumerate(built.instrument.factors, start=1):
        for statement in factor.statements:
            assert statement.text in texts[number]


def test_report_of_three_and_thirty_municipalities_is_equally_long():
    few, lots = (read(builders.pdf_of(builders.many(n))) for n in (3, 30))
    assert len(few.pages) == len(lots.pages) == 13


@pytest.mark.parametrize(
    ("shape", "sizes"), [("joint organisation", [""]), ("long names", ["", "compact"])]
)
def test_report_is_set_closer_only_when_it_runs_over(monkeypatch, shape, sizes):
    tried = []
    render = printing.render_to_string
    monkeypatch.setattr(
        printing,
        "render_to_string",
        lambda name, context: tried.append(context["density"]) or render(name, context),
    )
    builders.pdf_of(SHAPES[shape](), builders.LONG_NAME if shape == "long names" else "Laren")
    assert tried == sizes


def test_same_report_gives_the_same_bytes_in_another_process(made):
    program = (
        "import django, sys; django.setup();"
        "from tests.reports import builders;"
        "sys.stdout.buffer.write(builders.pdf_of(builders.bel()))"
    )
    again = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env={"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": "7"},
    )
    assert again.stdout == made("joint organisation")


def test_another_release_gives_another_identity(made):
    other = builders.pdf_of(builders.bel(digest="1" * 64))
    assert read(other).trailer["/ID"] != read(made("joint organisation")).trailer["/ID"]


# --- Closed to the world -------------------------------------------------------------------


@pytest.fixture
def canary():
    """A server on this machine that remembers what was asked of it."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.asked, server.url = asked, f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    server.server_close()


def document(body="<p>Tekst</p>", head="<title>Titel</title>", lang=' lang="nl"'):
    return f"<!DOCTYPE html><html{lang}><head>{head}</head><body><h1>Kop</h1>{body}</body></html>"


OUTSIDE = {
    "picture": {"body": '<img src="URL/a.png" alt="x">'},
    "picture in a picture": {
        "body": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<title>x</title><image href="URL/a.png" width="9" height="9"/></svg>'
    },
    "style sheet": {"head": '<title>T</title><link rel="stylesheet" href="URL/a.css">'},
    "import": {"head": '<title>T</title><style>@import "URL/a.css";</style>'},
    "background": {"body": '<p style="background: url(URL/a.png)">x</p>'},
    "font": {
        "head": '<title>T</title><style>@font-face{font-family:X;src:url("URL/a.ttf")}</style>'
    },
    "attachment": {"head": '<title>T</title><link rel="attachment" href="URL/a.txt">'},
    "object": {"body": '<object data="URL/a.png">x</object>'},
}


def test_canary_sings_when_asked(canary):
    """The server would have heard of a request."""
    http.client.HTTPConnection(*canary.server_address).request("GET", "/hello")
    wait_until = time.monotonic() + 5
    while not canary.asked and time.monotonic() < wait_until:
        time.sleep(0.01)
    assert canary.asked == ["/hello"]


@pytest.mark.parametrize("kind", OUTSIDE)
def test_nothing_is_fetched_from_outside(canary, kind):
    parts = {name: text.replace("URL", canary.url) for name, text in OUTSIDE[kind].items()}
    with pytest.raises(ReportError):
        make_pdf(document(**parts))
    assert canary.asked == []


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def test_no_other_file_is_read(tmp_path):
    (tmp_path / "a.svg").write_text(PICTURE)
    with pytest.raises(ReportError, match="Error fetching"):
        make_pdf(document(f'<img src="{(tmp_path / "a.svg").as_uri()}" alt="x">'))


def test_no_picture_in_an_address_is_read():
    with pytest.raises(ReportError, match="Error fetching"):
        make_pdf(document(f"<img src='data:image/svg+xml,{quote(PICTURE)}' alt='x'>"))


def test_name_with_html_in_it_is_text(canary):
    name = f'<img src="{canary.url}/x.png" alt="x"><b>Laren</b>'
    CODES[name] = "GM0001"
    try:
        built = overview(
            group("raad", name, 11), title="<script>1</script>", partnership="<i>B</i>"
        )
        first = pages(builders.pdf_of(built, name))[0]
    finally:
        del CODES[name]
    assert canary.asked == []
    assert "<b>Laren</b>" in first
    assert "<script>1</script>" in first
    assert "<i>B</i>" in first


def test_sign_that_our_type_lacks_becomes_a_box():
    content = builders.pdf_of(builders.bel(partnership="BEL 中"))
    assert "BEL □" in pages(content)[0]


# --- What may not be forgotten -------------------------------------------------------------


def test_complete_document_is_made():
    assert make_pdf(document()).pages == 1


@pytest.mark.parametrize(
    "parts",
    [
        {"lang": ""},
        {"head": ""},
        {"head": "<title> </title>"},
        {"body": "<table><tr><th>Kop</th></tr></table>"},
        {"body": '<svg width="9" height="9"><path d="M0 0h9"/></svg>'},
        {"body": '<svg width="9" height="9"><title></title></svg>'},
        {"head": "<title>T</title><style>p { colour: red }</style>"},
    ],
    ids=["lang", "title", "empty title", "scope", "description", "empty description", "css"],
)
def test_incomplete_document_is_refused(parts):
    with pytest.raises(ReportError):
        make_pdf(document(**parts))


def test_limits_of_the_agenda_are_explained_where_there_is_one(made):
    assert "Waarom deze grenzen?" in pages(made("joint organisation"))[11]
    assert "Waarom deze grenzen?" not in pages(made("nothing shown"))[11]


def test_approximate_mean_stands_on_one_line_of_the_picture(made, tmp_path):
    path = tmp_path / "two.pdf"
    path.write_bytes(made("partnership of two"))
    command = ["pdftotext", "-layout", "-l", "1", path, "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in text.splitlines() if "Sleutelfiguren" in line]
    about, exact = ["ongeveer", "3,5"], ["3,5", "60", "%"]
    assert rows == [["7", "Sleutelfiguren", *about, *exact, *about, *exact]]


# --- What people added -----------------------------------------------------------------------


def test_reaction_takes_one_page_more_apart_from_the_results():
    reaction = ReactionText("het presidium van de raad van Laren", "Wij herkennen <b>dit</b>.")
    added = builders.agreed(builders.agreement(6), reactions={CODES["Laren"]: reaction})
    made = council.council_pdf(builders.report_of(builders.bel(), added=added))

    texts = pages(made)

    assert len(texts) == 14
    assert "Reactie van het presidium van de raad van Laren" in texts[12]
    assert "Deze tekst is geen uitkomst van de vragenlijst." in texts[12]
    assert "Wij herkennen <b>dit</b>." in texts[12]
    assert "Eén A4 over wie opdracht geeft gemeentesecretaris 1 maart 2026" in texts[11]
    assert "zie bladzijde 14." in texts[0]
    assert complaints(made, PDF_A) == complaints(made, PDF_UA) == []
