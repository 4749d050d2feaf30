"""Means on one scale: a row per factor or statement, a mark per group, a bar from end to end."""

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
from django.utils.translation import gettext as _

from assessments.dashboards.figures.dot_tables import DotColumn, DotRow, DotTable
from assessments.dashboards.figures.names import BESIDE_MARK, PER_LETTER, Spot, spots
from assessments.dashboards.figures.paper import annotation, layout
from assessments.palette import INK, LINE, MUTED, RANGE, ROW_LINE, WHITE
from assessments.roles import ROLES, role_facts

SYMBOLS = {"dot": "circle", "triangle": "triangle-up", "square": "square"}
MARKS = {role: (role_facts(role).colour, SYMBOLS[role_facts(role).mark]) for role in ROLES}
"""A municipality's own group has the mark of its role."""
MARKS |= {
    f"{which}-{role}": (colour, f"{symbol}-open")
    for role, (colour, symbol) in MARKS.items()
    for which in ("whole", "then")
}
"""Open is that role over the whole, and in an earlier round."""
ABOUT = "diamond-open"
"""The mark of a mean in half steps, whatever the role: it is less precise than it looks."""
BAND_LIMITS = (3, 4)
ROW, NARROW_ROW = 42, 58
"""Height of a row in pixels; on a narrow screen its name stands above the marks."""
WIDTHS = (640, 350)
"""Of a picture in pixels, before it is scaled as a whole; on a narrow screen."""
TOP = 52
SMALL = 12
"""Letters of the longest names on a narrow screen, in pixels."""
TRACK = 0.2
"""Each group has its own track in a row, so that equal means don't hide each other."""
SCALE = (0.85, 5.15)


def dot_chart(table: DotTable, *, fictitious: bool = False) -> go.Figure:
    """A row per factor, a mark per group, and a bar behind them."""
    traces = [_marks(table, index) for index in range(len(table.columns))]
    if any(row.span for row in table.rows):
        traces.insert(0, _spans(table))
    shared = layout(
        top=TOP,
        left=_room_for_names(table),
        fictitious=fictitious,
        annotations=[*_names_of_scale(), *_group_names(table), *_said(table)],
    )
    top = shared["margin"]["t"]
    wide = {
        **shared,
        "height": top + ROW * len(table.rows),
        "xaxis": _scale(),
        "yaxis": _row_axis(table),
        "shapes": [_upright(limit) for limit in BAND_LIMITS],
    }
    narrow = _names_above(table, top)
    if table.has_long_names:
        wide |= narrow
        narrow["yaxis"] = {**narrow["yaxis"], "tickfont": {"size": SMALL}}
    return go.Figure(traces, {**wide, "meta": {"narrow": narrow, "widths": WIDTHS}})


def _names_above(table: DotTable, top: int) -> dict[str, Any]:
    """What `charts.js` changes in the layout of a narrow picture: names stand above the marks."""
    axis = _row_axis(table)
    axis["tickvals"] = [place - 0.34 for place in axis["tickvals"]]
    axis["range"] = [axis["range"][0], axis["range"][1] - 0.4]
    return {
        "height": top + NARROW_ROW * len(table.rows),
        "margin": {"l": 2, "r": 2, "t": top, "b": 0},
        "yaxis": {**axis, "ticklabelposition": "inside top"},
    }


def _room_for_names(table: DotTable) -> int:
    """An estimate: letting plotly measure them costs a second drawing."""
    return 16 + round(7.4 * max(len(row.label) for row in table.rows))


def _y(table: DotTable, place: int, index: int) -> float:
    return round(place + TRACK * (index - (len(table.columns) - 1) / 2), 2)


def _spans(table: DotTable) -> go.Scatter:
    rows = [(place, row.span) for place, row in enumerate(table.rows, start=1) if row.span]
    return go.Scatter(
        name=table.span_name,
        mode="lines",
        x=[x for _place, span in rows for x in (float(span[0]), float(span[1]), None)],
        y=[y for place, _span in rows for y in (place, place, None)],
        line={"color": RANGE, "width": 12},
        hoverinfo="skip",
    )


def _marks(table: DotTable, index: int) -> go.Scatter:
    column = table.columns[index]
    color, symbol = MARKS[column.key]
    drawn = [
        (place, row.name, row.results[index])
        for place, row in enumerate(table.rows, start=1)
        if row.results[index].mean is not None
    ]
    return go.Scatter(
        name=column.name,
        mode="markers",
        x=[float(result.mean or 0) for _place, _name, result in drawn],
        y=[_y(table, place, index) for place, _name, _result in drawn],
        text=[f"{name}: {column.label} {result.text}" for _place, name, result in drawn],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "color": color,
            "size": 13,
            "symbol": [symbol if result.exact else ABOUT for _place, _name, result in drawn],
            "line": {"color": WHITE, "width": 2 if symbol.endswith("open") else 1},
        },
        cliponaxis=False,
    )


def _scale() -> dict[str, Any]:
    return {
        "range": list(SCALE),
        "showticklabels": False,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
    }


def _row_axis(table: DotTable) -> dict[str, Any]:
    places = list(range(1, len(table.rows) + 1))
    return {
        "range": [places[-1] + 0.5, 0.5],
        "tickvals": places,
        "ticktext": [f"{row.label} " for row in table.rows],
        "showgrid": True,
        "gridcolor": ROW_LINE,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
    }


def _upright(x: float) -> dict[str, Any]:
    """A thin line where a band begins."""
    ends = {"x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", **ends, "line": {"color": LINE, "width": 1}, "layer": "below"}


def _names_of_scale() -> Iterator[dict[str, Any]]:
    """Annotations: plotly leaves out the numbers of an axis that has names in its corner."""
    place = {"yref": "paper", "yanchor": "bottom", "font": {"color": MUTED, "size": 14}}
    for number in range(1, 6):
        yield annotation(str(number), number, 1, **place)
    for name, x in ((_("laag"), 2), (_("midden"), 3.5), (_("hoog"), 4.5)):
        yield annotation(name, x, 1, yshift=24, **place)


def _said(table: DotTable) -> Iterator[dict[str, Any]]:
    """What stands out, at the end of its row where no mark is; in the table only if both have."""
    font = {"color": INK, "size": 14, "weight": 600}
    for place, row in enumerate(table.rows, start=1):
        side = _free_end(row)
        if side:
            x = SCALE[0] if side == "left" else SCALE[1]
            yield annotation(row.said, x, place, xanchor=side, font=font)


def _free_end(row: DotRow) -> str:
    """ "left", "right", or "" where there is nothing to say or no room to say it."""
    means = [float(result.mean) for result in row.results if result.mean is not None]
    room = _room_for_said(row)
    if not row.said:
        return ""
    if min(means) > SCALE[0] + room:
        return "left"
    return "right" if max(means) < SCALE[1] - room else ""


def _room_for_said(row: DotRow) -> float:
    """In points of the scale, on the smallest screen."""
    return BESIDE_MARK + PER_LETTER * len(row.said)


def _group_names(table: DotTable) -> Iterator[dict[str, Any]]:
    """Each group's name beside the first of its marks that has room: no legend to look up."""
    taken: set[int] = set()
    for index, column in enumerate(table.columns):
        found = [
            spot
            for place, row in enumerate(table.rows, start=1)
            if place not in taken
            for spot in _spots(table, row, place, index)
        ]
        free = max(found, key=lambda spot: (spot.is_free, spot.is_inside), default=None)
        if free:
            taken.add(free.place)
            yield _name_at(table, index, column, free)


def _spots(table: DotTable, row: DotRow, place: int, index: int) -> Iterator[Spot]:
    means = [None if result.mean is None else float(result.mean) for result in row.results]
    span = [float(end) for end in row.span] if row.span else []
    own_span = span if table.columns[index].key == table.span_of else []
    name = table.columns[index].name
    scale = _without_said(row)
    return spots(place, means, index, name=name, span=span, own_span=own_span, scale=scale)


def _without_said(row: DotRow) -> tuple[float, float]:
    """The part of the scale where a name may stand."""
    side, room = _free_end(row), _room_for_said(row)
    return SCALE[0] + room * (side == "left"), SCALE[1] - room * (side == "right")


def _name_at(table: DotTable, index: int, column: DotColumn, spot: Spot) -> dict[str, Any]:
    return annotation(
        column.name,
        spot.x,
        _y(table, spot.place, index),
        xanchor=spot.anchor,
        xshift=9 if spot.anchor == "left" else -9,
        font={"color": MARKS[column.key][0], "size": 14, "weight": 600},
    )
