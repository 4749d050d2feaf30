"""Measuring a page in the browser, once it is really there."""


def width_of(page):
    """How wide the page is, with what sticks out of the screen.

    A page that a click has just asked for has no content for a moment: that is waited for.
    """
    page.wait_for_load_state()
    return page.locator("html").evaluate("html => html.scrollWidth")
