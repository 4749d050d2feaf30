"""The report that `make accessibility` writes of what axe found."""

from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import accessibility_report
from tests.browser.accessibility_report import Looked, note, report, without_names

HOME = Looked("/", 320, "Samenwerking")


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("http://localhost:1/vragenlijst/AbCd1234/factor/3/", "/vragenlijst/…/factor/…/"),
        (f"http://localhost:1/vragenlijst/AbCd1234/{'x' * 40}/", "/vragenlijst/…/"),
        ("http://localhost:1/uitkomsten/12/?factor=3", "/uitkomsten/…/"),
    ],
)
def test_addresses_name_nobody_and_no_run(address, page):
    assert without_names(address) == page


def test_report_has_a_line_per_page_and_width():
    wide = HOME._replace(width=1280)
    text = report({HOME: Counter(), wide: Counter({"label": 2})}, {HOME: 30, wide: 31})

    assert "| `/` | Samenwerking | 320 | 30 | none |" in text
    assert "| `/` | Samenwerking | 1280 | 31 | label (2×) |" in text
    assert "1 pages, 2 times a page at a width: 1 without violations." in text


def test_what_axe_finds_is_noted(page, monkeypatch):
    monkeypatch.setattr(accessibility_report, "seen", {})
    monkeypatch.setattr(accessibility_report, "checked", {})
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content("<html lang=nl><title>Fout</title><main><h1>Fout</h1><input></main></html>")
    note(page, Axe().run(page).response)

    ((looked, found),) = accessibility_report.seen.items()
    assert (looked.width, looked.title) == (320, "Fout")
    assert found["label"] == 1
