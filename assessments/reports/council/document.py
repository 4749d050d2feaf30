"""The report for the raad of one municipality, ready to be put on its agenda."""

from django.utils.translation import gettext_lazy as _

from assessments.reports.council.content import CouncilReport, council_report
from assessments.reports.material import Material
from assessments.reports.printing.fitting import fitting_pdf
from assessments.reports.report_kind import ReportKind, Scope

TEMPLATE = "reports/council.html"


def council_pdf(report: CouncilReport) -> bytes:
    """The report on A4, set closer when names are so long that a page would run over."""
    return fitting_pdf(TEMPLATE, report, pages=report.number_of_pages)


def report_of(material: Material) -> CouncilReport:
    """The report of the municipality that the material is cut to."""
    return council_report(
        material.overview,
        material.reader or "",
        earlier=material.earlier,
        added=material.added,
    )


def make(material: Material) -> bytes:
    return council_pdf(report_of(material))


COUNCIL = ReportKind(
    code="raad",
    name=_("Rapport voor de raad"),
    about=_("Om te printen en op de agenda van de raad te zetten."),
    stem="rapport",
    suffix=".pdf",
    scope=Scope.MUNICIPALITY,
    make=make,
)
