"""What people add, and how many they are, doesn't make the letters of a report smaller."""

import pytest
from django.template.loader import render_to_string

from assessments.followup.queries import ReactionText
from assessments.reports.council import document as council
from assessments.reports.cover_sheet import document as cover_sheet
from assessments.reports.partnership import document as partnership
from assessments.reports.printing.pdf import make_pdf
from tests.reports import builders
from tests.reports.partnership.test_document import before
from tests.results.builders import CODES

pytestmark = pytest.mark.pdf

LONGEST = {"action": "woord " * 33, "owner": "woord " * 20, "sign": "woord " * 33}
ADDED = {
    "nothing": {},
    "a short agreement": {"items": [builders.agreement(6)]},
    "the longest agreements": {"items": [builders.agreement(n, **LONGEST) for n in range(1, 11)]},
    "a short reaction": {"reaction": "Wij herkennen dit."},
    "the longest reaction": {"reaction": "gemeente " * 150},
    "a reaction in paragraphs": {"reaction": "Wij herkennen dit beeld.\n\n" * 30},
}


def added(items=(), reaction=None):
    words = {CODES["Laren"]: ReactionText("woord " * 20, reaction)} if reaction else {}
    return builders.agreed(*items, reactions=words)


def pages(template, report):
    """How many at the normal density."""
    return make_pdf(render_to_string(template, {"report": report, "density": ""})).pages


@pytest.mark.parametrize("what", ADDED)
def test_report_for_a_raad_has_room_for_what_was_added(what):
    report = builders.report_of(builders.bel(), added=added(**ADDED[what]))
    assert pages(council.TEMPLATE, report) == report.number_of_pages


@pytest.mark.parametrize("what", ["nothing", "a short agreement", "the longest agreements"])
@pytest.mark.parametrize("shape", [builders.bel, builders.one_municipality])
def test_cover_sheet_has_room_for_what_was_added(shape, what):
    report = builders.report_of(shape(), added=added(**ADDED[what]))
    assert pages(cover_sheet.TEMPLATE, cover_sheet.cover_sheet(report)) == 2


@pytest.mark.parametrize(
    "built",
    [builders.bel, builders.nothing_shown, lambda: builders.many(6), lambda: builders.many(30)],
    ids=["joint organisation", "nothing shown", "six", "thirty"],
)
@pytest.mark.parametrize("earlier", [None, before], ids=["first round", "second round"])
def test_report_on_a_partnership_has_room_for_its_tables(built, earlier):
    report = builders.partnership_of(
        built(), earlier and earlier(), added(**ADDED["the longest agreements"])
    )
    assert pages(partnership.TEMPLATE, report) == report.most_pages
