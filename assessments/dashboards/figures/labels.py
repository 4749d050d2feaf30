"""Names and numbers on a map: inside a shape where they fit, beside the map with a line if not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Any

from assessments.dashboards.boundaries import Ring
from assessments.dashboards.figures.paper import annotation
from assessments.dashboards.partnership_map import MapPlace
from assessments.palette import INK, MUTED

Frame = tuple[float, float, float, float]
"""West, south, east and north, in metres."""
SCAN_LINES, STRIP = 24, 3
"""Lines through a shape, and how many of them above and below a label must have room as well."""
LETTER = 0.56
"""The width of a letter, as a part of its height."""
LEADING = 1.4
"""The height of a line of names beside the map, as a part of their letters'."""
FULL = 0.8
"""From this part of the height on a side has no room to put names beside their shapes."""
LOWEST, HIGHEST = 220, 640


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a map is drawn on: its width and the size of its letters in pixels."""

    width: int
    size: int
    has_leaders: bool = True
    """Whether names that don't fit stand beside the map."""

    def height(self, frame: Frame) -> int:
        west, south, east, north = frame
        return round(min(HIGHEST, max(LOWEST, self.width * (north - south) / (east - west))))

    def scale(self, frame: Frame) -> float:
        """Pixels per metre."""
        west, south, east, north = frame
        return min(self.width / (east - west), self.height(frame) / (north - south))

    def fits(self, place: MapPlace, frame: Frame) -> bool:
        return self.has_room_for(place.place.name, place, frame)

    def has_room_for(self, text: str, place: MapPlace, frame: Frame) -> bool:
        return self.width_of(text) < widest(place.rings)[2] * self.scale(frame)

    def width_of(self, text: str) -> float:
        return LETTER * self.size * len(text)


def fitting(places: Sequence[MapPlace], bounds: Frame, sheet: Canvas) -> Canvas:
    """Without names beside the map where they would fill its side, or take half of its width."""
    frame = room_beside(places, bounds, sheet)
    west = [_is_west(place, frame) for place in places if not sheet.fits(place, frame)]
    most = max(west.count(True), west.count(False)) * LEADING * sheet.size
    if most > FULL * sheet.height(frame) or sheet.scale(frame) < sheet.scale(bounds) / 2:
        return replace(sheet, has_leaders=False)
    return sheet


def room_beside(places: Sequence[MapPlace], frame: Frame, sheet: Canvas) -> Frame:
    """The frame with room on the sides where names stand that don't fit in their shapes."""
    if not sheet.has_leaders:
        return frame
    west, south, east, north = frame
    outside = [place for place in places if not sheet.fits(place, frame)]
    room = {True: 0.0, False: 0.0}
    for place in outside:
        side = _is_west(place, frame)
        text = _beside(place, frame, sheet)
        room[side] = max(room[side], sheet.width_of(text) + 12)
    metres = (east - west) / (sheet.width - room[True] - room[False])
    return west - room[True] * metres, south, east + room[False] * metres, north


def _is_west(place: MapPlace, frame: Frame) -> bool:
    return widest(place.rings)[0] < (frame[0] + frame[2]) / 2


def labels(
    places: Sequence[MapPlace], inks: Sequence[str], frame: Frame, sheet: Canvas
) -> Iterator[dict[str, Any]]:
    """The number in each shape, in its `ink`, with the name above it or beside the map.

    A shape that is too small for its number has it behind its name, or none where names don't
    stand beside the map.
    """
    outside = []
    for place, ink in zip(places, inks, strict=True):
        x, y, _room = widest(place.rings)
        fits = sheet.fits(place, frame)
        if fits:
            font = {"color": ink, "size": sheet.size}
            yield annotation(place.place.name, x, y, yshift=sheet.size / 2, font=font)
        else:
            outside.append(place)
        if not (fits or sheet.has_room_for(_number(place), place, frame)):
            continue
        font = {"color": ink, "size": sheet.size, "weight": 700}
        yield annotation(_number(place), x, y, yshift=-sheet.size / 2 if fits else 0, font=font)
    if sheet.has_leaders:
        yield from _leaders(outside, frame, sheet)


def _number(place: MapPlace) -> str:
    """As short as a small shape is; the table has the words."""
    if place.result.exact or place.result.mean is None:
        return place.result.text if place.result.exact else "–"
    return f"± {place.result.mean:.1f}".replace(".", ",")


def _leaders(places: Sequence[MapPlace], frame: Frame, sheet: Canvas) -> Iterator[dict[str, Any]]:
    """Names at the sides of the map, from north to south, each with a line to its shape."""
    scale = sheet.scale(frame)
    for side in (True, False):
        above = float("inf")
        there = [place for place in places if _is_west(place, frame) == side]
        for place in sorted(there, key=lambda each: -widest(each.rings)[1]):
            x, y, room = widest(place.rings)
            above = min(y, above - LEADING * sheet.size / scale)
            x += (-room if side else room) / 2
            text = _beside(place, frame, sheet)
            yield _leader(text, (x, y), (frame[0 if side else 2], above), scale, sheet.size)


def _beside(place: MapPlace, frame: Frame, sheet: Canvas) -> str:
    name, number = place.place.name, _number(place)
    return name if sheet.has_room_for(number, place, frame) else f"{name} {number}"


def _leader(
    text: str,
    shape: tuple[float, float],
    name: tuple[float, float],
    scale: float,
    size: int,
) -> dict[str, Any]:
    """`ax` and `ay` are pixels from the shape to the name, downwards positive."""
    to_right, down = (name[0] - shape[0]) * scale, (shape[1] - name[1]) * scale
    return annotation(
        text,
        *shape,
        showarrow=True,
        arrowhead=0,
        arrowwidth=1,
        arrowcolor=MUTED,
        ax=round(to_right, 1),
        ay=round(down, 1),
        xanchor="left" if to_right < 0 else "right",
        font={"color": INK, "size": size},
    )


@lru_cache(maxsize=400)
def widest(rings: tuple[Ring, ...]) -> tuple[float, float, float]:
    """Where a label has most room in a shape: its middle, and how wide it is there.

    Of the lines through the shape, the one around which the widest strip lies inside.
    """
    ys = [y for ring in rings for _x, y in ring]
    step = (max(ys) - min(ys)) / SCAN_LINES
    lines = [(min(ys) + step * (n + 0.5)) for n in range(STRIP, SCAN_LINES - STRIP)]
    found = [
        (right - left, left, y) for y in lines for left, right in _strips(rings, y, STRIP * step)
    ]
    room, left, y = max(found)
    return left + room / 2, y, room


def _strips(rings: Sequence[Ring], y: float, reach: float) -> Iterator[tuple[float, float]]:
    """What is inside the shape at `y`, and as far above and below it as `reach`."""
    above, below = list(_inside(rings, y + reach)), list(_inside(rings, y - reach))
    for middle in _inside(rings, y):
        for ends in product([middle], above, below):
            yield max(left for left, _right in ends), min(right for _left, right in ends)


def _inside(rings: Sequence[Ring], y: float) -> Iterator[tuple[float, float]]:
    """Where a horizontal line at `y` is inside the shape, from west to east."""
    crossings = sorted(
        x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for ring in rings
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)
        if (y1 > y) != (y2 > y)
    )
    yield from zip(crossings[::2], crossings[1::2], strict=True)
