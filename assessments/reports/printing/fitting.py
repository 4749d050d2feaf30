"""A template and a prepared report → a PDF of as many pages as it should have."""

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

if TYPE_CHECKING:
    from assessments.reports.printing.pdf import Pdf

DENSITIES = ("", "compact", "tight")
"""From how it should look to how everything fits; see `report.css`."""


def fitting_pdf(template: str, report: Any, *, pages: int) -> bytes:
    """On A4, set closer when that is needed for at most so many pages.

    When nothing gets that far, the roomiest of those with the fewest pages.
    """
    made = []
    for density in DENSITIES:
        made.append(_made(template, report, density))
        if made[-1].pages <= pages:
            break
    return min(made, key=lambda pdf: pdf.pages).content


def as_it_flows(template: str, report: Any, density: str) -> bytes:
    """On as many pages as that takes; `density` is a class of `report.css`."""
    return _made(template, report, density).content


def _made(template: str, report: Any, density: str) -> "Pdf":
    from assessments.reports.printing.pdf import make_pdf  # slow import

    return make_pdf(render_to_string(template, {"report": report, "density": density}))
