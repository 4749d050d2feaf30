"""An evening with cards in a real browser: printing, scanning and the screen in the hall."""

import datetime
import re
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from assessments.desk.actions import close_round
from assessments.desk.progress import refresh_all_counts
from assessments.models import Round
from tests import builders
from tests.desk.cards.paper import pages_of, scanned_at

pytestmark = pytest.mark.django_db(transaction=True)

PROJECTORS = [
    {"width": 1280, "height": 720},
    {"width": 1920, "height": 1080},
    # A laptop, and a browser that isn't full screen.
    {"width": 1366, "height": 625},
    {"width": 1920, "height": 940},
]
LONG_TITLE = "Tweejaarlijkse zelfevaluatie van de bedrijfsvoering van de gemeenten in het Gooi"
TEN_SECONDS = 10_000
MAILED = "Kreeg u al een uitnodiging per mail? Gebruik dan die link en niet deze kaart."


@pytest.fixture
def opened(live_server, settings):
    settings.SITE_URL = live_server.url
    builders.instrument()
    of = builders.partnership("Laren", "Eemnes", name="BEL", slug="bel")
    closes_at = timezone.now() + datetime.timedelta(minutes=9, seconds=30)
    return builders.opened_round(of, title="Avond in Eemnes", closes_at=closes_at)


@pytest.fixture
def sign_in(live_server, opened):
    """Give a page the session of the manager, and complain of what it complains of."""
    client = Client()
    client.force_login(builders.manager(opened.partnership))
    complaints = []

    def give(page):
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        page.context.add_cookies([cookie | {"url": live_server.url}])
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda line: complaints.append(line.text) if "Policy" in line.text else 0
        )
        return page

    yield give
    assert complaints == []


@pytest.fixture
def without_javascript(browser):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    yield context.new_page()
    context.close()


def address(live_server, name, opened):
    return live_server.url + reverse(name, args=["bel", opened.pk])


def print_spares(page, live_server, opened, number=1):
    """Spare cards for the raad of Laren, from the page to the printer; the sheets."""
    page.goto(address(live_server, "cards", opened))
    page.get_by_label("Losse kaarten voor raad Laren").fill(str(number))
    with page.expect_download() as download:
        page.get_by_role("button", name="Kaarten maken (PDF)").click()
    return pages_of(Path(download.value.path()).read_bytes())


def submit(page):
    """Answer one statement and send in, from the page behind the code."""
    page.get_by_role("button", name="Beginnen").first.click()
    page.locator("#stelling-1a").get_by_label("Mee eens", exact=True).check()
    expect(page.locator("#save-status")).to_have_text("Opgeslagen")
    page.goto(re.sub(r"factor/1/$", "nakijken/", page.url))
    page.get_by_role("button", name="Insturen").first.click()
    expect(page.get_by_role("heading", name="Dank u wel.")).to_be_visible()


def test_scanned_card_leads_to_a_submitted_form(page, sign_in, live_server, opened, new_context):
    (sheet,) = print_spares(sign_in(page), live_server, opened)
    phone = new_context().new_page()

    phone.goto(scanned_at(sheet, 0))

    expect(phone.get_by_label("De code op uw kaart")).to_have_value(re.compile(r"^.{4}-.{4}$"))
    phone.get_by_role("button", name="Verder").click()
    expect(phone.get_by_text("voor iemand van de raad van Laren")).to_be_visible()
    expect(phone.get_by_text(MAILED)).to_be_visible()
    submit(phone)
    assert opened.invitations.get().submitted_on is not None


def test_scanned_code_reaches_no_server_and_stays_in_no_history(page, live_server, opened):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{live_server.url}/code/#ABCDEFGH")

    expect(page.get_by_label("De code op uw kaart")).to_have_value("ABCD-EFGH")
    assert page.url == f"{live_server.url}/code/"
    assert not any("ABCDEFGH" in url.partition("#")[0] for url in asked)
    page.goto(f"{live_server.url}/privacy/")
    page.go_back()
    assert page.url == f"{live_server.url}/code/"


def test_second_card_scanned_into_the_same_page_takes_its_place(page, live_server, opened):
    page.goto(f"{live_server.url}/code/#ABCDEFGH")

    page.goto(f"{live_server.url}/code/#JKLM2345")

    expect(page.get_by_label("De code op uw kaart")).to_have_value("JKLM-2345")


@pytest.mark.parametrize("rubbish", ["", "#", "#main", "#ABCDEFGHJ", "#<b>ABCDE</b>"])
def test_what_is_no_code_is_not_filled_in(page, live_server, opened, rubbish):
    page.goto(f"{live_server.url}/code/{rubbish}")

    expect(page.get_by_label("De code op uw kaart")).to_have_value("")


def test_code_is_typed_without_javascript(page, sign_in, without_javascript, live_server, opened):
    (sheet,) = print_spares(sign_in(page), live_server, opened)
    scanned = scanned_at(sheet, 0)

    without_javascript.goto(scanned)
    expect(without_javascript.get_by_label("De code op uw kaart")).to_have_value("")
    without_javascript.get_by_label("De code op uw kaart").fill(scanned[-8:].lower())
    without_javascript.get_by_role("button", name="Verder").click()

    expect(without_javascript.get_by_text("voor iemand van de raad van Laren")).to_be_visible()


def test_screen_counts_by_itself(page, sign_in, live_server, opened):
    people = builders.invite(opened, number=2)
    page.clock.install(time=timezone.now())
    sign_in(page).goto(address(live_server, "meeting", opened))
    expect(page.locator("#numbers")).to_have_text("0 ingestuurd · nog 10 minuten")

    builders.actions.cast(current_round=opened, answers={people[0]: (4,) * 20})
    page.clock.run_for(TEN_SECONDS)
    expect(page.locator("#numbers")).to_have_text("1 ingestuurd · nog 10 minuten")

    builders.actions.cast(current_round=opened, answers={people[1]: (4,) * 20})
    page.clock.run_for(TEN_SECONDS)
    expect(page.locator("#numbers")).to_have_text("2 ingestuurd · nog 10 minuten")


def test_screen_tells_by_itself_that_the_round_has_closed(page, sign_in, live_server, opened):
    page.clock.install(time=timezone.now())
    sign_in(page).goto(address(live_server, "meeting", opened))

    close_round(current_round=opened)
    page.clock.run_for(TEN_SECONDS)

    expect(page.get_by_text("De vragenlijst is gesloten. Dank u wel.")).to_be_visible()


@pytest.mark.slow
def test_screen_counts_without_javascript(without_javascript, sign_in, live_server, opened):
    (person,) = builders.invite(opened)
    page = sign_in(without_javascript)
    page.goto(address(live_server, "meeting", opened))
    expect(page.locator("#numbers")).to_contain_text("0 ingestuurd")

    builders.actions.cast(current_round=opened, answers={person: (4,) * 20})

    expect(page.locator("#numbers")).to_contain_text("1 ingestuurd", timeout=15_000)


@pytest.mark.parametrize("size", PROJECTORS, ids=["1280", "1920", "laptop", "window"])
def test_screen_fits_a_projector_and_is_scanned_from_it(page, sign_in, live_server, opened, size):
    Round.objects.update(title=LONG_TITLE)
    page.set_viewport_size(size)
    sign_in(page).goto(address(live_server, "meeting", opened))

    scrolls = page.evaluate("document.documentElement.scrollHeight > window.innerHeight")
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(page.screenshot())))

    assert not scrolls
    assert code.text == f"{live_server.url}/code/"
    assert page.locator("a, button").all_inner_texts() == ["Naar de inhoud"]


def test_progress_is_fresh_by_itself(page, sign_in, live_server, opened):
    people = builders.invite(opened, number=6)
    page.clock.install(time=timezone.now())
    sign_in(page).goto(address(live_server, "round", opened))
    expect(page.locator("#progress-now")).to_contain_text("nog 5 voor een gemiddelde")

    builders.actions.cast(current_round=opened, answers={people[0]: (4,) * 20})
    # The next quarter of an hour.
    Round.objects.update(counted_at=timezone.now() - datetime.timedelta(minutes=16))
    refresh_all_counts()
    page.clock.run_for(3 * TEN_SECONDS)

    expect(page.locator("#progress-now")).to_contain_text("nog 4 voor een gemiddelde")
