"""Every document can be read by the quick parser; what can't be is printed as well, only slower."""

from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from assessments.reports.council import document as council
from assessments.reports.cover_sheet import document as cover_sheet
from assessments.reports.partnership import document as partnership
from assessments.reports.printing.pdf import make_pdf
from tests.reports import builders

SHAPES = {
    "joint organisation": builders.bel,
    "eight municipalities": lambda: builders.many(8),
    "nothing shown": builders.nothing_shown,
    "one municipality": builders.one_municipality,
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", ["council", "cover sheet", "cover sheet, large", "partnership"])
def test_document_is_well_formed(kind, shape):
    html = rendered(kind, SHAPES[shape]())

    assert ElementTree.fromstring(html).tag == "html"  # noqa: S314 - our own


def rendered(kind, built):
    if kind == "partnership":
        return html_of(partnership.TEMPLATE, builders.partnership_of(built))
    report = builders.report_of(built)
    if kind == "council":
        return html_of(council.TEMPLATE, report)
    sheet = cover_sheet.cover_sheet(report)
    if kind == "cover sheet":
        return html_of(cover_sheet.TEMPLATE, sheet)
    large = cover_sheet.LargeCoverSheet(**vars(report))
    return html_of(cover_sheet.TEMPLATE, large, cover_sheet.LARGE)


def html_of(template, report, density=""):
    return render_to_string(template, {"report": report, "density": density})


@pytest.mark.pdf
def test_document_that_is_not_well_formed_is_printed_too():
    html = html_of(council.TEMPLATE, builders.report_of(builders.bel()))

    assert make_pdf(html.replace("</h1>", "&nbsp;</h1>")).pages >= 13
