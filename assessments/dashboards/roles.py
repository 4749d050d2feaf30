"""What the page of the roles shows: raden, colleges and organisation side by side."""

from typing import Any

from assessments.dashboards import pictures
from assessments.dashboards.pictures import ComparisonPart
from assessments.presenters import comparison, titles
from assessments.presenters.compared_groups import roles_side_by_side
from assessments.presenters.unknown import unknown_table
from assessments.results.overview import Overview


def roles_context(overview: Overview) -> dict[str, Any]:
    """Empty where no role is shown."""
    if not overview.roles:
        return {}
    between = comparison.of_factors(roles_side_by_side(overview), overview.instrument.factors)
    part = ComparisonPart("roles", titles.of_ten_factors(overview), between)
    return {
        "part": part,
        "unknown": unknown_table(overview),
        "rights": pictures.rights(overview),
        "pictures": [pictures.of_comparisons(overview, "roles", [part])],
    }
