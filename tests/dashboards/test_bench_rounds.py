"""What the pages over several rounds cost; `make bench` prints it."""

import time

import pytest
from django.conf import settings

from assessments.followup.actions import change_item
from tests.dashboards.development.test_views import held
from tests.dashboards.visiting import address, manager_of
from tests.results.builders import group
from tests.survey.test_bench_survey import Browser

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

CPU_MS = 30
PAGE_BYTES = 60_000
TIMES = 20


def five_rounds(municipalities, people):
    """Everywhere a raad, a college and an organisation; notes and actions at every factor."""
    names = [f"Gemeente {n:02}" for n in range(1, municipalities + 1)]
    roles = {"raad": people, "college": 5, "organisatie": people}
    voices = [group(role, name, size) for name in names for role, size in roles.items()]
    made = held(*[voices] * 5)
    manager = manager_of(made)
    for each in made.round.partnership.rounds.all():
        for number in range(1, 11):
            change_item(
                release=each.release,
                factor_number=number,
                by=manager,
                note="Een notitie van een zin.",
                action="Eén A4 over wie opdracht geeft",
            )
    return made


@pytest.mark.parametrize("page", ["gespreksagenda/", "ontwikkeling/"])
@pytest.mark.parametrize(("municipalities", "people"), [(3, 20), (8, 40), (30, 16_000)])
def test_page_over_rounds_is_quick_and_small(client, page, municipalities, people):
    made = five_rounds(municipalities, people)
    client.force_login(manager_of(made))
    browser = Browser()
    browser.cookies[settings.SESSION_COOKIE_NAME] = client.cookies["sessionid"].value
    size = len(browser.get(address(made, page)).content)

    begin = time.process_time()
    for _ in range(TIMES):
        browser.get(address(made, page))
    spent = (time.process_time() - begin) / TIMES * 1000
    print(f"\n{page} {municipalities} municipalities: {spent:.1f} ms, {size / 1000:.0f} KB")
    assert spent <= CPU_MS
    assert size <= PAGE_BYTES
