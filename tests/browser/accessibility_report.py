"""Writes `accessibility.md` of what axe finds while the browser tests run: `make accessibility`.

A plug-in of pytest. It looks over the shoulder of the tests: whatever page they let axe look at
becomes a line, with the width of the screen. The tests themselves decide what passes.
"""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import axe_playwright_python
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

PROJECT = Path(__file__).resolve().parents[2]
TARGET = PROJECT / "accessibility.md"
IN_ADDRESSES = [
    (re.compile(r"(?<=^/vragenlijst/)[^/]+(/[^/]{20,})?(?=/)"), "…"),
    (re.compile(r"(?<=^/account/wachtwoord-kiezen/)[^/]+"), "…"),
    (re.compile(r"/\d+(?=/)"), "/…"),
]
"""What differs in each run: who somebody is, and numbers of rows."""


class Looked(NamedTuple):
    """A page at a width, as axe saw it."""

    page: str
    width: int
    title: str


seen: dict[Looked, Counter] = {}
checked: dict[Looked, int] = {}
engines: set[str] = set()
axe_run = Axe.run


def run(self, page, *args, **kwargs):
    """Axe as it is, and a line of what it found."""
    results = axe_run(self, page, *args, **kwargs)
    note(page, results.response)
    return results


def note(page, response):
    width = (page.viewport_size or {"width": 0})["width"]
    looked = Looked(without_names(page.url), width, page.title())
    found = {each["id"]: len(each["nodes"]) for each in response["violations"]}
    seen.setdefault(looked, Counter()).update(found)
    checked[looked] = max(checked.get(looked, 0), len(response["passes"]) + len(found))
    engines.add(response["testEngine"]["version"])


def without_names(address):
    path = urlsplit(address).path
    for pattern, instead in IN_ADDRESSES:
        path = pattern.sub(instead, path)
    return path


def pytest_configure(config):
    Axe.run = run


def pytest_unconfigure(config):
    Axe.run = axe_run
    if seen:
        TARGET.write_text(report(seen, checked), encoding="utf-8")


def report(seen, checked):
    """Markdown: a line per page and width, and what was found in words of axe."""
    version = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["version"]
    clean = sum(not found for found in seen.values())
    pages = len({looked.page for looked in seen})
    return "\n".join(
        [
            f"# Accessibility of Samenwerking {version}",
            "",
            f"Made on {timezone.localdate()} by `make accessibility`: axe "
            f"{', '.join(sorted(engines)) or axe_playwright_python.__name__}, all its rules, in "
            "Chromium, on every page that anybody may get, and on what the tests reach by buttons.",
            f"{pages} pages, {len(seen)} times a page at a width: {clean} without violations. "
            "axe finds what a machine can find: it is no audit by an expert, no test with people.",
            "",
            "| page | title | width | rules that applied | violations |",
            "|---|---|---|---|---|",
            *(line(looked, found, checked[looked]) for looked, found in sorted(seen.items())),
            "",
        ]
    )


def line(looked, found, rules):
    violations = ", ".join(f"{name} ({times}×)" for name, times in sorted(found.items()))
    title = looked.title.replace("|", "–")
    return f"| `{looked.page}` | {title} | {looked.width} | {rules} | {violations or 'none'} |"
