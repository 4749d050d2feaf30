"""The report on a partnership, printed: for every number of municipalities a good page."""

import subprocess
from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from assessments.reports.partnership import document as partnership
from tests.reports import builders
from tests.reports.printed import (
    PDF_A,
    PDF_UA,
    bookmarks,
    complaints,
    elements,
    fonts,
    pages,
    read,
    reading_orders,
)
from tests.results.builders import at, group, overview

pytestmark = pytest.mark.pdf


def own_only():
    """As staff of the joint organisation see it where each sees its own."""
    built = builders.bel()
    return replace(built, viewer=replace(built.viewer, own="", sees_others=False))


def before():
    return overview(
        *[group("raad", name, 12, f6=at("2.2", 10)) for name in ("Blaricum", "Eemnes", "Laren")],
        closed_on=builders.datetime.date(2022, 10, 1),
    )


SHAPES = {
    "joint organisation": lambda: builders.partnership_of(
        builders.bel(), before(), builders.agreed(builders.agreement(6))
    ),
    "own only": lambda: builders.partnership_of(own_only()),
    "nothing shown": lambda: builders.partnership_of(builders.nothing_shown()),
    "eight municipalities": lambda: builders.partnership_of(builders.many(8)),
    "thirty municipalities": lambda: builders.partnership_of(builders.many(30)),
    "long names": lambda: builders.partnership_of(builders.long_names()),
}
PAGES = {
    "joint organisation": 10,
    "own only": 8,
    "nothing shown": 5,
    "eight municipalities": 11,
    "thirty municipalities": 13,
    "long names": 11,
}


@pytest.fixture(scope="module")
def made():
    """Each shape's report, made once."""
    reports = {}

    def make(shape):
        if shape not in reports:
            reports[shape] = partnership.partnership_pdf(SHAPES[shape]())
        return reports[shape]

    return make


@pytest.mark.parametrize("shape", SHAPES)
def test_report_is_valid_pdf_a_and_valid_pdf_ua(made, shape):
    assert complaints(made(shape), PDF_A) == []
    assert complaints(made(shape), PDF_UA) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_report_runs_over_no_page(made, shape):
    assert len(read(made(shape)).pages) == PAGES[shape] == SHAPES[shape]().most_pages


@pytest.mark.parametrize("shape", ["joint organisation", "thirty municipalities"])
def test_report_reads_in_the_order_of_the_document(made, shape, tmp_path):
    context = {"report": SHAPES[shape](), "density": ""}
    document, printed = reading_orders(
        render_to_string(partnership.TEMPLATE, context), made(shape), tmp_path
    )
    assert len(document) > 10_000
    assert printed == document


@pytest.mark.parametrize(
    ("shape", "lying"),
    [("joint organisation", 0), ("eight municipalities", 2), ("thirty municipalities", 4)],
)
def test_overview_tables_lie_down_from_seven_municipalities_on(made, shape, lying):
    sizes = [page.mediabox for page in read(made(shape)).pages]
    assert sum(size.width > size.height for size in sizes) == lying


def test_report_embeds_source_sans_only(made):
    names = fonts(made("thirty municipalities"))
    assert names
    assert all(name.startswith("Source-Sans-3") for name in names)


def test_report_says_its_language_title_and_bookmarks(made):
    content = made("joint organisation")
    assert read(content).trailer["/Root"]["/Lang"] == "nl"
    assert read(content).metadata.title == "Rapport over BEL: Najaar 2024"
    assert bookmarks(content) == [
        "Najaar 2024",
        "De rollen naast elkaar",
        [
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
        ],
        "Raden naast elkaar",
        "Wie antwoordde",
        "Ontwikkeling",
        "Gespreksagenda",
        "Methode en privacy",
    ]


def test_every_cell_knows_its_headers_and_every_picture_has_a_description(made):
    content = made("thirty municipalities")
    cells, figures = elements(content, "TD"), elements(content, "Figure")
    assert len(cells) > 800
    assert all(cell["/A"]["/Headers"] for cell in cells)
    assert all(str(figure["/Alt"]).strip() for figure in figures)


def test_report_has_every_municipality_with_its_means_and_its_response(made):
    text = " ".join(pages(made("thirty municipalities")))
    means = " ".join([*["3,5 57 %"] * 5, "2,9 36 %"])
    for number in range(1, 30):
        assert text.count(f"Gemeente {number:02} {means}") == 1
        assert text.count(f"Gemeente {number:02} 14 van 21 67 % 4 van 5 80 % 18 van 30 60 %") == 1
    assert "Samen 420 van 630 67 % 120 van 150 80 % 540 van 900 60 %" in text


def test_report_of_who_sees_only_the_own_names_nobody(made):
    text = " ".join(pages(made("own only")))
    assert "alle raden" in text
    for name in ("Laren", "Eemnes", "Blaricum"):
        assert name not in text
    assert "Laren" in " ".join(pages(made("joint organisation")))


def test_report_prints_what_was_agreed_and_what_changed(made):
    text = " ".join(pages(made("joint organisation")))
    assert "6 Organisatie Eén A4 over wie opdracht geeft gemeentesecretaris 1 maart 2026" in text
    assert "Vraag Jan" not in text
    assert "6 Organisatie 2,2 → 3,1 ↑ gestegen 0,9" in text


def test_fictitious_report_says_so_on_every_page(made):
    assert all(text.count("VERZONNEN") >= 2 for text in pages(made("long names")))


def test_numbers_of_a_bar_stand_on_the_line_of_their_group(made, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(made("joint organisation"))
    command = ["pdftotext", "-layout", "-f", "2", "-l", "2", path, "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = [" ".join(line.split()) for line in text.splitlines()]
    begin = next(number for number, line in enumerate(found) if line.startswith("1a "))
    assert [line for line in found[begin:] if "eens · gem." in line][:3] == [
        "alle raden 3 11 17 31 · 55 % eens · gem. 3,5",
        "colleges samen 3 7 10 · 70 % eens · gem. 3,4",
        "BEL Combinatie 29 32 62 · 52 % eens · gem. 3,5",
    ]
