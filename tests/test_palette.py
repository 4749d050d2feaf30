"""The style sheets and Python draw with the same colours."""

import re
from pathlib import Path

import pytest

from assessments import palette
from assessments.roles import ROLES, role_facts

ROOT = Path(__file__).parents[1]
STYLE_SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
DRAWN = [
    *STYLE_SHEETS,
    *sorted((ROOT / "static" / "img").glob("*.svg")),
    *sorted((ROOT / "templates").rglob("*.svg")),
    *sorted((ROOT / "templates").rglob("*.html")),
]
COLOUR = re.compile(r"(?<!&)#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z_-])", re.IGNORECASE)
NAMED = {
    "brand": palette.BRAND,
    "brand-dark": palette.BRAND_DARK,
    "ink": palette.INK,
    "muted": palette.MUTED,
    "line": palette.LINE,
    "line-strong": palette.LINE_STRONG,
    "surface": palette.SURFACE,
    "tint": palette.TINT,
    "accent": palette.ACCENT,
    "error": palette.ERROR,
    "success": palette.SUCCESS,
    **{f"answer-{n}": colour for n, colour in enumerate(palette.ANSWERS, start=1)},
    "answer-6": palette.DONT_KNOW,
    "answer-6-border": palette.DONT_KNOW_BORDER,
    **{f"heat-{n}": colour for n, colour in enumerate(palette.HEAT, start=1)},
    **{f"series-{n}": colour for n, colour in enumerate(palette.SERIES, start=1)},
}


def whole(colour):
    """ "#fff" as "#ffffff"."""
    digits = colour.lower().removeprefix("#")
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def every_colour():
    found = [value for name, value in vars(palette).items() if name.isupper()]
    return {c for value in found for c in ([value] if isinstance(value, str) else value)}


def declared(path):
    """The custom properties of a style sheet that are colours."""
    properties = re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-fA-F]{3,6});", path.read_text())
    return {name: whole(colour) for name, colour in properties}


def rule(sheet, selector, property_):
    text = (ROOT / "static" / "css" / sheet).read_text()
    return re.search(rf"^{re.escape(selector)} {{ {property_}: (#\w+); }}", text, re.M)[1]


def test_custom_properties_are_the_palette():
    theme = declared(ROOT / "static" / "css" / "theme.css")

    assert {name: theme.get(name) for name in NAMED} == NAMED


def test_every_colour_is_of_the_palette():
    used = {path: {whole(each) for each in COLOUR.findall(path.read_text())} for path in DRAWN}
    others = {str(path.relative_to(ROOT)): found - every_colour() for path, found in used.items()}

    assert {name: found for name, found in others.items() if found} == {}


@pytest.mark.parametrize("role", ROLES)
def test_role_has_its_colour_on_paper(role):
    facts = role_facts(role)

    assert rule("card-sheets.css", f".{role} .band", "background") == facts.colour
    assert rule("card-sheets.css", f".{role} h1", "color") == facts.dark_colour
    assert rule("paper-survey.css", f".{role} .paper-head", "background") == facts.dark_colour


def test_answers_on_paper_have_their_colours():
    text = (ROOT / "static" / "css" / "report.css").read_text()
    on_paper = re.findall(r"^\.key \.a([1-5]) { background: (#\w+)", text, re.M)

    assert [colour for _answer, colour in on_paper] == list(palette.ANSWERS)


def test_shades_on_paper_have_their_colours():
    text = (ROOT / "static" / "css" / "report.css").read_text()
    on_paper = re.findall(r"^\.heat-table \.shade-[1-5] { background: (#\w+)", text, re.M)

    assert on_paper == list(palette.HEAT)
