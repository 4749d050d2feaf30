"""Rounds beside each other in a real browser: drawn within the policy, on every screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.measuring import width_of
from tests.dashboards.development.test_views import held
from tests.dashboards.visiting import address, manager_of
from tests.results.builders import at, group, raden, three_roles

pytestmark = pytest.mark.django_db(transaction=True)

SMALL = {"width": 320, "height": 640}


def test_rounds_are_drawn_fit_the_screen_and_have_no_barriers(client, live_server, page):
    made = held(
        [group("raad", "Laren", 9), group("raad", "Ede", 20)],
        three_roles(raad={"f6": at("2.8")}),
        [*raden(Laren={"f6": at("3.6")}), group("organisatie", "Laren", 7)],
    )
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    client.force_login(manager_of(made))
    page.context.add_cookies(
        [{"name": n, "value": c.value, "url": live_server.url} for n, c in client.cookies.items()]
    )
    page.set_viewport_size(SMALL)
    page.goto(f"{live_server.url}{address(made, 'ontwikkeling/')}")

    page.locator("[data-figure]").scroll_into_view_if_needed()
    expect(page.locator("[data-figure]:not([data-drawn])")).to_have_count(0)
    expect(
        page.get_by_role("img", name="Sinds najaar 2024 is Organisatie bij de raden")
    ).to_be_visible()
    assert page.locator("[data-figure] .scatterlayer .point").count() > 30
    assert width_of(page) == SMALL["width"]
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    found = Axe().run(page)
    assert [violation["id"] for violation in found.response["violations"]] == []
    assert complaints == []
