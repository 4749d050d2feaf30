"""Look at pages in a browser: what axe finds, what sticks out, what scripts complain of."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Tab

from tests.browser.measuring import AXE_AGAIN, width_of
from tests.inventory.pages import Page
from tests.inventory.replaying import replayed

NARROW, PHONE, WIDE = 320, 390, 1280
"""The smallest screen on which nothing may be lost, a phone, a laptop."""
HEIGHT = 800
LEFT_OUT = {"meeting": {"meta-refresh"}}
"""Rules of axe by address: the screen in the hall waits for the round to open, and nothing can be
lost on it. Of Django's admin nothing is looked at: its pages are Django's own."""
MAIN = re.compile(r"(?s)<main.*</main>")
"""What is around it is as somebody's other pages have it."""
DATA = re.compile(r"(?s)<svg.*?</svg>")
ELEMENT = re.compile(r"<(\w+)(?:[^>]*?\bclass=\"([^\"]*)\")?")
CUT = ".table-box:has(.table-blocks)"
IS_CUT = "boxes => boxes.some(box => box.scrollWidth > box.clientWidth)"
VISIBLE = "all => all.map(each => Number(each.checkVisibility())).join('')"


def with_something_new(pages: Sequence[Page]) -> list[Page]:
    """Of each address the longest page, and those with a kind of element that no longer one has.

    The others are parts of what is looked at: they can't be wider, or have another barrier.
    """
    kept, seen = [], defaultdict[str, set[tuple[str, str]]](set)
    for page in sorted(pages, key=lambda each: len(each.html), reverse=True):
        kinds = elements(page)
        if not kinds <= seen[page.case.name]:
            kept.append(page)
            seen[page.case.name] |= kinds
    return kept


def elements(page: Page) -> set[tuple[str, str]]:
    """Names of elements with their classes."""
    (main,) = MAIN.findall(page.html)
    return set(ELEMENT.findall(DATA.sub("", main)))


def problems(tab: Tab, pages: Sequence[Page]) -> dict[str, list[str]]:
    """What is wrong, by page."""
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda said: complaints.append(said.text) if "Policy" in said.text else None)
    tab.emulate_media(reduced_motion="reduce")
    found = {}
    with replayed(pages) as server:
        for address, page in server.pages.items():
            complaints.clear()
            resize(tab, NARROW)
            tab.goto(server.url + address)
            wrong = [*look(tab, LEFT_OUT.get(page.case.name, set())), *complaints]
            if wrong:
                found[str(page)] = wrong
    return found


def look(tab: Tab, left_out: set[str]) -> Iterator[str]:
    """Everything that folds is open: what is in it is looked at too.

    Axe looks once more at the wide page when that shows other elements than the narrow one.
    """
    tab.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    seen, axe = set(), Axe()
    for width in (NARROW, PHONE, WIDE):
        resize(tab, width)
        if width_of(tab) > width:
            yield f"wider than {width} px"
        if width == NARROW and tab.locator(CUT).evaluate_all(IS_CUT):
            yield "a table of blocks has to be moved sideways"
        visible = tab.locator("body *").evaluate_all(VISIBLE)
        if width != PHONE and visible not in seen:
            found = barriers(tab, axe, left_out)
            yield from (f"{rule} at {width} px: {html}" for rule, html in found)
            axe = AXE_AGAIN
        seen.add(visible)


def barriers(tab: Tab, axe: Axe, left_out: set[str]) -> Iterator[tuple[str, str]]:
    for found in axe.run(tab).response["violations"]:
        if found["id"] not in left_out:
            yield found["id"], found["nodes"][0]["html"]


def resize(tab: Tab, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": HEIGHT})


def take_pictures(tab: Tab, pages: Sequence[Page], directory: Path) -> None:
    """Of each whole page, as somebody gets it: a file per page, in a folder per width."""
    tab.emulate_media(reduced_motion="reduce")
    with replayed(pages) as server:
        for address, page in server.pages.items():
            tab.goto(server.url + address)
            name = re.sub(r"\W+", "-", str(page)).strip("-")
            for width in (NARROW, PHONE, WIDE):
                resize(tab, width)
                tab.screenshot(path=directory / str(width) / f"{name}.png", full_page=True)
