"""Finished reports: made once, then served from storage."""

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils.text import slugify

from assessments.reports.content import CouncilReport, council_report
from assessments.results.overview import Overview
from assessments.results.trend import season

COUNCIL_REPORT = "reports/council.html"

DENSITIES = ("", "compact", "tight")
"""From how it should look to how everything fits; see `report.css`."""

END_OF_PDF = b"%%EOF"


def report_file(overview: Overview, place_code: str) -> tuple[str, ContentFile[bytes]]:
    """The council report of one municipality: a name to save it under, and the file.

    Give it the overview as that municipality may see it (`access.viewer(partnership, code)`),
    whoever asks: then everybody gets the same file. Raises KeyError when the round has no such
    municipality.
    """
    report = council_report(overview, place_code)
    stored_as = f"reports/{_digest(report)}.pdf"
    content = _stored(stored_as)
    if content is None:
        content = council_pdf(report)
        default_storage.save(stored_as, ContentFile(content))
    return file_name(report), ContentFile(content)


def file_name(report: CouncilReport) -> str:
    """ "rapport-laren-najaar-2024.pdf", with VERZONNEN in front when it is."""
    name = f"rapport-{slugify(report.municipality)}-{slugify(season(report.closed_on))}.pdf"
    return f"VERZONNEN-{name}" if report.invented else name


def council_pdf(report: CouncilReport) -> bytes:
    """The report on A4, set closer when names are so long that a page would run over."""
    # Slow import, and needed only when a report is made.
    from assessments.reports.pdf import make_pdf

    for density in DENSITIES:
        context = {"report": report, "density": density}
        pdf = make_pdf(render_to_string(COUNCIL_REPORT, context))
        if pdf.pages == report.number_of_pages:
            break
    return pdf.content


def _stored(name: str) -> bytes | None:
    """A finished file, None when there is none or when its writer was stopped half-way."""
    if not default_storage.exists(name):
        return None
    with default_storage.open(name) as stored:
        content = bytes(stored.read())
    if content.rstrip().endswith(END_OF_PDF):
        return content
    default_storage.delete(name)
    return None


def _digest(report: CouncilReport) -> str:
    """Of everything that is in the report and of how it is set.

    The report holds the digest of the release and nothing that its reader may not see, so the
    viewer's rights are in this too.
    """
    return hashlib.sha256(f"{_design()} {report!r}".encode()).hexdigest()


@functools.cache
def _design() -> str:
    """A digest of what sets a report; when that changes, reports are made anew."""
    templates = sorted((settings.BASE_DIR / "templates" / "reports").iterdir())
    style = Path(str(finders.find("css/report.css")))
    contents = b"".join(path.read_bytes() for path in [*templates, style])
    return hashlib.sha256(contents + version("weasyprint").encode()).hexdigest()
