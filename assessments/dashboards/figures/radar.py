"""The radar: ten spokes, rings from 1 to 5, a closed line per group, on plain axes."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import cos, pi, sin
from typing import Any

import plotly.graph_objects as go

from assessments.dashboards.figures.dots import ABOUT, MARKS
from assessments.dashboards.figures.paper import MARK_HEIGHT, annotation, layout
from assessments.palette import LINE, MUTED, SERIES, WHITE
from assessments.presenters.municipalities.radar import ALL, OWN, Radar, RadarLine
from assessments.roles import RAAD, ROLES, role_facts

RING_NUMBERS = (1, 2, 3, 4, 5)
MIDDLE = 0.5
"""Where the scale is in the middle of the web, so that its first ring is one to see."""
EDGE = max(RING_NUMBERS) - MIDDLE
WIDE, HIGH = 4.35, 4.6
"""From the middle to the sides and to the top of the plot."""
BEYOND = 8
"""Pixels from the last ring to a name."""
LOOKS = {
    OWN: (*MARKS[RAAD], role_facts(RAAD).dash),
    ALL: (SERIES[4], "circle-open", "dash"),
    **{role: (*MARKS[role], role_facts(role).dash) for role in ROLES},
}
"""Colour, mark and dash."""
KEY, NAME = 24, 30
"""Heights in pixels: a line of the key above the picture, a factor's name beyond the rings."""
HEIGHT, WEB = 600, 246
"""Of a wide picture, and of the web alone on a narrow screen."""
WIDTHS = (720, 330)
SIDE, NARROW_SIDE = 140, 24
"""Room for the names to the left and to the right; on a narrow screen only for their numbers."""


def radar_chart(radar: Radar, *, fictitious: bool = False) -> go.Figure:
    """Where nothing is shown the line has a gap; an open mark is a mean in half steps."""
    shared = layout(top=KEY + NAME, fictitious=fictitious, annotations=[])
    marks = shared["annotations"]
    return go.Figure(
        [trace for line in radar.lines for trace in _traces(radar, line)],
        {
            **shared,
            "showlegend": True,
            "height": HEIGHT,
            "margin": {"l": SIDE, "r": SIDE, "t": shared["margin"]["t"] + 10, "b": NAME},
            "annotations": [*_ring_numbers(radar), *_names(radar), *_moved(marks, SIDE, 10)],
            "legend": _key(HEIGHT, fictitious=fictitious),
            "shapes": [_shape(_rings(radar), 1), _shape(_spokes(radar), 1)],
            "xaxis": _axis(WIDE),
            "yaxis": {**_axis(HIGH), "scaleanchor": "x"},
            "meta": {
                "narrow": _narrow(radar, marks, fictitious=fictitious),
                "widths": WIDTHS,
            },
        },
    )


def _narrow(radar: Radar, marks: list[dict[str, Any]], *, fictitious: bool) -> dict[str, Any]:
    """What `charts.js` changes in the layout of a narrow picture: only the numbers of factors.

    Names at the sides would leave the web a third of the width.
    """
    up = KEY * (len(radar.lines) - 1)
    top = KEY + up + NAME + (MARK_HEIGHT if fictitious else 0)
    height = top + WEB + NAME
    names = _names(radar, narrow=True)
    return {
        "height": height,
        "margin": {"l": NARROW_SIDE, "r": NARROW_SIDE, "t": top, "b": NAME},
        "annotations": [*_ring_numbers(radar), *names, *_moved(marks, NARROW_SIDE, up)],
        "legend": _key(height, fictitious=fictitious),
    }


def _moved(marks: list[dict[str, Any]], right: int, up: int) -> list[dict[str, Any]]:
    """The mark of a demonstration to the corner of the picture, out of the names' way."""
    return [
        {**mark, "xshift": mark["xshift"] + right, "yshift": mark["yshift"] + up} for mark in marks
    ]


# --- Places ---------------------------------------------------------------------------------


def _angle(radar: Radar, index: float) -> float:
    """Clockwise from the top."""
    return 2 * pi * index / len(radar.factors)


def _place(radar: Radar, index: float, distance: float) -> tuple[float, float]:
    angle = _angle(radar, index)
    return round(distance * sin(angle), 3), round(distance * cos(angle), 3)


def _axis(reach: float) -> dict[str, Any]:
    return {
        "range": [-reach, reach],
        "visible": False,
        "fixedrange": True,
        "constrain": "domain",
    }


# --- The web --------------------------------------------------------------------------------


def _shape(path: str, width: int) -> dict[str, Any]:
    line = {"color": LINE, "width": width}
    return {"type": "path", "path": path, "line": line, "layer": "below"}


def _rings(radar: Radar) -> str:
    return " ".join(
        _closed(_place(radar, index, ring - MIDDLE) for index in range(len(radar.factors)))
        for ring in RING_NUMBERS
    )


def _closed(places: Iterable[tuple[float, float]]) -> str:
    return f"M{'L'.join(f'{x},{y}' for x, y in places)}Z"


def _spokes(radar: Radar) -> str:
    ends = (_place(radar, index, EDGE) for index in range(len(radar.factors)))
    return " ".join(f"M0,0L{x},{y}" for x, y in ends)


def _ring_numbers(radar: Radar) -> Iterator[dict[str, Any]]:
    """Half-way between two spokes, where no mark can be; the innermost is too near them."""
    for ring in RING_NUMBERS[1:]:
        x, y = _place(radar, -0.5, (ring - MIDDLE) * cos(pi / len(radar.factors)))
        font = {"color": MUTED, "size": 13}
        yield annotation(str(ring), x, y, font=font, bgcolor=WHITE, borderpad=0)


def _names(radar: Radar, *, narrow: bool = False) -> Iterator[dict[str, Any]]:
    for index, factor in enumerate(radar.factors):
        x, y = _place(radar, index, EDGE)
        side, height = sin(_angle(radar, index)), cos(_angle(radar, index))
        yield annotation(
            str(factor.number) if narrow else f"{factor.number} {factor.short_name}",
            x,
            y,
            xanchor=_toward(side, "left", "center", "right", 0.1),
            yanchor=_toward(height, "bottom", "middle", "top", 0.5),
            xshift=round(BEYOND * side),
            yshift=round(BEYOND * height),
        )


def _toward(value: float, more: str, same: str, less: str, limit: float) -> str:
    if value > limit:
        return more
    return less if value < -limit else same


def _key(height: int, *, fictitious: bool) -> dict[str, Any]:
    """At the top of the picture, under the mark of a demonstration."""
    return {
        "orientation": "h",
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 1 - (MARK_HEIGHT / height if fictitious else 0),
        "yref": "container",
        "yanchor": "top",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": 15},
    }


# --- The lines ------------------------------------------------------------------------------


def _traces(radar: Radar, line: RadarLine) -> tuple[go.Scatter, go.Scatter]:
    """The line itself, and one without points that shows in the key how it looks."""
    color, symbol, dash = LOOKS[line.look]
    style = {"name": line.label, "mode": "lines+markers", "line": _line(color, dash)}
    marker = {"color": color, "size": 10}
    places = [*range(len(radar.factors)), 0]
    results = [line.results[place] for place in places]
    spots = [_spot(radar, place, line.results[place].mean) for place in places]
    drawn = go.Scatter(
        **style,
        x=[x for x, _y in spots],
        y=[y for _x, y in spots],
        text=[_said(radar, line, place) for place in places],
        hovertemplate="%{text}<extra></extra>",
        marker={**marker, "symbol": [symbol if r.exact else ABOUT for r in results]},
        showlegend=False,
        cliponaxis=False,
        meta={"middle": MIDDLE},
    )
    return drawn, go.Scatter(**style, x=[None], y=[None], marker={**marker, "symbol": symbol})


def _spot(radar: Radar, place: int, mean: Decimal | None) -> tuple[float | None, float | None]:
    return (None, None) if mean is None else _place(radar, place, float(mean) - MIDDLE)


def _line(color: str, dash: str) -> dict[str, Any]:
    return {"color": color, "dash": dash, "width": 2.5}


def _said(radar: Radar, line: RadarLine, place: int) -> str:
    return f"{radar.factors[place].short_name}: {line.label} {line.results[place].text}"
