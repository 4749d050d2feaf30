"""The colours, once. Pure.

Python draws with these; the style sheets hold the same values, and `tests/test_palette.py` checks
that. Contrast of each pair that is used was computed.
"""

BRAND, BRAND_DARK, ACCENT = "#154273", "#0e2f54", "#e17000"
"""`ACCENT` is for lines only: text in it has too little contrast."""
INK, MUTED, WHITE = "#1b2a3a", "#4a5866", "#ffffff"
LINE, LINE_STRONG, AXIS, ROW_LINE, RANGE = "#d5dde6", "#7c8a99", "#93a1b0", "#eef2f6", "#c9d7e6"
SURFACE, TINT = "#f5f8fb", "#eaf2fb"
ERROR, ERROR_DARK, SUCCESS = "#a3200d", "#7f1708", "#2e7d4f"
FICTITIOUS, WARNING, TO_FILL_IN = "#fdf3e7", "#a6480a", "#fdf0dc"

ANSWERS = ("#a6480a", "#f2a65a", "#e6e6e6", "#8fbbe0", "#154273")
"""Answers 1 to 5. Printed in grey 2 and 4 are the same: their place and number tell them apart."""
ON_ANSWERS = (WHITE, INK, INK, INK, WHITE)
"""Text on each of them."""
DONT_KNOW, DONT_KNOW_BORDER = WHITE, "#5a6775"

HEAT = ("#eaf2fb", "#bcd4ee", "#7fb0de", "#2f6fb3", "#0b3c74")
"""Shades 1 (low) to 5 (high)."""
ON_HEAT = (INK, INK, INK, WHITE, WHITE)
"""Text on each of them."""

SERIES = ("#154273", "#a85a00", "#2e7d4f", "#7b3f8c", "#5a6775")
"""Lines and marks; each has another dash and sign too. The first three are those of the roles."""
SERIES_DARK = ("#154273", "#8a4a00", "#22663f")
"""The same for text, and under white text."""
