"""No page gives away its own address, which may be a link that opens somebody's form or account."""

import pytest
from django.core import mail
from django.core.signals import request_started
from django.urls import reverse
from playwright.sync_api import expect

from tests import builders
from tests.accounts.steps import link_in
from tests.survey.visiting import draft, link

pytestmark = pytest.mark.django_db(transaction=True)
NEW_PASSWORD = "vier paarden op een heuvel"


@pytest.fixture
def received(live_server):
    """What the server is sent: (address, every header) of each request, static files included."""
    requests = []

    def keep(sender, environ, **more):
        headers = {name: value for name, value in environ.items() if name.startswith("HTTP_")}
        requests.append((environ["PATH_INFO"], headers))

    request_started.connect(keep)
    yield requests
    request_started.disconnect(keep)


def assert_told_nobody(received, path, secret):
    """The secret came to the server as the address of its own page, and in no other way."""
    beside = [headers for address, headers in received if secret in str(headers)]
    elsewhere = {address for address, _ in received if secret in address} - {path}
    assert (beside, elsewhere) == ([], set())
    assert path in [address for address, _ in received]


def referers(received, ending):
    return {
        headers.get("HTTP_REFERER") for address, headers in received if address.endswith(ending)
    }


def test_personal_link_is_told_nobody_and_its_forms_are_accepted(page, live_server, received):
    (person,) = builders.invite(builders.opened_round())
    path = link(person)

    page.goto(live_server.url + path)
    page.get_by_role("button", name="Beginnen").first.click()
    page.locator("#stelling-1a").get_by_label("Mee eens", exact=True).check()
    expect(page.locator("#save-status")).to_have_text("Opgeslagen")
    page.get_by_role("button", name="Volgende").click()
    page.wait_for_url("**/factor/2/")

    assert draft(person).answers[0] == 4
    assert_told_nobody(received, path, path.strip("/").rpartition("/")[2])
    for ending in (".css", ".js", "/opslaan/"):
        assert referers(received, ending) == {f"{live_server.url}/"}


def test_link_to_choose_a_password_is_told_nobody_and_its_form_is_accepted(
    page, live_server, received
):
    account = builders.user()
    page.goto(live_server.url + reverse("account_reset_password"))
    page.get_by_label("E-mailadres").fill(account.email)
    page.get_by_role("main").get_by_role("button").click()
    page.wait_for_url("**/verstuurd/")
    path = link_in(mail.outbox[-1])

    page.goto(live_server.url + path)
    for field in page.locator("input[type=password]").all():
        field.fill(NEW_PASSWORD)
    page.get_by_role("button", name="Opslaan en inloggen").click()
    expect(page.locator("input[type=password]")).to_have_count(0)

    account.refresh_from_db()
    assert account.check_password(NEW_PASSWORD)
    assert_told_nobody(received, path, path.strip("/").partition("-")[2])
