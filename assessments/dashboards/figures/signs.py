"""Pure: the signs of groups as the path of an SVG, as large as plotly draws them."""


def sign(symbol: str, x: float, y: float, size: float) -> str:
    """`symbol` as plotly calls it, open or not; `size` is the width of a circle in pixels."""
    return _SIGNS[symbol.removesuffix("-open")](x, y, size / 2)


def _circle(x: float, y: float, r: float) -> str:
    half = f"a{r:.1f} {r:.1f} 0 1 0 "
    return f"M{x - r:.1f} {y:.1f}{half}{2 * r:.1f} 0{half}{-2 * r:.1f} 0z"


def _triangle(x: float, y: float, r: float) -> str:
    half = r * 2 / 3**0.5
    return f"M{x - half:.1f} {y + r / 2:.1f}h{2 * half:.1f}L{x:.1f} {y - r:.1f}z"


def _square(x: float, y: float, r: float) -> str:
    return f"M{x - r:.1f} {y - r:.1f}h{2 * r:.1f}v{2 * r:.1f}h{-2 * r:.1f}z"


def _diamond(x: float, y: float, r: float) -> str:
    half = r * 1.3
    step, back = f"{half:.1f}", f"{-half:.1f}"
    return f"M{x - half:.1f} {y:.1f}l{step} {back}l{step} {step}l{back} {step}z"


_SIGNS = {"circle": _circle, "triangle-up": _triangle, "square": _square, "diamond": _diamond}
