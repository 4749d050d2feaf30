"""What the page of the municipalities shows: the overview table, and the map."""

from typing import Any

from assessments.dashboards import pictures
from assessments.dashboards.municipality import places_to_visit
from assessments.dashboards.partnership_map import partnership_map, why_no_map
from assessments.presenters import titles
from assessments.presenters.compared_groups import roles_side_by_side
from assessments.presenters.municipalities.overview_table import overview_table
from assessments.results.overview import Overview


def municipalities_context(overview: Overview, role: str, sort: str, factor: str) -> dict[str, Any]:
    """`role`, `sort` and `factor` are as the reader asked, valid or not."""
    table = overview_table(overview, role, sort)
    shapes = partnership_map(overview, factor)
    return {
        "columns": roles_side_by_side(overview),
        "table": table,
        "table_title": titles.of_overview_table(overview, table.role),
        "map": shapes,
        "why_no_map": why_no_map(overview),
        "factors": overview.instrument.factors,
        "places": places_to_visit(overview),
        "rights": pictures.rights(overview),
        "pictures": [pictures.of_map(overview, shapes)] if shapes else [],
    }
