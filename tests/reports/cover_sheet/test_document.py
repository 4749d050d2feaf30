"""The oplegger: one sheet, both sides, with nothing in it that the report doesn't have."""

import re

import pytest

from assessments.followup.queries import Added, AgendaText
from assessments.reports.council.content import council_report
from assessments.reports.cover_sheet.document import (
    LargeCoverSheet,
    cover_sheet,
    cover_sheet_pdf,
    large_cover_sheet_pdf,
)
from tests.reports import builders
from tests.reports.printing.test_pdf import (
    PDF_A,
    PDF_UA,
    SHAPES,
    complaints,
    elements,
    pages,
    read,
)
from tests.results.builders import CODES, group, overview

POINTS = 14


@pytest.fixture(scope="module")
def made():
    """Each shape's sheet, made once."""
    sheets = {}

    def make(shape):
        if shape not in sheets:
            sheets[shape] = cover_sheet_pdf(report_of(shape))
        return sheets[shape]

    return make


def report_of(shape):
    name = builders.LONG_NAME if shape == "long names" else "Laren"
    return builders.report_of(SHAPES[shape](), name)


def sheet(built=None):
    return cover_sheet(builders.report_of(built or builders.bel()))


def test_conversation_begins_where_the_report_says_so_with_two_questions():
    topics = sheet().topics

    assert [(topic.number, topic.short_name) for topic in topics] == [
        (6, "Organisatie"),
        (8, "Proces"),
    ]
    assert topics[0].reason == ("De raad van Laren 2,4, de andere raden 3,5. Dat is 1,1 verschil.")
    assert topics[1].questions[0] == (
        "Stel dat één gemeente de koers niet meer steunt. Welke stappen volgen dan? Weet iedereen "
        "dat?"
    )
    assert sheet().questions == ()


def test_without_results_there_is_a_question_for_each_factor():
    without = sheet(builders.nothing_shown())

    assert without.topics == ()
    assert [topic.number for topic in without.questions] == list(range(1, 11))


def test_sheet_has_its_own_title_that_says_when_it_is_fictitious():
    assert sheet().document_title == "Oplegger bij het rapport voor de raad van Laren: BEL"
    assert sheet(builders.bel(fictitious=True)).document_title == (
        "VERZONNEN: Oplegger bij het rapport voor de raad van Laren: BEL"
    )


@pytest.mark.pdf
@pytest.mark.parametrize("shape", SHAPES)
def test_sheet_has_two_pages_front_and_back(made, shape):
    front, back = pages(made(shape))

    assert "Bladzijde 1 van 2" in front
    assert "WAT IS GEVRAAGD" in front
    assert "In gesprek" in back
    assert "Afspraken" in back
    assert "Hoe dit is geteld" in back


@pytest.mark.pdf
@pytest.mark.parametrize("shape", SHAPES)
def test_sheet_is_valid_pdf_a_and_valid_pdf_ua(made, shape):
    assert complaints(made(shape), PDF_A) == []
    assert complaints(made(shape), PDF_UA) == []


@pytest.mark.pdf
def test_front_refers_to_the_back_and_the_back_to_the_report(made):
    front, back = pages(made("joint organisation"))

    assert "zie bladzijde 2." in front
    assert "het rapport voor de raad van Laren, kenmerk 000000000000." in back


@pytest.mark.pdf
def test_sheet_has_one_title_and_every_cell_knows_its_headers(made):
    content = made("joint organisation")

    assert len(elements(content, "H1")) == 1
    assert elements(content, "H4") == []
    assert all(cell["/A"]["/Headers"] for cell in elements(content, "TD"))
    assert [mark.title for mark in read(content).outline] == ["Najaar 2024", "In gesprek"]


@pytest.mark.pdf
def test_fictitious_sheet_says_so_on_both_sides(made):
    assert all("VERZONNEN" in text for text in pages(made("long names")))


@pytest.mark.pdf
def test_same_sheet_gives_the_same_bytes(made):
    assert cover_sheet_pdf(report_of("joint organisation")) == made("joint organisation")


@pytest.mark.pdf
def test_name_with_html_in_it_is_text():
    name = "<b>Laren</b>"
    CODES[name] = "GM0001"
    try:
        report = builders.report_of(overview(group("raad", name, 11)), name)
    finally:
        del CODES[name]

    assert "raad van <b>Laren</b>, kenmerk" in pages(cover_sheet_pdf(report))[1]


@pytest.mark.pdf
def test_sheet_with_the_longest_agreements_has_two_pages():
    texts = {"note": "", "action": "w " * 100, "owner": "w " * 60, "sign": "w " * 100}
    agenda = {
        n: AgendaText(factor_number=n, position=None, due_on=None, progress="", **texts)
        for n in range(1, 11)
    }
    report = council_report(builders.bel(), CODES["Laren"], added=Added(agenda=agenda))

    _front, back = pages(cover_sheet_pdf(report))

    assert "Alle afspraken staan volledig in het rapport." in back


# --- In large print --------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["joint organisation", "long names", "nothing shown"])
def large(request):
    return large_cover_sheet_pdf(report_of(request.param))


@pytest.mark.pdf
def test_large_print_is_nowhere_smaller_than_fourteen_points(large):
    sizes = set()
    for page in read(large).pages:
        page.extract_text(
            visitor_text=lambda text, cm, _tm, _font, size: sizes.add((size * cm[0], text))
        )
    small = {text for size, text in sizes if text.strip() and round(size, 1) < POINTS}
    assert sizes
    assert small == set()


@pytest.mark.pdf
def test_large_print_is_valid_pdf_a_and_valid_pdf_ua(large):
    assert complaints(large, PDF_A) == []
    assert complaints(large, PDF_UA) == []


@pytest.mark.pdf
def test_large_print_says_what_the_sheet_says(made):
    def words(content):
        return set(re.findall(r"\w{4,}", " ".join(pages(content)).casefold()))

    shape = "joint organisation"
    missing = words(made(shape)) - words(large_cover_sheet_pdf(report_of(shape)))
    # Of the picture only its numbers, and no number of a page that it can't know.
    assert missing <= {"laag", "midden", "hoog", "bladzijde"}


def test_large_print_has_its_own_title_and_names_no_page_of_the_method():
    sheet = LargeCoverSheet(**vars(builders.report_of(builders.bel())))
    assert sheet.document_title == (
        "Oplegger bij het rapport voor de raad van Laren: BEL (grote letters)"
    )
    assert sheet.place_of_method == "“Hoe dit is geteld”, achteraan"
