"""Pure: numbers → pictures of plain paths, for one SVG template (`_components/chart.svg`).

Measures are millimetres. No text is drawn: the numbers stand in the table around a picture, and
its `title` says them to whoever can't see it. Coordinates are strings, so that no locale turns
3.2 into 3,2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assessments.palette import AXIS, LINE, WHITE

SCALE_WIDTH, SCALE_HEIGHT = 70.0, 7.4
KEY_SIZE = 3.2

LIMITS_OF_BANDS = (2.95, 3.95)
"""Between laag and midden, and between midden and hoog, on means of one decimal."""

TOUCHING = 2.7
"""Marks whose centres are nearer than this are drawn above each other."""
LANE = 2.2

BEZIER_CIRCLE = 0.5523
"""How far the handles of a quarter circle lie from its ends, of a radius."""


@dataclass(frozen=True)
class Path:
    """One shape: what an SVG `path` needs."""

    d: str
    fill: str = "none"
    stroke: str = ""
    stroke_width: str = "0.3"


@dataclass(frozen=True)
class Chart:
    """A picture with its size in millimetres and what it says in words."""

    width: str
    height: str
    title: str
    paths: tuple[Path, ...]


@dataclass(frozen=True)
class Mark:
    """A group's sign on the scale; open when its value is only approximate."""

    shape: str
    """"dot", "ring", "triangle" or "square"."""
    colour: str
    approximate: bool = False


@dataclass(frozen=True)
class Point:
    """A mark at a value from 1 to 5."""

    mark: Mark
    value: Decimal


def scale(points: Sequence[Point], title: str) -> Chart:
    """Marks on a line from 1 to 5 with the limits of the bands; touching marks are stacked."""
    middle = SCALE_HEIGHT / 2
    limits = "".join(f"M{_n(_x(limit))} 0v{_n(SCALE_HEIGHT)}" for limit in LIMITS_OF_BANDS)
    ticks = "".join(f"M{_n(_x(value))} {_n(middle - 0.8)}v1.6" for value in range(1, 6))
    axis = f"M{_n(_x(1))} {_n(middle)}H{_n(_x(5))}{ticks}"
    paths = [Path(limits, stroke=LINE, stroke_width="0.25"), Path(axis, stroke=AXIS)]
    for point, y in _stacked(points, middle):
        paths.append(_mark(point.mark, _x(float(point.value)), y))
    return _chart(SCALE_WIDTH, SCALE_HEIGHT, title, paths)


def key(mark: Mark, title: str) -> Chart:
    """A mark by itself, for the line that says which is whose."""
    return _chart(KEY_SIZE, KEY_SIZE, title, [_mark(mark, KEY_SIZE / 2, KEY_SIZE / 2)])


def keys(marks: Sequence[Mark | None], row: float) -> Chart:
    """The marks of rows of that height, below each other; None where a row has no mark."""
    middles = ((mark, (number + 0.5) * row) for number, mark in enumerate(marks))
    paths = [_mark(mark, KEY_SIZE / 2, y) for mark, y in middles if mark]
    return _chart(KEY_SIZE, row * len(marks), "", paths)


def _chart(width: float, height: float, title: str, paths: Sequence[Path]) -> Chart:
    return Chart(_n(width), _n(height), title, tuple(paths))


def _x(value: float) -> float:
    return (value - 0.5) / 5 * SCALE_WIDTH


def _stacked(points: Sequence[Point], middle: float) -> list[tuple[Point, float]]:
    """Each point with its height: on the line, or in a small stack around it.

    Points keep their order in a stack. The own dot is drawn within the ring of all, so those two
    share a lane, the ring first.
    """
    placed: list[tuple[Point, float]] = []
    for cluster in _clusters(points):
        lanes: list[list[Point]] = []
        for point in sorted(cluster, key=points.index):
            if lanes and point.mark.shape == "ring" and lanes[-1][0].mark.shape == "dot":
                lanes[-1].insert(0, point)
            else:
                lanes.append([point])
        for number, lane in enumerate(lanes):
            y = middle + (number - (len(lanes) - 1) / 2) * LANE
            placed += [(point, y) for point in lane]
    return placed


def _clusters(points: Sequence[Point]) -> list[list[Point]]:
    clusters: list[list[Point]] = []
    for point in sorted(points, key=lambda point: point.value):
        near = clusters and _x(float(point.value)) - _x(float(clusters[-1][-1].value)) < TOUCHING
        if near:
            clusters[-1].append(point)
        else:
            clusters.append([point])
    return clusters


def _mark(mark: Mark, x: float, y: float) -> Path:
    if mark.approximate and mark.shape == "dot":
        outline = _diamond(x, y)
    else:
        outline = {"dot": _dot, "ring": _ring, "triangle": _triangle, "square": _square}[
            mark.shape
        ](x, y)
    if mark.approximate or mark.shape == "ring":
        return Path(outline, WHITE, mark.colour, "0.4")
    return Path(outline, mark.colour)


def _dot(x: float, y: float) -> str:
    return _circle(x, y, 1.0)


def _ring(x: float, y: float) -> str:
    return _circle(x, y, 1.35)


def _circle(x: float, y: float, radius: float) -> str:
    """Four curves: WeasyPrint draws the arcs of a small path as a polygon."""
    r, k = _n(radius), _n(radius * (1 - BEZIER_CIRCLE))
    return (
        f"M{_n(x)} {_n(y - radius)}"
        f"c{_n(radius * BEZIER_CIRCLE)} 0 {r} {k} {r} {r}"
        f"c0 {_n(radius * BEZIER_CIRCLE)} -{k} {r} -{r} {r}"
        f"c-{_n(radius * BEZIER_CIRCLE)} 0 -{r} -{k} -{r} -{r}"
        f"c0 -{_n(radius * BEZIER_CIRCLE)} {k} -{r} {r} -{r}z"
    )


def _triangle(x: float, y: float) -> str:
    return f"M{_n(x)} {_n(y - 1.15)}l1.25 2.2h-2.5z"


def _square(x: float, y: float) -> str:
    return _rectangle(x - 0.95, y - 0.95, 1.9, 1.9)


def _diamond(x: float, y: float) -> str:
    return f"M{_n(x)} {_n(y - 1.35)}l1.35 1.35l-1.35 1.35l-1.35 -1.35z"


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"M{_n(x)} {_n(y)}h{_n(width)}v{_n(height)}h-{_n(width)}z"


def _n(number: float) -> str:
    """At most two decimals, always with a point."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
