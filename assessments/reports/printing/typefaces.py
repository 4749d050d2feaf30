"""The typefaces that reports are set in, and which signs they have."""

import functools
from pathlib import Path

from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from factors.plain_text import lines

REGULAR = "fonts/ttf/SourceSans3-Regular.ttf"
SEMIBOLD = "fonts/ttf/SourceSans3-Semibold.ttf"
FALLBACKS = tuple(
    f"fonts/noto/Noto{name}-Regular.ttf"
    for name in ("Sans", "SansArabic", "SansSymbols2", "SansSymbols", "SansMath", "Emoji")
)
"""What stands behind it in `report.css`, for signs that it lacks."""
FONTS = (
    REGULAR,
    SEMIBOLD,
    "fonts/ttf/SourceSans3-Bold.ttf",
    *FALLBACKS,
)
UNSEEN = frozenset(
    {0x0A, 0x061C, *range(0x200B, 0x2010), *range(0x2060, 0x2065), *range(0xFE00, 0xFE10)}
)
"""Signs without a shape: they say how their neighbours are set."""
BOX = "□"


class ReportError(Exception):
    """The document isn't fit to be printed: its markup, its files or its accessibility."""


def bundled_file(name: str) -> Path:
    """Where a static file of the project is. Raises ReportError when it is missing."""
    found = finders.find(name)
    if not found:
        raise ReportError(f"missing static file: {name}")
    return Path(found).resolve()


def in_our_type(html: str) -> str:
    """Without the signs that nothing can print; one that no typeface of ours has becomes a □."""
    html = lines(html)
    foreign = set(map(ord, set(html))) - _signs(REGULAR) - UNSEEN
    # Looking into the others takes 40 ms, once, and mostly not at all.
    missing = foreign.difference(*map(_signs, FALLBACKS)) if foreign else foreign
    return html.translate(dict.fromkeys(missing, BOX)) if missing else html


def width(text: str, height: float, face: str = REGULAR) -> float:
    """Of a line of text with letters that high, in the same measure.

    What our type lacks is taken to be as wide as it is high.
    """
    advances = _advances(face)
    return sum(advances.get(ord(sign), 1.0) for sign in text) * height


@functools.cache
def _advances(name: str) -> dict[int, float]:
    """How far each sign takes the next one, in the height of letters."""
    with TTFont(bundled_file(name), lazy=True) as font:
        advances, unit = font["hmtx"].metrics, font["head"].unitsPerEm
        return {sign: advances[glyph][0] / unit for sign, glyph in font.getBestCmap().items()}


@functools.cache
def _signs(name: str) -> frozenset[int]:
    with TTFont(bundled_file(name), lazy=True) as font:
        return frozenset(font.getBestCmap())
