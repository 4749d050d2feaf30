"""Pure: an SVG of which only shapes and colours are kept.

What is kept stands in lists; all else is left out where it can be missed (what drawing programs
write about themselves), or else refused: nothing is half a logo.
"""

import re
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

SVG = "http://www.w3.org/2000/svg"
MOST_BYTES = 200_000
MOST_ELEMENTS = 3_000
DEEPEST = 40
SHOWN = (240, 80)
"""Pixels in which a logo is shown."""

SHAPES = frozenset(["g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"])
PAINT = frozenset(["defs", "linearGradient", "radialGradient", "stop", "clipPath"])
KEPT = SHAPES | PAINT | {"svg"}
LEFT_OUT = frozenset(["title", "desc", "metadata"])
GEOMETRY = frozenset(
    (
        *("d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy"),
        *("width", "height", "viewBox", "transform", "id", "offset", "gradientTransform"),
        *("gradientUnits", "spreadMethod", "clipPathUnits"),
    )
)
LOOK = frozenset(
    (
        *("fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity"),
        *("stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray"),
        *("stroke-dashoffset", "opacity", "clip-path", "clip-rule", "stop-color", "stop-opacity"),
        *("display", "visibility"),
    )
)
VALUE = re.compile(r"[\w\s.,#%()+\-]*")
REFERENCE = re.compile(r"url\(\s*['\"]?#([\w.\-]+)['\"]?\s*\)")
NUMBER = re.compile(r"\s*(\d*\.?\d+)(px)?\s*")
BETWEEN = re.compile(r"[\s,]+")


class NotALogo(Exception):
    """It can't be taken; the message says why, in Dutch."""


def safe_svg(raw: bytes) -> bytes:
    """Raises `NotALogo`."""
    if len(raw) > MOST_BYTES:
        raise NotALogo(_("Deze SVG is te groot: ten hoogste 200 kB. Kies een PNG."))
    try:
        # Of a DTD nothing is read: no entity, no other file.
        root = fromstring(raw, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        text = _("Deze SVG kan niet gelezen worden. Bewaar haar als “gewone SVG”, of kies een PNG.")
        raise NotALogo(text) from error
    if root.tag != f"{{{SVG}}}svg":
        raise NotALogo(_("Dit is geen PNG en geen SVG."))
    _require_modest(root)
    clean = _cleaned(root, inside_clip=False)
    _set_size(clean, root)
    return bytes(tostring(clean, encoding="utf-8"))


def _require_modest(root: Element) -> None:
    level, number = [root], 0
    for _depth in range(DEEPEST):
        number += len(level)
        level = [child for each in level for child in each]
        if not level and number <= MOST_ELEMENTS:
            return
    raise NotALogo(_("Deze SVG is te ingewikkeld. Kies een PNG."))


def _cleaned(element: Element, *, inside_clip: bool) -> Element:
    name = _name(element)
    attributes = _attributes(element)
    if inside_clip:
        attributes.pop("clip-path", None)  # A clip could clip itself, for ever.
    if name == "svg":
        attributes["xmlns"] = SVG
    clean = Element(name, attributes)
    clipped = inside_clip or name == "clipPath"
    for child in element:
        if _is_kept(child):
            clean.append(_cleaned(child, inside_clip=clipped))
    return clean


def _is_kept(element: Element) -> bool:
    """Whether it is drawn. Raises `NotALogo` for what can't be missed, or has no business here."""
    space, _brace, name = str(element.tag).rpartition("}")
    if space != f"{{{SVG}" or name in LEFT_OUT:
        return False
    if name in KEPT - {"svg"}:
        return True
    text = _(
        "In deze SVG staat “{name}”, en wij nemen alleen vormen en kleuren. Zet tekst om in "
        "lijnen en bewaar haar als “gewone SVG”, of kies een PNG."
    )
    raise NotALogo(text.format(name=name[:40]))


def _attributes(element: Element) -> dict[str, str]:
    """Those of a list, with a value that refers to nothing outside."""
    given = {**_styles(element.get("style", "")), **element.attrib}
    given |= _styles(element.get("style", ""))
    kept = GEOMETRY | LOOK
    return {
        name: value.strip() for name, value in given.items() if name in kept and _is_safe(value)
    }


def _styles(style: str) -> dict[str, str]:
    """Declarations of a style, as the attributes that say the same."""
    pairs = (each.partition(":") for each in style.split(";"))
    found = {name.strip(): value.strip() for name, _colon, value in pairs}
    return {name: value for name, value in found.items() if name in LOOK}


def _is_safe(value: str) -> bool:
    without = REFERENCE.sub("", value)
    return bool(VALUE.fullmatch(without)) and "url" not in without.lower()


def _set_size(clean: Element, root: Element) -> None:
    """As large as it is shown, with a box to scale it by."""
    box = _box(root)
    if box is None:
        raise NotALogo(_("Deze SVG zegt niet hoe groot zij is. Kies een PNG."))
    left, top, width, height = box
    scale = min(SHOWN[0] / width, SHOWN[1] / height)
    clean.set("viewBox", f"{left:g} {top:g} {width:g} {height:g}")
    clean.set("width", f"{width * scale:.2f}")
    clean.set("height", f"{height * scale:.2f}")


def _box(root: Element) -> tuple[float, float, float, float] | None:
    numbers = BETWEEN.split(root.get("viewBox", "").strip())
    try:
        left, top, width, height = map(float, numbers)
    except ValueError:
        sizes = [NUMBER.fullmatch(root.get(name, "")) for name in ("width", "height")]
        if not all(sizes):
            return None
        left, top, (width, height) = 0.0, 0.0, (float(size[1]) for size in sizes if size)
    is_real = all(abs(number) < 1e6 for number in (left, top))
    return (left, top, width, height) if is_real and 0 < width < 1e6 and 0 < height < 1e6 else None


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
