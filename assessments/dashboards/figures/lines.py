"""Rounds beside each other: a small picture per factor, with a line per role."""

from collections.abc import Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from assessments.dashboards.figures.dots import ABOUT, MARKS, SCALE
from assessments.dashboards.figures.paper import annotation, layout
from assessments.palette import BRAND, LINE, MUTED, ROW_LINE
from assessments.presenters.development import DevelopmentRow, DevelopmentTable
from assessments.roles import role_facts

TOP, LEFT, RIGHT = 34, 22, 8
KEY_LINE = 22
CORNER: dict[str, Any] = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
WIDE, NARROW = 5, 2
"""Pictures beside each other; on a narrow screen."""
WIDTHS = (900, 350)
LETTERS = {WIDE: 16, NARROW: 14}
"""Of the names of rounds that fit under one small picture; of more only the first and the last."""
HEIGHT = 200
"""Of one small picture with its name and the names of the rounds, in pixels."""
GAP = 0.04
NAME, INNER = 0.15, 0.66
"""The parts of that height in which the name and the lines are."""


def line_chart(
    tables: Sequence[DevelopmentTable], short_names: Sequence[str], *, fictitious: bool = False
) -> go.Figure:
    """`tables` are those of the roles; `short_names` stand under the axis of each picture."""
    rows = tables[0].rows
    shared = layout(top=TOP, left=LEFT, fictitious=fictitious, annotations=[])
    shared["margin"]["r"] = RIGHT
    return go.Figure(
        [trace for index in range(len(rows)) for trace in _traces(tables, index, short_names)],
        {
            **shared,
            **_arranged(tables, short_names, WIDE, shared),
            "template": {"layout": _axes(tables[0], short_names)},
            "meta": {
                "narrow": _arranged(tables, short_names, NARROW, shared),
                "widths": WIDTHS,
            },
        },
    )


def _axes(table: DevelopmentTable, short_names: Sequence[str]) -> dict[str, Any]:
    """The same for all small pictures, so that they can be compared."""
    last = len(short_names) - 1
    quiet = {"fixedrange": True, "zeroline": False, "ticks": "", "tickfont": {"color": MUTED}}
    rounds = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(short_names),
        "range": [-0.4, last + 0.4],
        "showgrid": False,
        "tickangle": 0,
        "linecolor": LINE,
    }
    means = {
        "range": list(SCALE),
        "tickvals": [1, 2, 3, 4, 5],
        "gridcolor": ROW_LINE,
    }
    return {"xaxis": quiet | rounds, "yaxis": quiet | means}


def _traces(
    tables: Sequence[DevelopmentTable], index: int, short_names: Sequence[str]
) -> Iterator[go.Scatter]:
    for table in tables:
        row = table.rows[index]
        if any(mean.result.mean is not None for mean in row.means):
            yield _trace(table, row, index, short_names)


def _trace(
    table: DevelopmentTable, row: DevelopmentRow, index: int, short_names: Sequence[str]
) -> go.Scatter:
    color, symbol = MARKS[table.role]
    points = list(_points(table, row, short_names))
    marks = [symbol if exact else ABOUT for _x, _y, exact, _text in points]
    return go.Scatter(
        name=table.label,
        mode="lines+markers",
        xaxis=_axis("x", index),
        yaxis=_axis("y", index),
        x=[x for x, _y, _exact, _text in points],
        y=[y for _x, y, _exact, _text in points],
        text=[text for _x, _y, _exact, text in points],
        hovertemplate="%{text}<extra></extra>",
        line={"color": color, "width": 2, "dash": role_facts(table.role).dash},
        marker={"color": color, "size": 9, "symbol": marks if ABOUT in marks else symbol},
        cliponaxis=False,
    )


def _points(
    table: DevelopmentTable, row: DevelopmentRow, short_names: Sequence[str]
) -> Iterator[tuple[str, float | None, bool, str]]:
    """A point without a height breaks the line: what can't be compared isn't joined."""
    for place, (mean, column) in enumerate(zip(row.means, table.columns, strict=True)):
        if place and not mean.joined:
            yield short_names[place], None, True, ""
        if mean.result.mean is not None:
            about = f"{table.label}, {column.name}: {mean.result.text}"
            yield short_names[place], float(mean.result.mean), mean.result.exact, about


def _arranged(
    tables: Sequence[DevelopmentTable],
    short_names: Sequence[str],
    across: int,
    shared: dict[str, Any],
) -> dict[str, Any]:
    """Where the small pictures stand: so many beside each other, their names above them."""
    rows = tables[0].rows
    down = -(-len(rows) // across)
    margin = dict(shared["margin"])
    margin["t"] += KEY_LINE if across == NARROW else 0
    ticks = {} if len("".join(short_names)) <= LETTERS[across] else _ends(short_names)
    axes: dict[str, Any] = {}
    names = []
    for index, row in enumerate(rows):
        top = 1 - (index // across + NAME) / down
        axes |= _placed(index, across, (top - INNER / down, top), ticks)
        names.append(_name_of(row, _part(index % across, across)[0], top))
    return {
        **axes,
        "height": margin["t"] + down * HEIGHT,
        "margin": margin,
        "annotations": [*shared["annotations"], *names, *_key(tables, across)],
    }


def _ends(short_names: Sequence[str]) -> dict[str, Any]:
    return {"tickmode": "array", "tickvals": [short_names[0], short_names[-1]]}


def _placed(
    index: int, across: int, upright: tuple[float, float], ticks: dict[str, Any]
) -> dict[str, Any]:
    """The two axes of one small picture."""
    place = index % across
    means = {"domain": [round(end, 4) for end in upright], "anchor": _axis("x", index)}
    return {
        _axis_name("x", index): {
            "domain": _part(place, across),
            "anchor": _axis("y", index),
            **ticks,
        },
        _axis_name("y", index): means if place == 0 else {**means, "showticklabels": False},
    }


def _part(place: int, across: int) -> list[float]:
    width = (1 - GAP * (across - 1)) / across
    left = place * (width + GAP)
    return [round(left, 4), round(left + width, 4)]


def _name_of(row: DevelopmentRow, x: float, y: float) -> dict[str, Any]:
    return annotation(
        f"{row.factor.number} {row.factor.short_name}",
        x,
        round(y, 4),
        **CORNER,
        font={"color": BRAND, "size": 15, "weight": 600},
    )


def _key(tables: Sequence[DevelopmentTable], across: int) -> Iterator[dict[str, Any]]:
    """The roles in words above the pictures, in their own colours.

    On a narrow screen the last has a line of its own: the name of a joint organisation is long.
    """
    x = -LEFT
    for place, table in enumerate(tables):
        text = f"{role_facts(table.role).sign} {table.label}"
        below = across == NARROW and place == len(tables) - 1
        yield annotation(
            text,
            0,
            1,
            **CORNER,
            xshift=-LEFT if below else x,
            yshift=10 + (KEY_LINE if across == NARROW and not below else 0),
            font={"color": MARKS[table.role][0], "size": 15, "weight": 600},
        )
        x += 16 + round(7.4 * len(text))


def _axis(letter: str, index: int) -> str:
    return letter if index == 0 else f"{letter}{index + 1}"


def _axis_name(letter: str, index: int) -> str:
    return f"{letter}axis" if index == 0 else f"{letter}axis{index + 1}"
