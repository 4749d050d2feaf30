"""The conversation agenda in a real browser: on every screen, by keyboard, and on one page."""

import datetime
import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from assessments.followup.actions import change_item
from assessments.followup.forms import LONGEST
from assessments.models import Partnership
from tests import builders
from tests.results.builders import at, group, raden, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "woorden over de samenwerking die een beheerder bij een factor schrijft "


@pytest.fixture
def made():
    built = release(
        *raden(Laren={"f3": at("2.8"), "f6": at("2.2")}, Ede={"f3": at("3.8"), "f6": at("2.2")}),
        group("college", "Laren", 20),
        group("organisatie", "Laren", 60, t7a=[0, 0, 20, 10, 0, 30]),
    )
    Partnership.objects.update(fictitious=True)
    return built


def write(of, *, whole):
    """A note and an action at every factor: as long as they may be, or as people write them."""
    long = slice(None) if whole else slice(60)
    for number in range(1, 11):
        change_item(
            release=of,
            factor_number=number,
            by=builders.User.objects.get(),
            due_on=datetime.date(2026, 9, 30),
            **{name: (4 * WORDS)[:most][long] for name, most in LONGEST.items()},
        )


@pytest.fixture
def open_agenda(client, live_server, page, made):
    """The manager's agenda; nothing may be refused by the policy."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    client.force_login(builders.manager(made.round.partnership))
    page.context.add_cookies(
        [
            {"name": name, "value": cookie.value, "url": live_server.url}
            for name, cookie in client.cookies.items()
        ]
    )

    def visit(place=""):
        partnership, pk = made.round.partnership, made.round_id
        page.goto(f"{live_server.url}/uitkomsten/{partnership.slug}/{pk}/gespreksagenda/{place}")
        return page

    yield visit
    assert complaints == []


def test_factor_is_moved_and_its_note_written_with_the_keyboard_alone(open_agenda, page):
    open_agenda()
    lower = page.locator("#groep-vasthouden + p + ol li").first.get_by_role("button")
    name = page.locator("#groep-vasthouden + p + ol h4").first.inner_text()
    lower.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("De volgorde is aangepast door de beheerder.")).to_be_visible()
    expect(page.locator("#groep-vasthouden + p + ol h4").nth(1)).to_have_text(name)

    page.get_by_role("link", name=re.compile("toevoegen ?: Organisatie")).focus()
    page.keyboard.press("Enter")
    page.get_by_label("Notitie").focus()
    page.keyboard.type("Eerst dit.")
    page.get_by_role("button", name="Bewaren").press("Enter")
    expect(page.locator("#factor-6 .talk-note")).to_have_text("Notitie: Eerst dit.")


@pytest.mark.parametrize("whole", [None, False, True])
def test_agenda_is_printed_on_one_page_whatever_was_added(open_agenda, page, made, whole):
    open_agenda()
    if whole is not None:
        write(made, whole=whole)
        open_agenda()

    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = paper.pages[0].extract_text()
    assert len(paper.pages) == 1
    assert round(float(paper.pages[0].mediabox.height) / 72 * 25.4) == 297
    assert "VERZONNEN" in text
    assert "Toevoegen" not in text
    assert text.count("Notitie:") == (0 if whole is None else 10)
