"""A released round in a real browser: drawn, private, small, without scripts, and on paper."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from assessments.models import Partnership
from tests.dashboards.visiting import address, manager_of
from tests.results.builders import CODES, at, group, raden, release

pytestmark = pytest.mark.django_db(transaction=True)

SMALL = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}
FEW = [0, 0, 2, 2, 0, 16]


@pytest.fixture
def made():
    built = release(
        *raden(Laren={"f3": at("2.8"), "t1a": [5, 2, 3, 4, 6, 0]}, Ede={"f3": at("3.8")}),
        group("raad", "Renswoude", 4, of=11),
        group("raad", "Rhenen", 3, of=19),
        group("college", "Laren", 4),
        group("college", "Ede", 5),
        group("organisatie", "Ede", 60, f6=at("4.1", 60), t7a=[0, 0, 20, 10, 0, 30]),
        group("organisatie", "Laren", 3),
    )
    Partnership.objects.update(fictitious=True)
    return built


@pytest.fixture
def sign_in(client, live_server):
    """Make a browser the manager's."""

    def take_cookies(context, of):
        client.force_login(manager_of(of))
        context.add_cookies(
            [
                {"name": name, "value": cookie.value, "url": live_server.url}
                for name, cookie in client.cookies.items()
            ]
        )

    return take_cookies


@pytest.fixture
def open_page(live_server, page, sign_in):
    """Open the dashboard, and wait until it is drawn; nothing may be refused or asked elsewhere."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: complaints.extend(_elsewhere(request.url, live_server.url)))

    def visit(of, path=""):
        sign_in(page.context, of)
        page.goto(live_server.url + address(of, path))
        return page

    yield visit
    assert complaints == []


def _elsewhere(url, home):
    return [] if urlsplit(url).netloc == urlsplit(home).netloc else [url]


def made_live(page):
    """Wait until a script has drawn the first picture, which has to be in view for that."""
    picture = page.locator("[data-figure]").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_attribute("data-drawn", "")
    return picture


def test_picture_tells_its_numbers_to_who_points_at_a_mark(open_page, made):
    picture = made_live(open_page(made))
    picture.locator(".chart-live .point").first.hover(force=True)

    expect(picture.locator(".hoverlayer text").first).to_contain_text("Belangen: alle raden")


def test_nothing_is_fetched_for_pictures_that_are_not_in_view(open_page, page, made):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size(SMALL)
    open_page(made)

    assert page.locator("[data-figure] svg:visible text", has_text="10 Betekenis").count() == 1
    assert [url for url in asked if "plotly" in url] == []
    made_live(page)
    assert any("plotly-basic" in url for url in asked)


def test_live_picture_lies_on_the_picture_of_the_server(open_page, made):
    page = open_page(made)
    picture = page.locator("[data-figure]")
    height = picture.bounding_box()["height"]
    made_live(page)
    of_raden = picture.locator("> svg:visible path[fill='#154273']").bounding_box()
    live = picture.locator(".chart-live .trace", has=page.locator(".point")).first.bounding_box()

    assert picture.bounding_box()["height"] == height
    for edge in ("x", "y", "width", "height"):
        assert live[edge] == pytest.approx(of_raden[edge], abs=6)


def test_map_has_its_names_and_numbers(open_page, made):
    page = open_page(made, "gemeenten/?factor=3")
    picture = page.get_by_role("img", name="Kaart van de samenwerking. Keuze: ")

    drawn = picture.locator("svg:visible")
    # Municipalities of one shade are one path: two shades here, and the box around VERZONNEN.
    assert drawn.locator("path[fill^='#']").count() == 3
    expect(drawn.get_by_text("Laren")).to_be_visible()
    expect(drawn.get_by_text("2,8")).to_be_visible()


def test_pictures_are_images_with_a_name_and_no_stops_for_the_keyboard(open_page, made):
    page = open_page(made, "factoren/1/")
    expect(page.get_by_role("img", name="VERZONNEN. Stelling 1a, alle raden: ")).to_be_visible()
    open_page(made)
    title = "Over Keuze lopen de raden het meest uiteen"
    expect(page.get_by_role("img", name=title)).to_be_visible()
    assert page.locator("[data-figure] :is(a, button, [tabindex])").count() == 0


def test_withheld_page_is_drawn_too(open_page):
    made = release(group("raad", "Laren", 20, t1a=FEW), group("raad", "Ede", 3))
    page = open_page(made, "factoren/1/")

    expect(page.locator("[data-answers]")).to_have_count(1)


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_numbers_stand_inside_their_bars(open_page, page, made, size):
    page.set_viewport_size(size)
    open_page(made, "factoren/7/")
    shown = page.locator(".answer-bar text:visible")
    outside = shown.evaluate_all(
        """texts => texts.filter(text => {
            const [inner, bar] = [text, text.previousElementSibling]
                .map(each => each.getBoundingClientRect());
            return inner.left < bar.left || inner.right > bar.right;
        }).map(text => text.textContent)"""
    )

    assert shown.count() > 8
    assert outside == []


def test_overview_table_is_sorted_by_a_column(open_page, made):
    page = open_page(made, "gemeenten/")
    table = page.locator(".heat-table")
    table.get_by_role("link", name="Laren").click()

    expect(table.get_by_role("columnheader", name="Laren")).to_have_attribute(
        "aria-sort", "descending"
    )
    expect(table.get_by_role("rowheader").last).to_have_text("3 Keuze")
    assert page.url.endswith(f"?rol=raad&sorteer={CODES['Laren']}#overzichtstabel")


def test_narrow_picture_has_the_names_above_the_marks(open_page, page, made):
    page.set_viewport_size(SMALL)
    open_page(made)
    picture = page.locator("[data-figure=figure-factors]")
    name = picture.locator("svg:visible text", has_text="1 Belangen")

    assert name.bounding_box()["x"] - picture.bounding_box()["x"] < 10


def test_page_without_scripts_has_the_tables_and_the_pictures(browser, live_server, sign_in, made):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, made)
    page = context.new_page()
    page.goto(live_server.url + address(made))
    expect(page.locator("[data-figure] svg:visible text").first).to_be_visible()
    page.goto(live_server.url + address(made, "factoren/1/"))

    expect(page.locator("[data-answers=figure-1a] .answer-bar").first).to_be_visible()
    expect(page.locator("table tbody tr").nth(1)).to_contain_text("alle raden")
    context.close()
