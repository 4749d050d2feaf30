"""A template and a prepared report → a PDF of as many pages as it should have."""

from typing import Any

from django.template.loader import render_to_string

DENSITIES = ("", "compact", "tight")
"""From how it should look to how everything fits; see `report.css`."""


def fitting_pdf(template: str, report: Any, *, pages: int) -> bytes:
    """On A4, set closer when that is needed for at most so many pages.

    When nothing gets that far, the roomiest of those with the fewest pages.
    """
    from assessments.reports.printing.pdf import make_pdf  # slow import

    made = []
    for density in DENSITIES:
        made.append(make_pdf(render_to_string(template, {"report": report, "density": density})))
        if made[-1].pages <= pages:
            break
    return min(made, key=lambda pdf: pdf.pages).content
