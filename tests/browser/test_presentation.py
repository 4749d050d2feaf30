"""The presentation in a real browser: keys, buttons, sizes, barriers, without scripts, on paper."""

from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

from assessments.models import Partnership
from tests import builders
from tests.browser.measuring import AXE_AGAIN, width_of
from tests.dashboards.visiting import address
from tests.results.builders import at, group, release

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "presentatie/"
CHAMBER, PROJECTOR, PHONE = (1920, 1080), (1280, 720), (320, 640)
DIVIDED = [4, 4, 4, 4, 4, 0]
ALL_FACTORS = "?" + "&".join(f"factor={number}" for number in range(1, 11))
LEAST_TYPE = 24
"""In pixels, on a screen that is 1280 wide."""
SIZES = """() => {
  const found = [];
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  document.querySelectorAll(".slide, .slide-bar").forEach((part) => {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const isSaidOnly = parent.closest(".visually-hidden, title");
      if (!texts.currentNode.data.trim() || isSaidOnly || !range.getClientRects().length) continue;
      const box = parent.ownerSVGElement && parent.getScreenCTM();
      const scale = box ? Math.hypot(box.b, box.d) : 1;
      const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
      found.push([Math.round(size * 10) / 10, texts.currentNode.data.trim()]);
    }
  });
  return found;
}"""
"""Every text that can be seen on any slide, with the size of its letters as drawn."""


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
    """Open the presentation; nothing may be refused."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))

    def visit(of, size=PROJECTOR, slide=""):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        sign_in(page.context, of)
        page.goto(live_server.url + address(of, PAGE) + slide)
        expect(page.locator(".slide.is-current")).to_have_count(1)
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
    page = present(made, size, ALL_FACTORS)
    clipped = page.locator(".slide").evaluate_all(
        """slides => slides.filter(slide =>
            slide.scrollHeight > slide.clientHeight || slide.scrollWidth > slide.clientWidth
        ).map(slide => slide.id)"""
    )

    assert clipped == []
    assert width_of(page) == size[0]


@pytest.mark.parametrize("size", [CHAMBER, PROJECTOR])
def test_no_letter_on_any_slide_is_small(present, made, size):
    found = present(made, size, ALL_FACTORS).evaluate(SIZES)
    least = LEAST_TYPE * size[0] / PROJECTOR[0]

    assert [each for each in found if each[0] < least] == []
    assert {"VERZONNEN", "laag", "Getallen", "Volgende", "20 meningen · 40\u00a0% eens"} <= {
        text for _size, text in found
    }


def test_slides_have_no_barriers_that_axe_can_find(present, made):
    page = present(made, PHONE)
    found, axe = {}, Axe()
    for number in range(1, page.locator(".slide").count() + 1):
        page.wait_for_timeout(200)
        barriers = [violation["id"] for violation in axe.run(page).response["violations"]]
        found[number] = (barriers, width_of(page))
        axe = AXE_AGAIN
        page.keyboard.press("PageDown")

    assert found == dict.fromkeys(found, ([], PHONE[0]))


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


def test_paper_gets_one_slide_a_page(present, made):
    page = present(made, slide=ALL_FACTORS)
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))

    assert len(paper.pages) == page.locator(".slide").count()
    assert paper.pages[0].mediabox.width > paper.pages[0].mediabox.height


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


def test_factors_are_chosen_without_scripts(browser, live_server, sign_in, made):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, made)
    page = context.new_page()
    page.goto(live_server.url + address(made, f"{PAGE}kiezen/?factor=9"))
    page.get_by_label("1 Belangen", exact=True).check()
    page.get_by_role("button", name="Toon de presentatie").click()
    expect(page.locator(".slide-factor h2")).to_have_count(2)

    page.get_by_role("link", name="Draaiboek voor de avond").click()
    expect(page.locator(".script-factor h2")).to_contain_text(["1 Belangen", "9 Medewerkers"])
    context.close()


def test_script_is_printed_on_a4_without_what_is_for_the_screen(page, live_server, sign_in, made):
    sign_in(page.context, made)
    page.goto(live_server.url + address(made, f"{PAGE}draaiboek/"))
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(each.extract_text() for each in paper.pages)

    assert [round(side) for side in paper.pages[0].mediabox[2:]] == [595, 842]
    assert "VERZONNEN" in text
    assert "Andere factoren of een andere tijd" not in text
    assert "Gespreksagenda" not in text
