"""Boundaries of municipalities, read once: CBS and Kadaster, CC BY 4.0 (`docs/licences.md`).

`fixtures/boundaries.json` has per municipality its rings, each x, y, x, y, … in whole metres
(RD, EPSG:28992), not closed; 1 January 2023, simplified to 200 m with shared borders kept.
"""

import json
from functools import cache
from pathlib import Path

from django.conf import settings

Point = tuple[int, int]
Ring = tuple[Point, ...]


@cache
def _all() -> dict[str, list[list[int]]]:
    path = Path(settings.BASE_DIR) / "fixtures" / "boundaries.json"
    boundaries: dict[str, list[list[int]]] = json.loads(path.read_text())
    return boundaries


def rings(code: str) -> tuple[Ring, ...]:
    """The boundary of a municipality; empty when it has none, as after it was dissolved."""
    return tuple(tuple(zip(ring[::2], ring[1::2], strict=True)) for ring in _all().get(code, ()))
