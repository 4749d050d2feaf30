"""What makes the survey readable and its buttons reachable: letters, lines, targets, focus."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments.desk.actions import close_round
from assessments.models import Round
from tests import builders
from tests.browser.measuring import width_of
from tests.survey.visiting import link, url

pytestmark = pytest.mark.django_db(transaction=True)

LETTERS = [(320, 21), (320, 32), (360, 27), (412, 32)]
"""Widths of telephones, and the browser's own letter: 130, 170 and 200 % of 16 pixels."""

SMALL_TARGETS = """
() => [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select")]
  .map(each => each.matches("[type=checkbox], [type=radio]") && each.labels[0] || each)
  .filter(each => each.checkVisibility({ visibilityProperty: true }))
  .filter(each => !each.matches(".visually-hidden, .skip-link"))
  .filter(each => getComputedStyle(each).display !== "inline"
    || each.parentElement.textContent.trim() === each.textContent.trim())
  .filter(each => each.getBoundingClientRect().height < 44 - 0.01)
  .map(each => `${each.tagName} ${each.textContent.trim() || each.id}`)
"""
"""Whatever can be tapped and is less than 44 pixels high; a link within a sentence is exempt."""

LONGEST_LINE = """
() => {
  const longest = { letters: 0, text: "" };
  const walker = document.createTreeWalker(document.querySelector("body"), NodeFilter.SHOW_TEXT);
  const lines = new Map();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const block = node.parentElement?.closest("p, li, dd, legend, summary, label");
    if (!node.data.trim() || !block?.checkVisibility()) continue;
    const range = document.createRange();
    for (let i = 0; i < node.length; i += 1) {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      if (!box.width || !box.height) continue;
      if (!lines.has(block)) lines.set(block, new Map());
      const line = Math.round((box.top + box.bottom) / 12);
      lines.get(block).set(line, (lines.get(block).get(line) ?? "") + node.data[i]);
    }
  }
  for (const texts of lines.values()) {
    for (const text of texts.values()) {
      const letters = text.replace(/\\s+/g, " ").trim().length;
      if (letters > longest.letters) Object.assign(longest, { letters, text });
    }
  }
  return longest;
}
"""


@pytest.fixture
def invitation():
    builders.instrument()
    partnership = builders.partnership(
        "Laren",
        fictitious=True,
        name="Samenwerkingsverband",
        description="Een samenwerkingsovereenkomst over kwaliteitsverbetering en bestuurskracht, "
        "waarin de gemeenten taken samen uitvoeren die zij alleen niet meer goed aankunnen.",
    )
    (person,) = builders.invite(
        builders.opened_round(partnership, contact_name="Griffie", contact_phone="035 123 45 67")
    )
    builders.save(person, _1a=1, _1b=5)
    return person


@pytest.fixture
def device(browser_type, browser_type_launch_args, live_server):
    """A browser of its own, with a letter of so many pixels and other settings."""
    started = []

    def start(letter=16, **context):
        size = f"--blink-settings=defaultFontSize={letter}"
        arguments = [*browser_type_launch_args["args"], size]
        browser = browser_type.launch(**browser_type_launch_args | {"args": arguments})
        started.append(browser)
        return browser.new_context(base_url=live_server.url, **context).new_page()

    yield start
    for browser in started:
        browser.close()


def every_page(page, invitation):
    """The pages of the survey one after another, each by its name."""
    page.goto("/code/")
    page.get_by_label("De code op uw kaart").fill("WRONG")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Deze code kennen wij niet")
    yield "wrong code"
    page.goto("/vragenlijst/afgesloten/")
    yield "left"
    page.goto(link(invitation)[:-3] + "/")
    yield "unknown link"
    page.goto(url("review", invitation))
    yield "not open in this browser"
    page.goto(link(invitation))
    page.get_by_text("Hoe gaat u met mijn antwoorden om?").click()
    yield "welcome"
    page.get_by_role("button", name="Verder bij factor 2").first.click()
    expect(page.locator("h1")).to_have_text("Factor nummer 2")
    page.goto(url("factor", invitation, 1))
    yield "factor"
    for name in ("review", "leave", "withdraw", "again"):
        page.goto(url(name, invitation))
        yield name
    page.goto(url("review", invitation))
    page.get_by_role("button", name="Insturen").first.click()
    expect(page.locator("h1")).to_have_text("Dank u wel. Uw antwoorden zijn ingestuurd.")
    yield "done"
    page.goto(url("factor", invitation, 1))
    yield "already sent in"


@pytest.mark.parametrize(("width", "letter"), LETTERS)
def test_large_letters_break_nothing(device, invitation, width, letter):
    page = device(letter, viewport={"width": width, "height": 800})

    for name in every_page(page, invitation):
        assert width_of(page) <= width, name


def test_everything_that_is_tapped_is_large_enough(device, invitation):
    page = device(viewport={"width": 390, "height": 800})

    for name in every_page(page, invitation):
        assert page.evaluate(SMALL_TARGETS) == [], name


def test_no_line_is_longer_than_seventy_letters(device, invitation):
    page = device(viewport={"width": 1280, "height": 800})

    for name in every_page(page, invitation):
        longest = page.evaluate(LONGEST_LINE)
        assert longest["letters"] <= 70, f"{name}: {longest['text']}"


def test_focus_of_a_checkbox_and_a_radio_shows_in_forced_colours(device, invitation):
    page = device(forced_colors="active")
    page.goto(link(invitation))
    page.get_by_role("button", name="Verder bij factor 2").first.click()

    for address, field in (
        (url("factor", invitation, 2), "#id_2a_1"),
        (url("withdraw", invitation), "#forget"),
    ):
        page.goto(address)
        page.keyboard.press("Tab")  # as somebody at a keyboard
        page.locator(field).focus()
        outline = page.locator(field).evaluate("each => getComputedStyle(each).outline")
        assert "solid 3px" in outline, field


CUT_OFF = """
() => [...document.querySelectorAll("main .table-box, main table, main svg, main .chart")]
  .filter(each => each.getBoundingClientRect().right > window.innerWidth
    || each.scrollWidth > each.clientWidth + 1)
  .map(each => `${each.tagName} ${each.getAttribute("class")}`)
"""


@pytest.fixture
def shared():
    """Somebody who may see the results, of which there are tables and pictures."""
    partnership = builders.partnership("Laren", "Eemnes", joint_organisation="BEL Combinatie")
    current_round = builders.opened_round(partnership)
    for place in ("Laren", "Eemnes"):
        people = builders.ballots(current_round, place, answers=[5, 4, 4, 4, 3, 3, 4, 5, 2, 4])
    builders.ballots(current_round, "Laren", "college", [4, 5, 3, 4, 4])
    builders.ballots(current_round, "", "organisatie", [3, 4] * 6)
    close_round(current_round=current_round)
    Round.objects.update(shared_at=timezone.now())
    return people[0]


@pytest.mark.parametrize(("width", "letter"), [(320, 16), (390, 16), (390, 32)])
def test_shared_results_show_whole_tables_and_pictures(device, shared, width, letter):
    page = device(letter, viewport={"width": width, "height": 800})
    page.goto(link(shared))
    page.get_by_role("button", name="Bekijk de uitkomsten").click()
    expect(page.locator("#own-picture")).to_be_visible()

    assert width_of(page) <= width
    assert page.locator("main svg").count() >= 10
    assert page.evaluate(CUT_OFF) == []
