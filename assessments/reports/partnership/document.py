"""The report on the whole partnership: every municipality, the roles, and what was agreed."""

from django.utils.translation import gettext_lazy as _

from assessments.reports.material import Material
from assessments.reports.partnership.content import PartnershipReport, partnership_report
from assessments.reports.printing.fitting import fitting_pdf
from assessments.reports.report_kind import ReportKind, Scope

TEMPLATE = "reports/partnership.html"


def partnership_pdf(report: PartnershipReport) -> bytes:
    """On A4, as many pages as the number of municipalities asks for."""
    return fitting_pdf(TEMPLATE, report, pages=report.most_pages)


def make(material: Material) -> bytes:
    return partnership_pdf(
        partnership_report(
            material.overview,
            earlier=material.earlier,
            added=material.added,
        )
    )


PARTNERSHIP = ReportKind(
    code="samenwerking",
    name=_("Rapport over de samenwerking"),
    about=_("Alle rollen naast elkaar, de ontwikkeling en de afspraken."),
    stem="samenwerkingsrapport",
    suffix=".pdf",
    scope=Scope.PARTNERSHIP,
    make=make,
)
