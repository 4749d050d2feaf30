"""Each chart can be saved as a picture that says by itself what it is."""

import struct

import pytest
from playwright.sync_api import expect

from assessments.models import Partnership
from tests import builders
from tests.results.builders import at, group, raden, release

pytestmark = pytest.mark.django_db(transaction=True)

KEUZE = "Stelling 3a: Redenen kloppen en leven"
LISTEN = """
window.written = [];
const fillText = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
  window.written.push(text);
  return fillText.call(this, text, ...place);
};
"""


@pytest.fixture
def made():
    return release(
        *raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")}),
        group("college", "Laren", 11),
        title="Najaar 2025",
    )


@pytest.fixture
def open_page(live_server, page, client):
    """As the manager; nothing may be refused by the policy."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.add_init_script(LISTEN)

    def visit(of, path=""):
        partnership = of.round.partnership
        client.force_login(builders.manager(partnership))
        page.context.add_cookies(
            [
                {"name": n, "value": c.value, "url": live_server.url}
                for n, c in client.cookies.items()
            ]
        )
        page.goto(f"{live_server.url}/uitkomsten/{partnership.slug}/{of.round.pk}/{path}")
        return page

    yield visit
    assert complaints == []


def saved(page, name):
    """(file name, width, height, bytes) of what the button of a chart gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Bewaar als afbeelding {name}", exact=True).click()
    content = download.value.path().read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    return download.value.suggested_filename, *struct.unpack(">II", content[16:24]), len(content)


def written(page):
    return page.evaluate("window.written")


def test_chart_is_saved_as_a_png_of_a_sensible_size(open_page, made):
    page = open_page(made)

    name, width, height, size = saved(page, "Tien factoren in één beeld")
    slug = made.round.partnership.slug
    assert name == f"{slug}-najaar-2025-tien-factoren-in-een-beeld.png"
    assert width == 2048
    assert 1600 < height < 2100
    assert 50_000 < size < 500_000


def test_picture_is_as_wide_on_a_narrow_screen(open_page, page, made):
    page.set_viewport_size({"width": 320, "height": 640})
    open_page(made, "factoren/3/")

    assert saved(page, KEUZE)[1] == 2048


def test_picture_has_title_source_and_key(open_page, made):
    page = open_page(made, "factoren/3/")
    saved(page, KEUZE)

    texts = written(page)
    assert texts[0] == KEUZE
    assert "Helemaal mee oneens" in texts
    assert texts[-1] == (
        "BEL · Najaar 2025, gehouden van 1 september tot 1 oktober 2025 · Stellingen: WagenaarHoes"
    )


def test_picture_of_a_demonstration_says_so_in_name_and_text(open_page, made):
    Partnership.objects.update(fictitious=True)
    page = open_page(made, "factoren/3/")

    assert saved(page, KEUZE)[0].startswith("VERZONNEN-bel-")
    assert written(page)[-1].startswith("VERZONNEN · BEL · ")


def test_every_chart_can_be_saved_with_the_keyboard(open_page, made):
    page = open_page(made, "factoren/10/")
    buttons = page.get_by_role("button", name="Bewaar als afbeelding")

    expect(buttons).to_have_count(page.locator("[data-figure], [data-answers]").count())
    buttons.last.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith("-vooroordelen.png")
