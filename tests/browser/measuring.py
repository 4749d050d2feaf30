"""Measuring a page in the browser, once it is really there."""

from axe_playwright_python.sync_playwright import Axe

AXE_AGAIN = Axe("null")
"""For a page that axe has looked at: reading its half a megabyte again is a quarter of a look."""


def width_of(page):
    """How wide the page is, with what sticks out of the screen.

    A page that a click has just asked for has no content for a moment: that is waited for.
    """
    page.wait_for_load_state()
    return page.locator("html").evaluate("html => html.scrollWidth")


def problems(page):
    """What axe finds on this page as it is now, and whether it is wider than the screen.

    For what stands behind a form that was sent or a button: whatever has an address is looked at
    by `tests/inventory/test_pages.py`.
    """
    found = [each["id"] for each in Axe().run(page).response["violations"]]
    is_too_wide = width_of(page) > page.viewport_size["width"]
    return (*found, "too wide") if is_too_wide else tuple(found)
