"""A figure → what is drawn of it without a script: paths and texts at fixed places, for an SVG.

The same places as plotly gives it in a picture of this width, so that the one can lie on the
other. Knows what our figures use of plotly and nothing else.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assessments.dashboards.figures.axes import Layout, Plot, Scale, axis, scales
from assessments.dashboards.figures.signs import n, sign
from assessments.palette import INK

LETTER, BOLD_LETTER, CAPITAL = 0.5, 0.54, 0.68
"""The width of a letter, on average, as a part of its height."""
LINE_HEIGHT = 1.3
DASHES = {"dash": "9 6", "dot": "2.5 4"}
PLACE_OF_SIGN = 20
"""In the key: half of the line that a name has before it."""
Point = tuple[float, float]
COORDINATES = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def is_inside(self, other: "Box") -> bool:
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


@dataclass(frozen=True, slots=True)
class Path:
    d: str
    fill: str = "none"
    stroke: str = ""
    width: str = "1"
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """`x` is its start, middle or end, as `anchor` says; `y` is the line that letters stand on."""

    text: str
    x: float
    y: float
    size: float
    anchor: str
    fill: str
    weight: int

    @property
    def place(self) -> tuple[str, str]:
        return n(self.x), n(self.y)

    @property
    def box(self) -> Box:
        """An estimate: of its letters, without room around them."""
        letter = BOLD_LETTER if self.weight > 400 else LETTER
        letter = CAPITAL if self.text.isupper() else letter
        width = letter * self.size * len(self.text)
        left = self.x - {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - 0.72 * self.size, left + width, self.y + 0.2 * self.size)


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    paths: tuple[Path, ...]
    texts: tuple[Text, ...]
    marks: tuple[Box, ...]
    """Where the marks are, for who sees to it that nothing lies over them."""


class _Pen:
    """Gathers what is drawn, in order."""

    def __init__(self) -> None:
        self.paths: list[Path] = []
        self.texts: list[Text] = []
        self.marks: list[Box] = []

    def mark(self, points: Sequence[Point], marker: Mapping[str, Any], symbol: str) -> None:
        """The same sign at all of these points, as one path."""
        size, color = marker["size"], marker["color"]
        look = {"fill": color, "stroke": marker.get("line", {}).get("color", "")}
        if symbol.endswith("-open"):
            look = {"fill": "#ffffff", "stroke": color, "width": "2"}
        self.paths.append(Path("".join(sign(symbol, *point, size) for point in points), **look))
        half = size / 2
        self.marks += [Box(x - half, y - half, x + half, y + half) for x, y in points]

    def write(self, text: str, x: float, y: float, font: Mapping[str, Any], **place: str) -> Text:
        """With `y` of the middle of the text, its top or its bottom."""
        size = font.get("size", 15)
        middle = {"middle": 0.0, "top": LINE_HEIGHT / 2, "bottom": -LINE_HEIGHT / 2}
        base = y + size * (middle[place.get("upright", "middle")] + 0.35)
        anchor = {"left": "start", "right": "end"}.get(place.get("across", ""), "middle")
        fill, weight = font.get("color", INK), font.get("weight", 400)
        written = Text(text.strip(), round(x, 1), round(base, 1), size, anchor, fill, weight)
        self.texts.append(written)
        return written


def drawing(figure: Mapping[str, Any], *, narrow: bool) -> Drawing:
    """`figure` as plotly has it in JSON: `data` and `layout`, with `meta.narrow` for phones.

    `meta.widths` says how wide it is drawn, on a wide screen and on a narrow one.
    """
    layout = figure["layout"]
    width = layout["meta"]["widths"][narrow]
    template = layout.get("template", {})
    layout = {**layout, **(layout["meta"]["narrow"] if narrow else {})}
    plot, pen = Plot.of(layout, width), _Pen()
    of_traces = {_index(trace) for trace in figure["data"]} or {""}
    axes = {index: scales(layout, template, plot, index) for index in sorted(of_traces | {""})}
    _draw_shapes(pen, layout, plot, axes[""])
    for index in sorted(axes):
        _draw_axes(pen, layout, template, plot, index)
    for trace in figure["data"]:
        _draw_trace(pen, trace, axes[_index(trace)])
    for annotation in layout["annotations"]:
        _annotate(pen, annotation, plot, axes[""])
    if layout.get("showlegend"):
        _draw_key(pen, figure["data"], layout, width)
    parts = (_together(pen.paths), tuple(pen.texts), tuple(pen.marks))
    return Drawing(width, layout["height"], *parts)


def _together(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Those that look the same as one, in the place of the first: ten small charts say it once."""
    alike: dict[Path, str] = {}
    for path in paths:
        look = replace(path, d="")
        alike[look] = alike.get(look, "") + path.d
    return tuple(replace(look, d=d) for look, d in alike.items())


def _index(trace: Mapping[str, Any]) -> str:
    """ "" of the first pair of axes, "2" of the second."""
    return str(trace.get("xaxis", "x")).removeprefix("x")


# --- What lies under the numbers ------------------------------------------------------------


def _draw_shapes(pen: _Pen, layout: Layout, plot: Plot, axes: tuple[Scale, Scale]) -> None:
    across, upwards = axes
    for shape in layout.get("shapes", ()):
        if shape["type"] == "path":
            d = COORDINATES.sub(
                lambda found: _pair(across.at(float(found[1])), upwards.at(float(found[2]))),
                shape["path"],
            )
        else:
            d = f"M{_pair(across.at(shape['x0']), plot.top)}V{n(plot.top + plot.height)}"
        pen.paths.append(Path(d, stroke=shape["line"]["color"]))


def _draw_axes(pen: _Pen, layout: Layout, template: Layout, plot: Plot, index: str) -> None:
    across, upwards = scales(layout, template, plot, index)
    x_axis, y_axis = (axis(layout, template, letter, index) for letter in "xy")
    if y_axis.get("visible") is False:
        return
    ticks = y_axis["tickvals"]
    rows = "".join(f"M{_pair(across.start, upwards.at(tick))}H{n(across.end)}" for tick in ticks)
    pen.paths.append(Path(rows, stroke=y_axis["gridcolor"]))
    if y_axis.get("showticklabels") is not False:
        _name_rows(pen, y_axis, across, upwards)
    if x_axis.get("showticklabels") is not False:
        _name_columns(pen, x_axis, across, upwards)


def _name_rows(pen: _Pen, y_axis: Layout, across: Scale, upwards: Scale) -> None:
    """Left of the plot, or in it and above the line of the row."""
    font = {"size": 15, **y_axis.get("tickfont", {})}
    names = y_axis.get("ticktext") or [str(tick) for tick in y_axis["tickvals"]]
    is_inside = "inside" in y_axis.get("ticklabelposition", "")
    for name, tick in zip(names, y_axis["tickvals"], strict=True):
        y = upwards.at(tick)
        if is_inside:
            pen.write(name, across.start + 2, y - 2, font, across="left", upright="bottom")
        else:
            pen.write(name, across.start - 6, y, font, across="right")


def _name_columns(pen: _Pen, x_axis: Layout, across: Scale, upwards: Scale) -> None:
    font = {"size": 15, **x_axis.get("tickfont", {})}
    floor = max(upwards.start, upwards.end)
    pen.paths.append(
        Path(f"M{_pair(across.start, floor)}H{n(across.end)}", stroke=x_axis["linecolor"])
    )
    for name in x_axis.get("tickvals") or across.categories:
        pen.write(name, across.at(name), floor + 4, font, upright="top")


# --- Traces ---------------------------------------------------------------------------------


def _draw_trace(pen: _Pen, trace: Mapping[str, Any], axes: tuple[Scale, Scale]) -> None:
    across, upwards = axes
    points = [
        None if x is None or y is None else (across.at(x), upwards.at(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if "lines" in trace["mode"]:
        pen.paths.append(_line(trace, points))
    if "markers" not in trace["mode"]:
        return
    symbols = trace["marker"]["symbol"]
    each = [symbols] * len(points) if isinstance(symbols, str) else symbols
    for symbol in dict.fromkeys(each):
        there = [point for point, its in zip(points, each, strict=True) if point and its == symbol]
        if there:
            pen.mark(there, trace["marker"], symbol)


def _line(trace: Mapping[str, Any], points: Sequence[Point | None]) -> Path:
    look = trace["line"]
    d, step = "", "M"
    for point in points:
        d += f"{step}{_pair(*point)}" if point else ""
        step = "L" if point else "M"
    dash = DASHES.get(look.get("dash", ""), "")
    fill = trace.get("fillcolor", "none")
    return Path(d, fill, look["color"], n(look["width"]), dash)


# --- Words ----------------------------------------------------------------------------------


def _annotate(pen: _Pen, said: Mapping[str, Any], plot: Plot, axes: tuple[Scale, Scale]) -> None:
    x = plot.across(said["x"]) if said.get("xref") == "paper" else axes[0].at(said["x"])
    y = plot.upwards(said["y"]) if said.get("yref") == "paper" else axes[1].at(said["y"])
    x, y = x + said.get("xshift", 0), y - said.get("yshift", 0)
    start, x, y = (x, y), x + said.get("ax", 0), y + said.get("ay", 0)
    place = {"across": said.get("xanchor", ""), "upright": said.get("yanchor", "middle")}
    written = pen.write(said["text"], x, y, said.get("font", {}), **place)
    if said["showarrow"]:
        pen.paths.append(Path(_leader(start, y, written.box), stroke=said["arrowcolor"]))
    if "bgcolor" in said or "bordercolor" in said:
        pen.paths.append(_around(written.box, said))


def _leader(start: Point, y: float, box: Box) -> str:
    """From a shape to the near side of its name."""
    near = box.right + 4 if start[0] > box.right else box.left - 4
    return f"M{_pair(*start)}L{_pair(near, y)}"


def _around(box: Box, said: Mapping[str, Any]) -> Path:
    room = said.get("borderpad", 1) + 1
    d = f"M{_pair(box.left - room, box.top - room)}H{n(box.right + room)}"
    d += f"V{n(box.bottom + room)}H{n(box.left - room)}Z"
    return Path(d, said.get("bgcolor", "none"), said.get("bordercolor", ""))


def _draw_key(pen: _Pen, traces: Sequence[Mapping[str, Any]], layout: Layout, room: float) -> None:
    """Each line with its name, beside each other while there is room."""
    named = [trace for trace in traces if trace.get("showlegend") is not False]
    x, y = 0.0, (1 - layout["legend"]["y"]) * layout["height"] + 14
    for trace in named:
        width = 2 * PLACE_OF_SIGN + 8 + LETTER * 15 * len(trace["name"])
        if x and x + width > room:
            x, y = 0.0, y + 24
        pen.paths.append(_line(trace, [(x, y), (x + 2 * PLACE_OF_SIGN, y)]))
        pen.mark([(x + PLACE_OF_SIGN, y)], trace["marker"], trace["marker"]["symbol"])
        pen.write(trace["name"], x + 2 * PLACE_OF_SIGN + 8, y, {}, across="left")
        x += width + 20


def _pair(x: float, y: float) -> str:
    return f"{n(x)} {n(y)}"
