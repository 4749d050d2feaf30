"""What all pictures share: typeface, colours, margins and the mark of a demonstration."""

from typing import Any

import plotly.io

from assessments.palette import INK, WHITE

plotly.io.templates.default = "none"
"""Not the library's own look: that is 7 KB in each picture, copied each time one is made."""

FONT = '"Samenwerking Sans", "Segoe UI", system-ui, sans-serif'
MARK_HEIGHT = 26
"""Room above a picture for the mark of a demonstration."""


def layout(
    *, top: int, left: int = 0, fictitious: bool, annotations: list[dict[str, Any]]
) -> dict[str, Any]:
    """`top` and `left` are the room beside the plot, in pixels."""
    marks = [_fictitious_mark(top)] if fictitious else []
    return {
        "margin": {"l": left, "r": 2, "t": top + (MARK_HEIGHT if fictitious else 0), "b": 0},
        "font": {"family": FONT, "size": 15, "color": INK},
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",.",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": WHITE, "bordercolor": INK, "font": {"color": INK}},
        "annotations": [*annotations, *marks],
    }


def annotation(text: str, x: float, y: float, **more: Any) -> dict[str, Any]:
    """With a name, so that it is drawn too when it comes from a template."""
    return {"name": text, "text": text, "x": x, "y": y, "showarrow": False} | more


def _fictitious_mark(top: int) -> dict[str, Any]:
    place = {"xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "bottom"}
    box = {"bordercolor": INK, "borderpad": 2, "font": {"color": INK, "size": 12, "weight": 700}}
    return annotation("VERZONNEN", 1, 1, xshift=-3, yshift=top, **place, **box)
