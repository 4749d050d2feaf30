"""The map of a partnership: a polygon per municipality, in the shade of its number."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from assessments.dashboards.boundaries import Ring
from assessments.dashboards.figures.labels import Canvas, Frame, fitting, labels, room_beside
from assessments.dashboards.figures.paper import annotation, layout
from assessments.dashboards.partnership_map import MapPlace, PartnershipMap
from assessments.palette import ACCENT, HEAT, INK, MUTED, ON_HEAT, WHITE

SHADES = ((WHITE, INK), *zip(HEAT, ON_HEAT, strict=True))
"""Fill and text, by shade; what isn't shown or rounded to halves is white, with a dashed border."""
BORDER, DASHES, OWN_BORDER = WHITE, MUTED, ACCENT
SOURCE = "CBS, Kadaster (CC BY 4.0)"
TOP, BOTTOM = 8, 22
HIDDEN = {"visible": False, "fixedrange": True}
WIDE, NARROW = Canvas(width=540, size=15), Canvas(width=280, size=12, has_leaders=False)


def map_chart(table: PartnershipMap, *, fictitious: bool = False) -> go.Figure:
    """Each municipality with its name and number; no number where none is shown."""
    shared = layout(top=TOP, fictitious=fictitious, annotations=[])
    margin = {**shared["margin"], "l": 2, "b": BOTTOM}
    marks = [*shared["annotations"], _source()]
    wide, narrow = (_on_sheet(table, sheet, margin["t"], marks) for sheet in (WIDE, NARROW))
    return go.Figure(
        [_polygon(place) for place in _solid_first(table.places)],
        {
            **shared,
            "margin": margin,
            **wide,
            "meta": {"narrow": narrow, "widths": (WIDE.width, NARROW.width)},
        },
    )


def _source() -> dict[str, Any]:
    """In the picture itself: it may be saved and shown elsewhere."""
    place = {"xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "top"}
    return annotation(SOURCE, 1, 0, **place, font={"color": MUTED, "size": 12})


def _on_sheet(
    table: PartnershipMap, sheet: Canvas, top: int, marks: list[dict[str, Any]]
) -> dict[str, Any]:
    """What depends on the width: the height, what is in view, and the labels that fit.

    Whole axes, for `charts.js` puts them in the place of the others.
    """
    bounds = _frame(table.places)
    sheet = fitting(table.places, bounds, sheet)
    frame = room_beside(table.places, bounds, sheet)
    west, south, east, north = frame
    inks = [SHADES[place.result.heat][1] for place in table.places]
    return {
        "height": top + sheet.height(frame) + BOTTOM,
        "xaxis": {**HIDDEN, "range": [west, east]},
        "yaxis": {**HIDDEN, "range": [south, north], "scaleanchor": "x", "scaleratio": 1},
        "annotations": [*labels(table.places, inks, frame, sheet), *marks],
    }


def _solid_first(places: Sequence[MapPlace]) -> list[MapPlace]:
    """A dashed border is drawn over those of its neighbours, one's own over all."""
    return sorted(places, key=lambda place: (place.is_own, place.result.heat == 0))


def _frame(places: Sequence[MapPlace]) -> Frame:
    """West, south, east and north, with some room around."""
    points = [point for place in places for ring in place.rings for point in ring]
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    room = 0.02 * max(max(xs) - min(xs), max(ys) - min(ys))
    return min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room


def _polygon(place: MapPlace) -> go.Scatter:
    is_shaded = place.result.heat > 0
    border = BORDER if is_shaded else DASHES
    x, y = _outline(place.rings)
    return go.Scatter(
        name=place.place.name,
        x=x,
        y=y,
        mode="lines",
        fill="toself",
        fillcolor=SHADES[place.result.heat][0],
        line={
            "color": OWN_BORDER if place.is_own else border,
            "width": 3 if place.is_own else 1.5,
            "dash": "solid" if is_shaded else "dash",
        },
        hoveron="fills",
        hoverinfo="text",
        text=f"{place.place.name}: {place.result.text}",
    )


def _outline(rings: Sequence[Ring]) -> tuple[list[int | None], list[int | None]]:
    """Closed rings, with nothing between one and the next."""
    x: list[int | None] = []
    y: list[int | None] = []
    for ring in rings:
        closed = (*ring, ring[0])
        x += [*([None] if x else []), *(point[0] for point in closed)]
        y += [*([None] if y else []), *(point[1] for point in closed)]
    return x, y
