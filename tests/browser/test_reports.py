"""The list of reports and the page that waits for one, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.measuring import width_of
from tests.reports.test_views import address, list_address, manage, released

pytestmark = pytest.mark.django_db(transaction=True)

SIZES = [{"width": 320, "height": 640}, {"width": 1280, "height": 800}]


@pytest.fixture(params=SIZES, ids=["narrow", "wide"])
def visit(request, client, live_server, page):
    """Go to a page of the manager's, and look for barriers."""

    def go(path, heading):
        page.context.add_cookies(
            [
                {"name": name, "value": cookie.value, "url": live_server.url}
                for name, cookie in client.cookies.items()
            ]
        )
        page.set_viewport_size(request.param)
        page.goto(f"{live_server.url}{path}")
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        assert width_of(page) == request.param["width"]
        assert [found["id"] for found in Axe().run(page).response["violations"]] == []

    return go


def test_list_of_reports_fits_the_screen_and_has_no_barriers(client, visit):
    of = released()
    manage(client, of)
    visit(list_address(of), "Rapporten")


def test_page_that_waits_fits_the_screen_and_has_no_barriers(client, visit, page):
    of = released()
    manage(client, of)
    visit(address(of), "Rapport voor de raad")
    expect(page.locator("#waiting")).to_be_visible()
