"""What the page of the radar shows: one raad beside all raden, or the roles."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.dashboards import pictures
from assessments.dashboards.radar import ALL, OWN, radar
from assessments.presenters import titles
from assessments.results.differences import SOME_FROM
from assessments.results.overview import Cell, Overview, Place
from assessments.results.scores import FactorScore, Reason, Withheld
from assessments.results.withheld import withheld_text
from assessments.results.wording import comma, the_one
from assessments.roles import ROLES
from factors.catalogue import FactorText

RADEN, BY_ROLE = "raden", "rollen"
COMPARISONS = {
    RADEN: gettext_lazy("Eén raad vergeleken"),
    BY_ROLE: gettext_lazy("De rollen naast elkaar"),
}


def radar_context(overview: Overview, *, compare: str, asked: str | None) -> dict[str, Any]:
    """`compare` and the `asked` municipality are as the reader gave them, valid or not."""
    compare = compare if compare in COMPARISONS else RADEN
    places = places_to_choose(overview)
    place = chosen(overview, places, asked) if compare == RADEN else None
    cells = _raden(overview, place) if compare == RADEN else _roles(overview)
    made = radar(overview, cells)
    key = f"{compare}-{place.code if place else ''}"
    return {
        "compare": compare,
        "comparisons": COMPARISONS.items(),
        "place": place,
        "places": places if compare == RADEN and len(places) > 1 else (),
        "why": _why_not(overview, place),
        "radar": made,
        "picture_title": _title(overview, place, cells),
        "pictures": [pictures.of_radar(overview, made, key)] if made.has_marks else [],
    }


def places_to_choose(overview: Overview) -> tuple[Place, ...]:
    """The municipalities whose raad was asked, as far as this viewer sees them."""
    unseen = (Reason.NOT_ASKED, Reason.OTHER_MUNICIPALITY)
    return tuple(
        place
        for place in overview.places
        if place.code
        and not (
            isinstance(cell := overview.cell(place.code, "raad"), Withheld)
            and cell.reason in unseen
        )
    )


def chosen(overview: Overview, places: tuple[Place, ...], asked: str | None) -> Place | None:
    """What was asked for, else one's own, else the first that has a line."""
    by_code = {place.code: place for place in places}
    for code in (asked, overview.viewer.own):
        if code in by_code:
            return by_code[code]
    with_line = (p for p in places if isinstance(overview.cell(p.code, "raad"), Cell))
    return next(with_line, places[0] if places else None)


def _raden(overview: Overview, place: Place | None) -> dict[str, Cell]:
    """One raad beside the others; beside all for who may not see those, or where it isn't there."""
    own = overview.cell(place.code, "raad") if place else None
    others = overview.compared_with(own) if isinstance(own, Cell) else None
    beside = others or overview.roles.get("raad")
    found = {OWN: own, ALL: beside}
    return {look: cell for look, cell in found.items() if isinstance(cell, Cell)}


def _roles(overview: Overview) -> dict[str, Cell]:
    return {role: overview.roles[role] for role in ROLES if role in overview.roles}


def _why_not(overview: Overview, place: Place | None) -> str:
    """Why the chosen raad has no line; empty when it has one."""
    cell = overview.cell(place.code, "raad") if place else None
    return withheld_text(cell) if isinstance(cell, Withheld) else ""


def _title(overview: Overview, place: Place | None, cells: Mapping[str, Cell]) -> str:
    """The factor on which the raad differs most from all raden, otherwise the question."""
    if OWN not in cells and ALL not in cells:
        return titles.of_ten_factors(overview)
    if OWN not in cells or place is None:
        return _("Hoe kijken alle raden samen naar de tien succesfactoren?")
    gaps = {factor: _gap(cells, factor) for factor in overview.instrument.factors}
    factor = max(gaps, key=lambda each: gaps[each])
    if gaps[factor] < SOME_FROM:
        return _("Hoe kijkt {raad}, vergeleken met {others}?").format(
            raad=the_one("raad", place.name), others=_others(cells)
        )
    own, every = (cells[look].factors[factor.number] for look in (OWN, ALL))
    return _("Over {factor} verschilt {raad} het meest van {others}: {own} en {all}").format(
        factor=factor.short_name,
        raad=the_one("raad", place.name),
        others=_others(cells),
        own=comma(own.mean),  # type: ignore[union-attr]
        all=comma(every.mean),  # type: ignore[union-attr]
    )


def _others(cells: Mapping[str, Cell]) -> str:
    """ "de andere raden"; "alle raden" for who may not see those, and for one that stands alone."""
    return cells[ALL].label if ALL in cells else _("alle raden")


def _gap(cells: Mapping[str, Cell], factor: FactorText) -> Decimal:
    """Zero where one of the two isn't shown, or in half steps."""
    results = [cells[look].factors[factor.number] for look in (OWN, ALL) if look in cells]
    means = [result.mean for result in results if isinstance(result, FactorScore)]
    return abs(means[0] - means[1]) if len(means) == 2 else Decimal(0)
