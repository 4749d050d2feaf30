"""The whole journey in a real browser: link → ten pages → submit → close → dashboard → report."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pypdf import PdfReader

from assessments.desk.actions import share_round
from assessments.models import Ballot, Round
from assessments.survey.links import link_for
from tests import builders
from tests.reports.worker import work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pdf]


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def page(request, browser):
    context = browser.new_context(
        java_script_enabled=request.param, locale="nl-NL", timezone_id="Europe/Amsterdam"
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.has_javascript = request.param
    yield page
    context.close()


@pytest.fixture
def of():
    return builders.partnership("Laren", "Eemnes", "Blaricum", name="BEL")


@pytest.fixture
def current_round(of):
    current_round = builders.opened_round(of)
    for place in ("Laren", "Eemnes", "Blaricum"):
        builders.ballots(current_round, place, "raad", [5, 4, 4, 4, 3, 3, 4, 5, 2, 4], 13)
        builders.ballots(current_round, place, "college", [4, 5, 4, 4])
        builders.ballots(current_round, place, "organisatie", [3, 2, 3, 4, 3, 3, 2, 3, 4, 1, 6])
    return current_round


def answer(page, address):
    page.goto(address)
    page.get_by_role("button", name="Beginnen").first.click()
    for number in range(1, 11):
        page.wait_for_url(f"**/factor/{number}/")
        for letter in "ab":
            choice = page.locator(f"#stelling-{number}{letter}").get_by_label(
                "Helemaal mee eens", exact=True
            )
            choice.check()
        page.get_by_role("button", name="Volgende").click()
    page.get_by_role("button", name="Insturen").first.click()
    expect(page.locator("h1")).to_have_text("Dank u wel. Uw antwoorden zijn ingestuurd.")


def sign_in(page, live_server, account):
    page.goto(live_server.url + reverse("account_login"))
    page.get_by_label("E-mail").fill(account.email)
    page.get_by_label("Wachtwoord").fill("een lang wachtwoord")
    page.locator("main").get_by_role("button", name="Inloggen", exact=True).click()
    expect(page.locator("h1")).to_have_text("Werkplek")


def test_journey_from_link_to_report(page, live_server, settings, of, current_round, tmp_path):
    settings.SITE_URL = live_server.url
    person = current_round.invitations.filter(municipality__name="Laren", role="raad").last()
    account = builders.manager(of)

    answer(page, link_for(person))

    sign_in(page, live_server, account)
    page.get_by_role("link", name=current_round.title).click()
    page.get_by_role("link", name="Ronde sluiten").click()
    page.get_by_role("button", name="Sluiten en tellen").click()
    expect(page.get_by_text("De antwoorden zijn geteld en gewist.").first).to_be_visible()
    assert Round.objects.get().state == Round.State.RELEASED
    assert not Ballot.objects.exists()

    page.get_by_role("link", name="Bekijk de uitkomsten").click()
    expect(page.locator("h1")).to_have_text(current_round.title)
    expect(
        page.get_by_text("11 van de 13").or_(page.get_by_text("11 van 13")).first
    ).to_be_visible()

    page.get_by_role("link", name="Rapporten", exact=True).click()
    page.get_by_role("link", name="Laren").first.click()
    expect(page.get_by_text("Het bestand wordt gemaakt.")).to_be_visible()
    work()
    ready = "Downloaden" if page.has_javascript else "Kijk of het klaar is"
    with page.expect_download() as download:
        page.get_by_role("link", name=ready).click()
    path = tmp_path / "rapport.pdf"
    download.value.save_as(path)
    first_page = PdfReader(path).pages[0].extract_text()
    assert "Laren" in first_page
    assert "11 van 13" in first_page

    share_round(current_round=current_round, by=account)
    page.context.clear_cookies()
    page.goto(link_for(person))
    page.get_by_role("button", name="Bekijk de uitkomsten").click()
    expect(page.get_by_role("link", name="Rapport voor de raad van Laren (PDF)")).to_be_visible()
