"""What the page of the municipalities shows: the overview table, and the map."""

from typing import Any

from assessments.dashboards import titles
from assessments.dashboards.overview_table import overview_table
from assessments.dashboards.tables import role_columns
from assessments.results.overview import Overview


def municipalities_context(overview: Overview, role: str, sort: str) -> dict[str, Any]:
    """`role` and `sort` are as the reader asked, valid or not."""
    table = overview_table(overview, role, sort)
    return {
        "columns": role_columns(overview),
        "table": table,
        "table_title": titles.of_overview_table(overview, table.role),
        "places": places_to_visit(overview),
    }


def places_to_visit(overview: Overview) -> list[Any]:
    """The municipalities that have a page of their own for this viewer."""
    viewer = overview.viewer
    return [
        place
        for place in overview.places
        if place.code and (viewer.sees_others or place.code == viewer.own)
    ]
