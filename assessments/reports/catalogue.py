"""The kinds of report that there are, and which of them a viewer may have.

A kind is defined beside what makes it (`council.COUNCIL`) and is on offer once it is in `KINDS`.
"""

from assessments.access import Viewer
from assessments.reports.bundle import BUNDLE
from assessments.reports.council.document import COUNCIL
from assessments.reports.cover_sheet.document import COVER_SHEET, LARGE_COVER_SHEET
from assessments.reports.letter.documents import BRIEF, MEMO
from assessments.reports.material import Released
from assessments.reports.partnership.document import PARTNERSHIP
from assessments.reports.report_kind import Report, ReportKind, Scope

KINDS: tuple[ReportKind, ...] = (
    COUNCIL,
    COVER_SHEET,
    LARGE_COVER_SHEET,
    BRIEF,
    MEMO,
    BUNDLE,
    PARTNERSHIP,
)
"""In the order of the page that lists them."""


def offered(released: Released, viewer: Viewer) -> tuple[Report, ...]:
    """Every report that this viewer may have, by kind and then by place."""
    return tuple(report for kind in KINDS for report in _of_kind(kind, released, viewer))


def _of_kind(kind: ReportKind, released: Released, viewer: Viewer) -> list[Report]:
    if kind.scope is Scope.MUNICIPALITY:
        municipalities = [place.code for place in released.places if place.code]
        seen = [code for code in municipalities if viewer.sees_others or code == viewer.own]
        return [Report(kind, code) for code in seen]
    if viewer.sees_others:
        return [Report(kind, None)]
    return [Report(kind, viewer.own)] if kind.scope is Scope.PARTNERSHIP else []


def report_of_place(viewer: Viewer) -> Report:
    """The report for who was invited in a place: that of the own raad.

    Staff of a joint organisation have no raad; they get the report on the partnership.
    """
    if viewer.own:
        return Report(COUNCIL, viewer.own)
    return Report(PARTNERSHIP, None if viewer.sees_others else viewer.own)


def of_code(code: str) -> ReportKind:
    """Raises KeyError when there is no such kind."""
    return {kind.code: kind for kind in KINDS}[code]
