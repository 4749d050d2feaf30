"""What the page of one municipality shows: itself against the partnership."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from assessments.dashboards import comparison, pictures, titles
from assessments.dashboards.comparison import Comparison, ComparisonPart, Voice
from assessments.presenters.turnout import responses_of_place
from assessments.results.college import to_ask_the_college
from assessments.results.overview import Cell, Overview, Place
from assessments.results.scores import Withheld
from assessments.results.withheld import withheld_text


def places_to_visit(overview: Overview) -> list[Place]:
    """The municipalities that have a page of their own for this viewer."""
    viewer = overview.viewer
    return [
        place
        for place in overview.places
        if place.code and (viewer.sees_others or place.code == viewer.own)
    ]


def municipality_context(overview: Overview, place: Place) -> dict[str, Any]:
    parts = [part for part in _parts(overview, place) if part.comparison.voices]
    raad = overview.cells[place.code, "raad"]
    return {
        "place": place,
        "responses": responses_of_place(overview, place.code),
        "why_no_raad": withheld_text(raad) if isinstance(raad, Withheld) else "",
        "parts": parts,
        "ask_the_college": to_ask_the_college(overview, overview.instrument.statements, place.code),
        "others": [each for each in places_to_visit(overview) if each != place],
        "rights": pictures.rights(overview),
        "pictures": [pictures.of_comparisons(overview, f"place-{place.code}", parts)],
    }


def _parts(overview: Overview, place: Place) -> Iterator[ComparisonPart]:
    """By factor, then the statements by what they are about, then the municipality's staff."""
    raad = voices(overview, place, "raad")
    staff = voices(overview, place, "organisatie")
    factors = overview.instrument.factors
    yield _part("factors", comparison.of_factors(raad, factors))
    yield _part("partnership", _of_statements(overview, raad, own=False))
    yield _part("own", _of_statements(overview, raad, own=True))
    if len(staff) > 1:
        yield _part("staff", comparison.of_factors(staff, factors))


def _part(name: str, table: Comparison) -> ComparisonPart:
    return ComparisonPart(
        name, titles.of_comparison(table) if table.voices and table.rows else "", table
    )


def _of_statements(overview: Overview, raad: Sequence[Voice], *, own: bool) -> Comparison:
    chosen = (
        (factor, statement)
        for factor in overview.instrument.factors
        for statement in factor.statements
        if statement.about_own_municipality == own
    )
    return comparison.of_statements(raad, chosen)


def voices(overview: Overview, place: Place, role: str) -> tuple[Voice, ...]:
    """A municipality's own group, or the one that it is shown with, and what it is laid beside.

    A raad is laid beside the other raden where the viewer may see them, other groups beside the
    role over the whole; only that when its own group isn't shown.
    """
    own = _own_cell(overview, place, role)
    alone = own is not None and own.places == (place,)
    heard = (
        Voice(role, own.label if alone else _("samen"), own.label, own) if own else None,
        _beside(overview, own, role),
    )
    return tuple(voice for voice in heard if voice)


def _beside(overview: Overview, own: Cell | None, role: str) -> Voice | None:
    """None where the own group is all that there is."""
    others = overview.others.get((own.places[0].code, role)) if own else None
    whole = overview.roles.get(role)
    if isinstance(others, Cell):
        return Voice(f"whole-{role}", _("andere raden"), _("andere raden"), others)
    if whole is None or (own and own.places == whole.places):
        return None
    has_own = own is not None and role == "raad" and not overview.viewer.sees_others
    label = _("alle raden, met de onze erin") if has_own else whole.label
    return Voice(f"whole-{role}", whole.label, label, whole)


def _own_cell(overview: Overview, place: Place, role: str) -> Cell | None:
    cell = overview.cells[place.code, role]
    if isinstance(cell, Cell):
        return cell
    pools = (pool for pool in overview.pools if pool.role == role and place in pool.places)
    return next(pools, None)
