"""Printing a page from the browser cuts nothing: not a table, not a picture, not what is folded."""

import pytest

from assessments.models import Partnership
from tests.dashboards.visiting import address, manager_of
from tests.results.builders import CODES, at, group, raden, release

pytestmark = pytest.mark.django_db(transaction=True)

A4 = {"width": 703, "height": 1000}
"""In pixels, between margins of 12 mm."""
PAGES = [
    "",
    "gemeenten/",
    f"gemeenten/{CODES['Laren']}/",
    "rollen/",
    "factoren/7/",
    "spinnenweb/",
    "stellingen/",
    "ontwikkeling/",
    "gespreksagenda/",
]
CUT_OFF = """
() => [...document.querySelectorAll("main *")]
  .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden, svg svg, svg *"))
  .filter((each) => {
    const { left, right, width } = each.getBoundingClientRect();
    const isCell = each.matches("td, th");
    const hides = getComputedStyle(each).overflowX !== "visible";
    const isFull = each.scrollWidth > each.clientWidth + 1;
    return width && (left < -1 || right > innerWidth + 1 || ((isCell || hides) && isFull));
  })
  .map((each) => `${each.tagName} ${each.className} ${each.textContent.trim().slice(0, 20)}`)
"""
FOLDED = """
() => [...document.querySelectorAll("main details:not(.on-screen)")]
  .filter((each) => each.lastElementChild.getBoundingClientRect().height < 5).length
"""


@pytest.fixture
def printed(client, live_server, page):
    """A page as it goes to the printer."""

    def visit(of, path):
        client.force_login(manager_of(of))
        page.context.add_cookies(
            [
                {"name": name, "value": cookie.value, "url": live_server.url}
                for name, cookie in client.cookies.items()
            ]
        )
        page.set_viewport_size(A4)
        page.goto(live_server.url + address(of, path))
        page.emulate_media(media="print")
        return page

    return visit


def many(number):
    """A partnership of so many raden, colleges of one, and one staff."""
    names = ["Laren", *(f"Gemeente {n:02}" for n in range(2, number + 1))]
    made = release(
        *raden(**{name: {"f3": at("2.8")} for name in names}),
        group("college", "Laren", 20, f6=at("4.1")),
        group("organisatie", "Laren", 60, f6=at("2.9", 60), t7a=[0, 0, 20, 10, 0, 30]),
        group("raad", "Ede", 7),
    )
    Partnership.objects.update(fictitious=True)
    return made


@pytest.mark.parametrize("number", [3, 8, 30])
def test_pages_are_whole_on_paper(printed, number):
    made = many(number)
    found = {}
    for path in PAGES:
        page = printed(made, path)
        found[path] = (page.evaluate(CUT_OFF), page.evaluate(FOLDED))

    assert found == dict.fromkeys(PAGES, ([], 0))


def test_paper_has_the_picture_of_the_server(printed):
    page = printed(many(3), "rollen/")
    picture = page.locator("[data-figure] svg:visible")

    assert picture.get_attribute("class") == "picture-wide"
    assert page.locator(".chart-live:visible").count() == 0
