"""What the page of one municipality shows: itself against the partnership."""

from collections.abc import Iterator, Sequence
from typing import Any

from assessments.dashboards import pictures
from assessments.dashboards.pictures import ComparisonPart
from assessments.presenters import comparison, titles
from assessments.presenters.compared_groups import ComparedGroup, of_place
from assessments.presenters.comparison import Comparison
from assessments.presenters.municipalities.turnout import responses_of_place
from assessments.results.college import to_ask_the_college
from assessments.results.overview import Overview, Place
from assessments.results.scores import Withheld
from assessments.results.withheld import withheld_text
from assessments.roles import ORGANISATIE, RAAD


def places_to_visit(overview: Overview) -> list[Place]:
    """The municipalities that have a page of their own for this viewer."""
    viewer = overview.viewer
    return [
        place
        for place in overview.places
        if place.code and (viewer.sees_others or place.code == viewer.own)
    ]


def municipality_context(overview: Overview, place: Place) -> dict[str, Any]:
    parts = [part for part in _parts(overview, place) if part.comparison.groups]
    raad = overview.cells[place.code, RAAD]
    return {
        "place": place,
        "responses": responses_of_place(overview, place.code),
        "why_no_raad": withheld_text(raad) if isinstance(raad, Withheld) else "",
        "parts": parts,
        "ask_the_college": to_ask_the_college(overview, overview.instrument.of_factors, place.code),
        "others": [each for each in places_to_visit(overview) if each != place],
        "rights": pictures.rights(overview),
        "pictures": [pictures.of_comparisons(overview, f"place-{place.code}", parts)],
    }


def _parts(overview: Overview, place: Place) -> Iterator[ComparisonPart]:
    """By factor, then the statements by what they are about, then the municipality's staff."""
    raad = of_place(overview, place, RAAD)
    staff = of_place(overview, place, ORGANISATIE)
    factors = overview.instrument.factors
    yield _part("factors", comparison.of_factors(raad, factors))
    yield _part("partnership", _of_statements(overview, raad, own=False))
    yield _part("own", _of_statements(overview, raad, own=True))
    if len(staff) > 1:
        yield _part("staff", comparison.of_factors(staff, factors))


def _part(name: str, table: Comparison) -> ComparisonPart:
    return ComparisonPart(
        name, titles.of_comparison(table) if table.groups and table.rows else "", table
    )


def _of_statements(overview: Overview, raad: Sequence[ComparedGroup], *, own: bool) -> Comparison:
    chosen = (
        (factor, statement)
        for factor in overview.instrument.factors
        for statement in factor.statements
        if statement.about_own_municipality == own
    )
    return comparison.of_statements(raad, chosen)
