"""What the page of one municipality shows: itself against the partnership."""

from collections.abc import Iterator
from typing import Any

from assessments.dashboards import comparison
from assessments.dashboards.comparison import Comparison, Voice
from assessments.results.overview import Cell, Overview, Place


def place_of(overview: Overview, code: str) -> Place | None:
    """A municipality of the round that this viewer may see."""
    viewer = overview.viewer
    if not (viewer.sees_others or viewer.own == code):
        return None
    return next((place for place in overview.places if place.code and place.code == code), None)


def municipality_context(overview: Overview, place: Place) -> dict[str, Any]:
    raad = voices(overview, place, "raad")
    statements = [(f, s) for f in overview.instrument.factors for s in f.statements]
    return {
        "place": place,
        "groups": [group for group in overview.groups if group.place == place],
        "comparison": comparison.of_factors(raad, overview.instrument.factors),
        "of_partnership": _of_statements(raad, statements, own=False),
        "of_own": _of_statements(raad, statements, own=True),
    }


def _of_statements(raad: tuple[Voice, ...], statements: list[Any], *, own: bool) -> Comparison:
    chosen = [(f, s) for f, s in statements if s.about_own_municipality == own]
    return comparison.of_statements(raad, chosen)


def voices(overview: Overview, place: Place, role: str) -> tuple[Voice, ...]:
    """A municipality's own group, or the one it is shown with, and the role over the whole."""
    return tuple(_voices(overview, place, role))


def _voices(overview: Overview, place: Place, role: str) -> Iterator[Voice]:
    own = _own_cell(overview, place, role)
    whole = overview.roles.get(role)
    if own:
        yield Voice("own", own.label, own.label, own)
    if whole and not (own and own.places == whole.places):
        yield Voice(role, whole.label, whole.label, whole)


def _own_cell(overview: Overview, place: Place, role: str) -> Cell | None:
    cell = overview.cells[place.code, role]
    if isinstance(cell, Cell):
        return cell
    pools = (pool for pool in overview.pools if pool.role == role and place in pool.places)
    return next(pools, None)
