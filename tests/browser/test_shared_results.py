"""What invited people see of shared results, on their own phone."""

from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments.desk.actions import close_round
from assessments.models import Round
from assessments.survey.links import link_for
from tests import builders
from tests.browser.measuring import width_of

pytestmark = pytest.mark.django_db(transaction=True)

SMALLEST = {"width": 320, "height": 640}


@pytest.fixture
def link():
    """Of a member of a raad whose results are shared."""
    of = builders.partnership("Laren", "Eemnes", "Blaricum", joint_organisation="BEL Combinatie")
    current_round = builders.opened_round(of)
    for place in ("Laren", "Eemnes", "Blaricum"):
        builders.ballots(current_round, place, "raad", [5, 4, 4, 4, 3, 3, 4, 5, 2, 4])
        builders.ballots(current_round, place, "college", [4, 4, 3])
    builders.ballots(current_round, "", "organisatie", [3] * 12)
    close_round(current_round=current_round)
    Round.objects.update(shared_at=timezone.now())
    invitation = current_round.invitations.select_related("round", "municipality").first()
    return urlsplit(link_for(invitation)).path


def test_pictures_are_whole_on_the_smallest_phone_without_scripts(browser, live_server, link):
    context = browser.new_context(java_script_enabled=False, viewport=SMALLEST)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live_server.url + link)
    page.locator("button[name=next][value=results]").click()

    drawn = page.locator(".drawn-factors tbody svg")
    expect(drawn).to_have_count(10)
    page.wait_for_load_state()
    boxes = [svg.bounding_box() for svg in drawn.all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 320 for box in boxes)
    assert min(box["width"] for box in boxes) > 240
    assert width_of(page) == 320
    assert not [url for url in asked if url.endswith(".js")]
    context.close()
