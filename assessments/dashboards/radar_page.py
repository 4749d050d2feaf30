"""What the page of the radar shows: one raad beside all raden, or the roles."""

from typing import Any

from django.utils.translation import gettext_lazy

from assessments.dashboards import pictures
from assessments.presenters import titles
from assessments.presenters.municipalities.radar import (
    chosen,
    places_to_choose,
    radar,
    raden_beside,
    roles_beside,
    title_of_raden,
)
from assessments.results.overview import Overview
from assessments.results.scores import Withheld
from assessments.results.withheld import withheld_text

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
    cells = raden_beside(overview, place) if compare == RADEN else roles_beside(overview)
    made = radar(overview, cells)
    own = overview.cell(place.code, "raad") if place else None
    key = f"{compare}-{place.code if place else ''}"
    return {
        "compare": compare,
        "comparisons": COMPARISONS.items(),
        "place": place,
        "places": places if compare == RADEN and len(places) > 1 else (),
        "why": withheld_text(own) if isinstance(own, Withheld) else "",
        "radar": made,
        "picture_title": title_of_raden(overview, place, cells)
        if compare == RADEN and cells
        else titles.of_ten_factors(overview),
        "pictures": [pictures.of_radar(overview, made, key)] if made.has_marks else [],
    }
