"""How much a phone fetches before somebody can answer or read: a first visit, nothing kept yet."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from playwright.sync_api import expect
from whitenoise.compress import Compressor

from assessments.desk.actions import close_round
from assessments.models import Round
from tests import builders
from tests.survey.visiting import link

pytestmark = pytest.mark.django_db(transaction=True)
MOST, MOST_OF_RESULTS = 120_000, 150_000
COMPRESSOR = Compressor()


def sent(reply):
    """The bytes of a reply as a real installation sends it: pages and static files compressed."""
    path = urlsplit(reply.url).path
    if reply.header_value("content-encoding"):
        return int(reply.header_value("content-length"))
    if not path.startswith("/static/"):
        return len(reply.body())
    file = Path(finders.find(path.removeprefix("/static/"))).read_bytes()
    return len(COMPRESSOR.compress_brotli(file)) if COMPRESSOR.should_compress(path) else len(file)


def uncompressed(reply):
    path = urlsplit(reply.url).path
    if path.startswith("/static/"):
        return Path(finders.find(path.removeprefix("/static/"))).stat().st_size
    return len(reply.body())


@pytest.fixture
def replies(page):
    """Every reply with something in it, in order."""
    seen = []
    page.on("response", lambda reply: seen.append(reply))
    return seen


def weigh(page, replies, weight=sent):
    """Address → bytes of all that this page fetched; read before the browser lets go of it."""
    page.wait_for_load_state("networkidle")
    found = {each.url: weight(each) for each in replies if each.status == 200}
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


def test_first_visit_of_the_results_is_light_even_uncompressed(page, live_server, replies):
    """As a demonstration sends it: a real installation sends a third of it."""
    current_round = builders.opened_round(builders.partnership("Laren", "Eemnes", "Blaricum"))
    for place in ("Laren", "Eemnes", "Blaricum"):
        builders.ballots(current_round, place, "raad", [5, 4, 4, 4, 3, 3, 4, 5, 2, 4])
    close_round(current_round=current_round)
    Round.objects.update(shared_at=timezone.now())
    invitation = current_round.invitations.select_related("round").first()

    page.goto(live_server.url + link(invitation))
    entry = weigh(page, replies, uncompressed)
    page.locator("button[name=next][value=results]").click()
    expect(page.locator(".drawn-factors svg").first).to_be_visible()
    shared = {address: size for address, size in entry.items() if "/static/" in address}
    shared |= weigh(page, replies, uncompressed)

    assert any(address.endswith(".woff2") for address in shared)
    assert not [address for address in shared if address.endswith(".js")]
    assert sum(shared.values()) <= MOST_OF_RESULTS
