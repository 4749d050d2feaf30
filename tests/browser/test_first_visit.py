"""How much a phone fetches before somebody can answer: a first visit, with nothing kept yet."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import expect
from whitenoise.compress import Compressor

from tests import builders
from tests.survey.visiting import link

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 120_000
COMPRESSOR = Compressor()


def sent(reply):
    """The bytes of a reply as a real installation sends it: static files come compressed."""
    path = urlsplit(reply.url).path
    if not path.startswith("/static/"):
        return len(reply.body())
    file = Path(finders.find(path.removeprefix("/static/"))).read_bytes()
    return len(COMPRESSOR.compress_brotli(file)) if COMPRESSOR.should_compress(path) else len(file)


@pytest.fixture
def replies(page):
    """Every reply with something in it, in order."""
    seen = []
    page.on("response", lambda reply: seen.append(reply))
    return seen


def weigh(page, replies):
    """Address → bytes of all that this page fetched; read before the browser lets go of it."""
    page.wait_for_load_state("networkidle")
    found = {each.url: sent(each) for each in replies if each.status == 200}
    replies.clear()
    return found


def test_first_visit_up_to_the_first_statement_is_light(page, live_server, replies):
    (invitation,) = builders.invite(builders.opened_round())

    page.goto(live_server.url + link(invitation))
    entry = weigh(page, replies)
    page.get_by_role("button", name="Beginnen").first.click()
    expect(page.locator("h1")).to_have_text("Factor nummer 1")
    both = entry | weigh(page, replies)

    assert any(address.endswith(".woff2") for address in entry)
    assert any("htmx" in address for address in both)
    assert sum(entry.values()) <= MOST
    assert sum(both.values()) <= MOST
