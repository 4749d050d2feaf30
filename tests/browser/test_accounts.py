"""Signing in with a real browser, and with a passkey in a virtual authenticator."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from tests.accounts.provider import configuration, running_provider
from tests.accounts.steps import PASSWORD, code_of, give_app, link_in
from tests.browser.measuring import problems
from tests.builders import manager, partnership

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _second_factor_required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.fixture
def complaints(page):
    """What the browser complains about: refused by the policy, missing, failing."""
    collected = []
    page.on("console", lambda told: collected.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: collected.append(str(error)))
    return collected


@pytest.fixture
def visit(page, live_server):
    def to(name, *arguments):
        page.goto(live_server.url + reverse(name, args=arguments))

    return to


@pytest.fixture
def authenticator(page):
    """A fingerprint reader that always says yes; `forget()` makes it lose its keys."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    key = {"authenticatorId": made["authenticatorId"]}

    class Reader:
        def forget(self):
            session.send("WebAuthn.clearCredentials", key)

    return Reader()


def type_password(page, email="beheerder@example.nl", password=PASSWORD):
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def sign_out(page, visit):
    visit("account_logout")
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoe goed werken uw gemeenten samen?")


def add_passkey(page):
    page.get_by_role("link", name="Toegangssleutel toevoegen").click()
    page.get_by_label("Naam").fill("Laptop van het werk")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw herstelcodes")


def test_invited_manager_comes_all_the_way_in(page, visit, live_server, complaints):
    manager(partnership("Laren", "Eemnes"))
    visit("account_login")
    type_password(page)
    page.get_by_role("link", name="App instellen").click()
    page.get_by_text("Scannen lukt niet").click()
    secret = page.locator(".secret").inner_text()
    page.get_by_label("Code van zes cijfers").fill(code_of(secret))
    page.get_by_role("button", name="Aanzetten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw herstelcodes")
    page.get_by_role("link", name="Naar de werkplek").click()
    page.goto(live_server.url + reverse("members", args=["samen"]))
    page.get_by_role("link", name="Gebruiker toevoegen").click()
    page.get_by_label("Naam").fill("Jan de Vries")
    page.get_by_label("E-mailadres").fill("jan@example.nl")
    page.get_by_label("Beheerder:").check()
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_role("status")).to_have_text("jan@example.nl krijgt een mail.")
    sign_out(page, visit)

    invitation = next(message for message in mail.outbox if message.to == ["jan@example.nl"])
    page.goto(live_server.url + link_in(invitation))
    page.get_by_label("Nieuw wachtwoord", exact=True).fill("vier losse woorden samen")
    page.get_by_label("Nieuw wachtwoord (bevestigen)").fill("vier losse woorden samen")
    page.get_by_role("button", name="Opslaan en inloggen").click()
    expect(page.get_by_text("Stel eerst een tweede stap in")).to_be_visible()
    page.get_by_role("link", name="App instellen").click()
    page.get_by_text("Scannen lukt niet").click()
    secret = page.locator(".secret").inner_text()
    page.get_by_label("Code van zes cijfers").fill(code_of(secret))
    page.get_by_role("button", name="Aanzetten").click()
    page.get_by_role("link", name="Naar de werkplek").click()
    expect(page.get_by_role("link", name="Samen", exact=True)).to_be_visible()
    assert complaints == []


def test_passkey_is_added_and_signs_in_without_a_password(page, visit, authenticator, complaints):
    manager(partnership())
    visit("account_login")
    type_password(page)
    add_passkey(page)
    sign_out(page, visit)
    visit("account_login")
    page.get_by_role("button", name="Inloggen met een toegangssleutel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Werkplek")
    assert complaints == []


def test_passkey_leads_back_to_where_somebody_was_going(page, visit, live_server, authenticator):
    manager(partnership())
    visit("account_login")
    type_password(page)
    add_passkey(page)
    sign_out(page, visit)
    page.goto(live_server.url + reverse("members", args=["samen"]))
    page.get_by_role("button", name="Inloggen met een toegangssleutel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gebruikers")


def test_passkey_is_the_second_step_after_a_password(page, visit, authenticator, complaints):
    manager(partnership())
    visit("account_login")
    type_password(page)
    add_passkey(page)
    sign_out(page, visit)
    visit("account_login")
    type_password(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nog één stap")
    page.get_by_role("button", name="Toegangssleutel gebruiken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Werkplek")
    assert complaints == []


def test_passkey_that_is_not_there_is_said_on_the_page(page, visit, authenticator, complaints):
    manager(partnership())
    visit("account_login")
    type_password(page)
    add_passkey(page)
    sign_out(page, visit)
    authenticator.forget()
    visit("account_login")
    page.get_by_role("button", name="Inloggen met een toegangssleutel").click()
    expect(page.get_by_role("alert")).to_have_text(re.compile("Dat lukte niet"))
    assert complaints == []


def test_passkey_is_renamed_and_removed(page, visit, authenticator, complaints):
    manager(partnership())
    visit("account_login")
    type_password(page)
    add_passkey(page)
    visit("mfa_list_webauthn")
    page.get_by_role("link", name="Naam wijzigen").click()
    page.get_by_label("Naam").fill("Telefoon")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("heading", name="Telefoon")).to_be_visible()
    page.get_by_role("link", name="Verwijderen").click()
    page.get_by_role("button", name="Ja, verwijderen").click()
    visit("desk")
    expect(page.get_by_text("Stel eerst een tweede stap in")).to_be_visible()
    assert Authenticator.objects.count() == 0
    assert complaints == []


def test_passkey_proves_that_it_is_still_the_same_person(
    page, visit, authenticator, complaints, settings
):
    manager(partnership())
    visit("account_login")
    type_password(page)
    add_passkey(page)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    visit("mfa_activate_totp")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bent u het zelf?")
    page.get_by_role("link", name="Met uw toegangssleutel").click()
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
    page.get_by_role("button", name="Toegangssleutel gebruiken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Code uit een app instellen")
    assert complaints == []


def test_signing_in_works_without_javascript(browser, live_server):
    secret = give_app(manager(partnership()))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + reverse("account_login"))
    expect(page.get_by_role("button", name="Inloggen met een toegangssleutel")).to_be_hidden()
    type_password(page)
    page.get_by_label("Code uit uw app, of een herstelcode").fill(code_of(secret))
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Werkplek")
    context.close()


def test_organisation_signs_somebody_in(page, visit, complaints, settings):
    """The policy lets the browser go to the provider and back."""
    settings.REQUIRE_SECOND_FACTOR = False
    manager(partnership())
    with running_provider() as provider:
        settings.SOCIALACCOUNT_PROVIDERS = configuration(provider.url)
        provider.person = {"sub": "1", "email": "beheerder@example.nl", "email_verified": True}
        visit("account_login")
        page.get_by_role("link", name="Inloggen met Gemeente Laren").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Werkplek")
    assert complaints == []


def test_pages_behind_signing_in_fit_and_have_no_barriers(page, visit, complaints):
    page.set_viewport_size({"width": 320, "height": 640})
    manager(partnership("Laren", "Eemnes"))
    found = {name: problems(page) for name in pages_behind_signing_in(page, visit)}

    assert found == dict.fromkeys(found, ())
    assert complaints == []


def pages_behind_signing_in(page, visit):
    """Those that show only what was just typed, or a secret that is shown once."""
    visit("account_login")
    type_password(page, password="niet het wachtwoord")
    expect(page.get_by_role("alert")).to_be_focused()
    yield "wrong password"
    visit("account_login")
    type_password(page)
    page.get_by_role("link", name="App instellen").click()
    page.get_by_text("Scannen lukt niet").click()
    secret = page.locator(".secret").inner_text()
    yield "secret"
    page.get_by_label("Code van zes cijfers").fill(code_of(secret))
    page.get_by_role("button", name="Aanzetten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw herstelcodes")
    yield "recovery codes"
    sign_out(page, visit)
    visit("account_login")
    type_password(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nog één stap")
    yield "second step"
