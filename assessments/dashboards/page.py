"""What the templates of a released round show, from one Overview."""

from dataclasses import dataclass
from typing import Any

from assessments.dashboards import pictures, titles
from assessments.dashboards.evidence import with_evidence
from assessments.dashboards.overview_table import BY_NUMBER, overview_table
from assessments.dashboards.tables import FactorTable, factor_tables, response_table, ten_factors
from assessments.results.agenda import Agenda, AgendaEntry, agenda
from assessments.results.findings import what_stands_out
from assessments.results.overview import Overview, Place
from assessments.results.wording import enumeration
from factors.catalogue import ANSWER_LABELS


@dataclass(frozen=True)
class FactorPart:
    """One factor on the page: its place on the agenda, and its table."""

    table: FactorTable
    entry: AgendaEntry | None

    @property
    def picture(self) -> str:
        return pictures.name_of(self.table)

    @property
    def notes_id(self) -> str:
        return f"notes-{self.table.factor.number}"


def summary_context(overview: Overview, *, in_summary: bool = True) -> dict[str, Any]:
    """All that `dashboards/_summary.html` shows: what everybody reads first.

    It stands by itself on the page behind an invited person's link, and opens the overview page.
    """
    ten = ten_factors(overview)
    found = [
        with_evidence(finding, overview.instrument, in_summary=in_summary)
        for finding in what_stands_out(overview)
    ]
    return {
        "invented": overview.round.invented,
        "facts": overview.round,
        "places": enumeration([place.name for place in overview.places]),
        "responses": response_table(overview),
        "left_out": overview.left_out_people,
        "findings": [finding for finding in found if not finding.is_warning],
        "warnings": [finding for finding in found if finding.is_warning],
        "agenda": agenda(overview),
        "in_summary": in_summary,
        "ten": ten,
        "ten_title": titles.of_ten_factors(overview),
        "pictures": [pictures.of_ten_factors(overview, ten)],
    }


def overview_context(
    overview: Overview, *, role: str = "raad", sort: str = BY_NUMBER
) -> dict[str, Any]:
    """The whole overview page; `role` and `sort` are as the reader asked, valid or not."""
    context = summary_context(overview, in_summary=False)
    table = overview_table(overview, role, sort)
    factors = factor_tables(overview)
    return {
        **context,
        "table": table,
        "table_title": titles.of_overview_table(overview, table.role),
        "factors": _factor_parts(factors, context["agenda"]),
        "answers": ANSWER_LABELS.items(),
        "with_report": [place for place in overview.places if _has_report(overview, place)],
        "rights": pictures.rights(overview),
        "pictures": [*context["pictures"], pictures.of_statements(overview, factors)],
    }


def _has_report(overview: Overview, place: Place) -> bool:
    """Reports are for the raden; who sees one municipality gets that report only."""
    viewer = overview.viewer
    return place.code != "" and (viewer.sees_others or place.code == viewer.own)


def _factor_parts(factors: tuple[FactorTable, ...], talk: Agenda) -> list[FactorPart]:
    return [FactorPart(table, talk.entry(table.factor.number)) for table in factors]
