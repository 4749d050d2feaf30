"""Pure: the layout of a figure → where its axes put a value in a picture of so many pixels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Layout = Mapping[str, Any]
Value = float | str


@dataclass(frozen=True, slots=True)
class Scale:
    """One axis: the values at its ends, and the pixels that these stand at."""

    low: float
    high: float
    start: float
    end: float
    categories: tuple[str, ...] = ()

    def at(self, value: Value) -> float:
        """In pixels; a category is known by its place."""
        number = self.categories.index(value) if isinstance(value, str) else value
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)

    def within(self, pixels: float) -> "Scale":
        """The same values on so many pixels around the same middle."""
        middle, half = (self.start + self.end) / 2, pixels / 2 * (-1, 1)[self.end > self.start]
        return Scale(self.low, self.high, middle - half, middle + half, self.categories)


@dataclass(frozen=True, slots=True)
class Plot:
    """What lies between the margins of a picture, in pixels from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, layout: Layout, width: float) -> "Plot":
        margin = layout["margin"]
        return cls(
            margin["l"],
            margin["t"],
            width - margin["l"] - margin["r"],
            layout["height"] - margin["t"] - margin["b"],
        )

    def across(self, part: float) -> float:
        return self.left + part * self.width

    def upwards(self, part: float) -> float:
        return self.top + (1 - part) * self.height


def scales(layout: Layout, template: Layout, plot: Plot, index: str) -> tuple[Scale, Scale]:
    """Of the axes "x" and "y", or of those with a number: "x2" and "y2"."""
    x_axis, y_axis = (axis(layout, template, letter, index) for letter in "xy")
    across = _scale(x_axis, [plot.across(part) for part in _domain(x_axis)])
    upwards = _scale(y_axis, [plot.upwards(part) for part in _domain(y_axis)])
    if "scaleanchor" not in y_axis:
        return across, upwards
    lengths = [abs(each.high - each.low) for each in (across, upwards)]
    a_unit = min(plot.width / lengths[0], plot.height / lengths[1])
    return across.within(a_unit * lengths[0]), upwards.within(a_unit * lengths[1])


def axis(layout: Layout, template: Layout, letter: str, index: str) -> dict[str, Any]:
    """What the layout says of one axis, over what its template says of all."""
    name = f"{letter}axis"
    return {**template.get("layout", {}).get(name, {}), **layout.get(f"{name}{index}", {})}


def _domain(of: Layout) -> Sequence[float]:
    return of.get("domain", (0, 1))


def _scale(of: Layout, pixels: Sequence[float]) -> Scale:
    low, high = of["range"]
    return Scale(low, high, pixels[0], pixels[1], tuple(of.get("categoryarray", ())))
