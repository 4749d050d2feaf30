"""The presentation in a real browser: keys, buttons, sizes, barriers, without scripts, on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from assessments.models import Partnership
from tests import builders
from tests.browser.measuring import width_of
from tests.dashboards.visiting import address
from tests.results.builders import at, group, release

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "presentatie/"
CHAMBER, PROJECTOR, PHONE = (1920, 1080), (1280, 720), (320, 640)
DIVIDED = [4, 4, 4, 4, 4, 0]


@pytest.fixture
def made():
    built = release(
        group("raad", "Laren", 20, of=45, f6=at("2.8"), t4b=DIVIDED),
        group("college", "Laren", 20, f6=at("4.1")),
        group("organisatie", "Laren", 20, t8a=[0, 2, 3, 4, 3, 8]),
    )
    Partnership.objects.update(fictitious=True)
    return built


@pytest.fixture
def sign_in(client, live_server):
    def take_cookies(context, of):
        client.force_login(builders.manager(of.round.partnership))
        cookies = client.cookies.items()
        context.add_cookies(
            [{"name": n, "value": cookie.value, "url": live_server.url} for n, cookie in cookies]
        )

    return take_cookies


@pytest.fixture
def present(live_server, page, sign_in):
    """Open the presentation and wait until all is drawn; nothing may be refused."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))

    def visit(of, size=PROJECTOR, slide=""):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        sign_in(page.context, of)
        page.goto(live_server.url + address(of, PAGE) + slide)
        expect(page.locator("[data-figure]:not([data-drawn])")).to_have_count(0)
        return page

    yield visit
    assert complaints == []


def is_at(page, number):
    expect(page.locator(".slide.is-current")).to_have_attribute("id", f"dia-{number}")
    expect(page.locator(".slide-number")).to_have_text(
        f"{number} van {page.locator('.slide').count()}"
    )
    assert page.locator(".slide:visible").count() == 1


def test_keys_lead_through_the_slides(present, made):
    page = present(made)
    last = page.locator(".slide").count()
    is_at(page, 1)

    for key, number in [
        *(("ArrowRight", 2), ("PageDown", 3), (" ", 4), ("ArrowDown", 5)),
        *(("ArrowLeft", 4), ("PageUp", 3), ("Shift+ ", 2), ("ArrowUp", 1), ("ArrowLeft", 1)),
        *(("End", last), ("PageDown", last), ("Home", 1)),
    ]:
        page.keyboard.press(key)
        is_at(page, number)


def test_new_slide_gets_the_focus_on_its_heading(present, made):
    page = present(made)
    page.keyboard.press("ArrowRight")

    expect(page.locator("#dia-2-kop")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(f"2 van {page.locator('.slide').count()}")


def test_buttons_lead_through_the_slides(present, made):
    page = present(made)
    page.get_by_role("button", name="Volgende").click()
    is_at(page, 2)
    page.get_by_role("button", name="Vorige").click()
    is_at(page, 1)


def test_space_on_a_button_is_a_press_of_that_button(present, made):
    page = present(made, slide="#dia-3")
    page.get_by_role("button", name="Vorige").focus()
    page.keyboard.press(" ")

    is_at(page, 2)


def test_address_names_the_slide(present, made):
    page = present(made, slide="#dia-4")
    is_at(page, 4)
    page.keyboard.press("ArrowRight")

    assert page.url.endswith("#dia-5")


def test_escape_leaves_the_presentation(present, made, live_server):
    page = present(made)
    page.keyboard.press("Escape")

    page.wait_for_url(live_server.url + address(made))


def test_full_screen_is_a_button_and_escape_leaves_that_first(present, made):
    page = present(made)
    page.get_by_role("button", name="Volledig scherm").click()
    expect(page.get_by_role("button", name="Klein scherm")).to_be_visible()
    assert page.evaluate("document.fullscreenElement === document.documentElement")

    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Volledig scherm")).to_be_visible()
    is_at(page, 1)


@pytest.mark.parametrize("size", [CHAMBER, PROJECTOR])
def test_every_slide_fits_its_screen(present, made, size):
    page = present(made, size)
    clipped = page.locator(".slide").evaluate_all(
        """slides => slides.filter(slide =>
            slide.scrollHeight > slide.clientHeight || slide.scrollWidth > slide.clientWidth
        ).map(slide => slide.id)"""
    )

    assert clipped == []
    assert width_of(page) == size[0]


@pytest.mark.parametrize("size", [CHAMBER, PROJECTOR])
def test_type_is_large_in_words_and_pictures(present, made, size):
    page = present(made, size)
    smallest = page.locator(
        ":is(.slide-chart svg text, .answers-row :is(text, .answers-name, .answers-said))"
    ).evaluate_all(
        """texts => Math.min(...texts
            .filter(text => text.getClientRects().length)
            .filter(text => text.textContent.trim() && text.textContent !== 'VERZONNEN')
            .map(text => text.getBoundingClientRect().height))"""
    )
    heading = page.locator("#dia-3-kop").evaluate("h => parseFloat(getComputedStyle(h).fontSize)")

    assert smallest >= size[1] / 50
    assert heading >= size[1] / 25


@pytest.mark.parametrize("size", [PHONE, PROJECTOR])
def test_slides_have_no_barriers_that_axe_can_find(present, made, size):
    page = present(made, size)
    found = {}
    for number in range(1, page.locator(".slide").count() + 1):
        page.wait_for_timeout(200)
        barriers = [violation["id"] for violation in Axe().run(page).response["violations"]]
        found[number] = (barriers, width_of(page))
        page.keyboard.press("PageDown")

    assert found == dict.fromkeys(found, ([], size[0]))


def test_phone_gets_slides_that_scroll_down_only(present, made):
    page = present(made, PHONE)
    sideways = page.locator(".slide").evaluate_all(
        "slides => slides.filter(slide => slide.scrollWidth > slide.clientWidth).map(s => s.id)"
    )

    assert sideways == []


def test_every_slide_of_a_demonstration_says_so(present, made):
    page = present(made)
    count = page.locator(".slide").count()
    for number in range(1, count + 1):
        is_at(page, number)
        expect(page.locator(".slide.is-current .slide-above .fictitious-mark")).to_be_visible()
        page.keyboard.press("PageDown")


def test_nothing_moves_for_who_wants_no_motion(present, page, made):
    page.emulate_media(reduced_motion="reduce")
    present(made)

    assert page.locator(".is-current").evaluate("s => getComputedStyle(s).animationName") == "none"


def test_paper_gets_all_slides(present, page, made):
    present(made)
    page.emulate_media(media="print")

    count = page.locator(".slide").count()
    assert page.locator(".slide:visible").count() == count
    expect(page.locator(".slide-bar")).to_be_hidden()


def test_without_scripts_it_is_one_long_page(browser, live_server, sign_in, made):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, made)
    page = context.new_page()
    page.goto(live_server.url + address(made, PAGE))

    count = page.locator(".slide").count()
    assert page.locator(".slide:visible").count() == count
    expect(page.locator(".slide-bar")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Uitkomsten")).to_be_visible()
    page.locator("summary").first.click()
    expect(page.locator(".slide-finding table").first).to_be_visible()
    context.close()
