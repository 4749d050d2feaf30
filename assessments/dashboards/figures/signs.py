"""Pure: the signs of groups as the path of an SVG, as large as plotly draws them."""

SMALL = 20


def n(number: float) -> str:
    """A place in whole pixels; what is small, as the size of a sign is, in tenths."""
    return f"{number:.0f}" if abs(number) >= SMALL else f"{number:.1f}".removesuffix(".0")


def sign(symbol: str, x: float, y: float, size: float) -> str:
    """`symbol` as plotly calls it, open or not; `size` is the width of a circle in pixels."""
    return _SIGNS[symbol.removesuffix("-open")](x, y, size / 2)


def _circle(x: float, y: float, r: float) -> str:
    half = f"a{n(r)} {n(r)} 0 1 0"
    return f"M{n(x - r)} {n(y)}{half} {n(2 * r)} 0{half}{n(-2 * r)} 0z"


def _triangle(x: float, y: float, r: float) -> str:
    half = r * 2 / 3**0.5
    return f"M{n(x - half)} {n(y + r / 2)}h{n(2 * half)}L{n(x)} {n(y - r)}z"


def _square(x: float, y: float, r: float) -> str:
    return f"M{n(x - r)} {n(y - r)}h{n(2 * r)}v{n(2 * r)}h{n(-2 * r)}z"


def _diamond(x: float, y: float, r: float) -> str:
    half = r * 1.3
    step, back = n(half), n(-half)
    return f"M{n(x - half)} {n(y)}l{step} {back}l{step} {step}l{back} {step}z"


_SIGNS = {"circle": _circle, "triangle-up": _triangle, "square": _square, "diamond": _diamond}
