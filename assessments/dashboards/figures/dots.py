"""Ten factors at a glance: a row per factor, a mark per role, a bar for the range of the raden."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from django.utils.translation import gettext as _

from assessments.dashboards.figures.paper import LINE, MUTED, annotation, layout
from assessments.dashboards.tables import FactorRow, TenFactors

ROW_LINE, RANGE = "#eef2f6", "#c9d7e6"
MARKS = {
    "raad": ("#154273", "circle"),
    "college": ("#a85a00", "triangle-up"),
    "organisatie": ("#2e7d4f", "square"),
}
ABOUT = "diamond-open"
"""The mark of a mean in half steps, whatever the role: it is less precise than it looks."""
BAND_LIMITS = (3, 4)
ROW, NARROW_ROW = 42, 58
"""Height of a factor's row in pixels; on a narrow screen its name stands above the marks."""
TOP = 52
TRACK = 0.2
"""Each role has its own track in a factor's row, so that equal means don't hide each other."""
LABEL_WIDTH = 1.4
"""Room for a role's name beside its mark, in points of the scale, on the smallest screen."""
SCALE = (0.85, 5.15)


def dot_chart(table: TenFactors, *, invented: bool = False) -> go.Figure:
    """A row per factor, a mark per role, and a bar for the range of the raden."""
    figure = go.Figure()
    if table.has_ranges:
        figure.add_trace(_ranges(table))
    for index in range(len(table.columns)):
        figure.add_trace(_marks(table, index))
    shared = layout(
        top=TOP,
        left=_room_for_names(table),
        invented=invented,
        annotations=[*_names_of_scale(), *_role_names(table)],
    )
    return figure.update_layout(
        shared,
        template="none",
        height=shared["margin"]["t"] + ROW * len(table.rows),
        meta={"narrow": _narrow(table, shared["margin"]["t"])},
        xaxis=_scale(),
        yaxis=_factor_axis(table),
        shapes=[_upright(limit) for limit in BAND_LIMITS],
    )


def _narrow(table: TenFactors, top: int) -> dict[str, Any]:
    """What `charts.js` changes in the layout of a narrow picture."""
    axis = _factor_axis(table)
    axis["tickvals"] = [number - 0.34 for number in axis["tickvals"]]
    axis["range"] = [axis["range"][0], axis["range"][1] - 0.4]
    return {
        "height": top + NARROW_ROW * len(table.rows),
        "margin": {"l": 2, "r": 2, "t": top, "b": 0},
        "yaxis": {**axis, "ticklabelposition": "inside top"},
    }


def _room_for_names(table: TenFactors) -> int:
    """An estimate: letting plotly measure them costs a second drawing."""
    return 16 + round(7.4 * max(len(_factor_name(row)) for row in table.rows))


def _factor_name(row: FactorRow) -> str:
    return f"{row.factor.number} {row.factor.short_name}"


def _y(table: TenFactors, number: int, index: int) -> float:
    return round(number + TRACK * (index - (len(table.columns) - 1) / 2), 2)


def _ranges(table: TenFactors) -> go.Scatter:
    rows = [(row.factor.number, row.raden) for row in table.rows if row.raden]
    return go.Scatter(
        name=_("spreiding van de raden"),
        mode="lines",
        x=[x for _n, span in rows for x in (float(span.lowest), float(span.highest), None)],
        y=[y for number, _span in rows for y in (number, number, None)],
        line={"color": RANGE, "width": 12},
        hoverinfo="skip",
    )


def _marks(table: TenFactors, index: int) -> go.Scatter:
    column = table.columns[index]
    color, symbol = MARKS[column.role]
    rows = [(row.factor, row.roles[index]) for row in table.rows]
    drawn = [(factor, result) for factor, result in rows if result.mean is not None]
    return go.Scatter(
        name=column.name,
        mode="markers",
        x=[float(result.mean or 0) for _factor, result in drawn],
        y=[_y(table, factor.number, index) for factor, _result in drawn],
        text=[f"{factor.short_name}: {column.label} {result.text}" for factor, result in drawn],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "color": color,
            "size": 13,
            "symbol": [symbol if result.exact else ABOUT for _factor, result in drawn],
            "line": {"color": "#ffffff", "width": 1},
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


def _factor_axis(table: TenFactors) -> dict[str, Any]:
    numbers = [row.factor.number for row in table.rows]
    return {
        "range": [max(numbers) + 0.5, min(numbers) - 0.5],
        "tickvals": numbers,
        "ticktext": [f"{_factor_name(row)} " for row in table.rows],
        "showgrid": True,
        "gridcolor": ROW_LINE,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
    }


def _upright(x: float) -> dict[str, Any]:
    """A thin line where a band begins."""
    line = {"color": LINE, "width": 1}
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": line,
        "layer": "below",
    }


def _names_of_scale() -> Iterator[dict[str, Any]]:
    """Annotations: plotly leaves out the numbers of an axis that has names in its corner."""
    place = {"yref": "paper", "yanchor": "bottom", "font": {"color": MUTED, "size": 14}}
    for number in range(1, 6):
        yield annotation(str(number), number, 1, **place)
    for name, x in ((_("laag"), 2), (_("midden"), 3.5), (_("hoog"), 4.5)):
        yield annotation(name, x, 1, yshift=24, **place)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a role's name beside its mark; the raden's beside the bar of their range."""

    number: int
    x: float
    anchor: str
    is_free: bool


def _role_names(table: TenFactors) -> Iterator[dict[str, Any]]:
    """Each role's name beside the first of its marks that has room: no legend to look up."""
    taken: set[int] = set()
    for index, column in enumerate(table.columns):
        rows = (row for row in table.rows if row.factor.number not in taken)
        spots = [spot for row in rows for spot in _spots(row, index, column.role)]
        free = next((spot for spot in spots if spot.is_free), next(iter(spots), None))
        if free:
            taken.add(free.number)
            yield _role_name_at(table, index, free)


def _role_name_at(table: TenFactors, index: int, spot: Spot) -> dict[str, Any]:
    column = table.columns[index]
    return annotation(
        column.name,
        spot.x,
        _y(table, spot.number, index),
        xanchor=spot.anchor,
        xshift=9 if spot.anchor == "left" else -9,
        font={"color": MARKS[column.role][0], "size": 14, "weight": 600},
    )


def _spots(row: FactorRow, index: int, role: str) -> Iterator[Spot]:
    """To the left and to the right of the mark, free or not; none without a mark."""
    mean = row.roles[index].mean
    if mean is None:
        return
    others = [
        float(other.mean)
        for place, other in enumerate(row.roles)
        if place != index and other.mean is not None
    ]
    span = [float(row.raden.lowest), float(row.raden.highest)] if row.raden else []
    own = [float(mean), *(span if role == "raad" else [])]
    others += [] if role == "raad" else span
    low, high = min(own), max(own)
    yield Spot(row.factor.number, low, "right", _is_free(low - LABEL_WIDTH, low, others))
    yield Spot(row.factor.number, high, "left", _is_free(high, high + LABEL_WIDTH, others))


def _is_free(start: float, end: float, others: list[float]) -> bool:
    is_inside = SCALE[0] <= start and end <= SCALE[1]
    return is_inside and not any(start <= other <= end for other in others)
