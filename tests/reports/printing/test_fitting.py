"""As roomy as it fits."""

import pytest

from assessments.reports.printing import fitting as printing
from assessments.reports.printing import pdf
from assessments.reports.printing.pdf import Pdf


@pytest.fixture
def made(monkeypatch):
    """Every density takes so many pages, from roomy to close."""

    def take(*pages):
        left = list(zip(printing.DENSITIES, pages, strict=True))

        def make_pdf(html):
            density, number = left.pop(0)
            return Pdf(density.encode(), number)

        monkeypatch.setattr(printing, "render_to_string", lambda template, context: "")
        monkeypatch.setattr(pdf, "make_pdf", make_pdf)

    return take


@pytest.mark.parametrize(
    ("pages", "density"),
    [((13, 13, 13), b""), ((14, 13, 13), b"compact"), ((16, 15, 15), b"compact")],
)
def test_roomiest_that_fits_is_kept_or_else_of_the_fewest_pages(made, pages, density):
    made(*pages)
    assert printing.fitting_pdf("reports/council.html", None, pages=13) == density


def test_report_that_runs_over_however_close_stays_roomy(made):
    made(14, 14, 14)
    assert printing.fitting_pdf("reports/council.html", None, pages=13) == b""
