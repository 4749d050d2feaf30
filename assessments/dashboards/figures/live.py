"""A figure → the part of it that answers to who points at a mark: places and words, no looks.

It lies unseen over the picture that the server drew, in the same measures.
"""

from collections.abc import Mapping, Sequence
from typing import Any

TRACE: tuple[str, ...] = ("name", "mode", "x", "y", "text", "xaxis", "yaxis", "fill")
TRACE += ("hoverinfo", "hovertemplate", "hoveron", "showlegend")
ALIKE = ("mode", "hoverinfo", "hovertemplate", "hoveron", "marker", "opacity")
LAYOUT = ("height", "margin", "font", "dragmode", "hovermode", "hoverlabel", "separators")
AXIS: tuple[str, ...] = ("anchor", "categoryarray", "categoryorder", "constrain", "domain", "range")
AXIS += ("scaleanchor", "scaleratio", "type")
HIDDEN = {"visible": False, "fixedrange": True}
CLEAR = "rgba(0,0,0,0)"


def live_figure(figure: Mapping[str, Any]) -> dict[str, Any]:
    """`figure` as plotly has it in JSON."""
    layout = figure["layout"]
    axes = layout.get("template", {}).get("layout", {})
    narrow = layout["meta"]["narrow"]
    traces = [_trace(trace) for trace in figure["data"]]
    shared = _shared(traces)
    return {
        "data": [{key: its for key, its in each.items() if key not in shared} for each in traces],
        "layout": {
            **_layout(layout, axes),
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "showlegend": False,
            "template": {"data": {"scatter": [shared]}},
            "meta": {"narrow": _layout({**narrow}, axes)},
        },
    }


def _trace(trace: Mapping[str, Any]) -> dict[str, Any]:
    size = {"marker": {"size": trace["marker"]["size"]}} if "marker" in trace else {}
    kind = {} if trace["type"] == "scatter" else {"type": trace["type"]}
    return {**kind, **_only(trace, TRACE), **size, "opacity": 0}


def _shared(traces: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """How all traces look and answer, where that is alike: said once, in their template."""
    first = traces[0] if traces else {}
    return {
        key: first[key]
        for key in ALIKE
        if all(each.get(key) == first.get(key) for each in traces) and key in first
    }


def _layout(layout: Mapping[str, Any], axes: Mapping[str, Any]) -> dict[str, Any]:
    """Its axes over those of its template."""
    named = {
        name: {**_only({**axes.get(name[:5], {}), **layout[name]}, AXIS), **HIDDEN}
        for name in layout
        if name[1:5] == "axis"
    }
    return {**_only(layout, LAYOUT), **named}


def _only(of: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: of[key] for key in keys if key in of}
