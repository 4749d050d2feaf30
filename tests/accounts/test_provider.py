import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.urls import reverse

from assessments.models import User
from tests.accounts.provider import configuration, running_provider
from tests.accounts.steps import PASSWORD, code_of, give_app
from tests.builders import manager, partnership, user

pytestmark = pytest.mark.django_db
SIGN_IN = "/account/oidc/organisatie/login/"
CALLBACK = "/account/oidc/organisatie/login/callback/"


@pytest.fixture(scope="module")
def _running():
    with running_provider() as running:
        yield running


@pytest.fixture
def provider(_running, settings):
    """The organisation's provider, configured as the environment would."""
    configure(settings, _running.url)
    _running.person, _running.refuse = {}, None
    _running.asked.clear()
    return _running


def configure(settings, url, domains=()):
    settings.SOCIALACCOUNT_PROVIDERS = configuration(url, domains)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


def redirect_of(url):
    """Where the provider sends a browser that comes with this address."""
    try:
        urllib.request.build_opener(NoRedirect).open(url)
    except urllib.error.HTTPError as redirected:
        return redirected.headers["Location"]


def come_in(client, provider, path=SIGN_IN, **person):
    """Go to the provider and come back as that person; the last answer of ours."""
    provider.person = {"sub": "een kenmerk", "name": "Jan Jansen"} | person
    back = urlsplit(redirect_of(client.get(path)["Location"]))
    assert back.path == CALLBACK
    return client.get(f"{back.path}?{back.query}")


def signed_in_as(client):
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()


def test_no_provider_no_button(client):
    page = client.get(reverse("account_login")).content.decode()
    assert "/oidc/" not in page
    assert "Of met een wachtwoord" not in page


def test_provider_has_a_button_that_keeps_where_somebody_was_going(client, provider):
    page = client.get(reverse("account_login") + "?next=/werkplek/samen/").content.decode()
    assert "Inloggen met Gemeente Laren" in page
    assert f'href="{SIGN_IN}?process=login&amp;next=%2Fwerkplek%2Fsamen%2F"' in page


def test_invited_person_comes_in_by_the_verified_address(client, provider):
    account = manager(partnership())
    response = come_in(client, provider, email="Beheerder@example.nl", email_verified=True)
    assert response["Location"] == reverse("desk")
    assert signed_in_as(client) == account


def test_sign_in_asks_for_no_more_than_the_address(client, provider):
    come_in(client, provider, email="jan@example.nl", email_verified=True)
    (asked,) = provider.asked
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    assert asked["redirect_uri"] == f"http://testserver{CALLBACK}"


def test_nothing_of_the_provider_is_kept(client, provider):
    manager(partnership())
    come_in(client, provider, email="beheerder@example.nl", email_verified=True)
    assert (SocialAccount.objects.count(), SocialToken.objects.count()) == (0, 0)


def test_stranger_meets_a_closed_door_and_gets_no_account(client, provider):
    response = come_in(client, provider, email="vreemd@example.nl", email_verified=True)
    assert "Geen account gevonden" in response.content.decode()
    assert signed_in_as(client) is None
    assert User.objects.count() == 0


@pytest.mark.parametrize("claim", [{}, {"email_verified": False}, {"email_verified": "false"}])
def test_unverified_address_opens_nothing(client, provider, claim):
    manager(partnership())
    response = come_in(client, provider, email="beheerder@example.nl", **claim)
    assert "Geen account gevonden" in response.content.decode()
    assert signed_in_as(client) is None


def test_addresses_in_a_trusted_domain_are_believed(client, provider, settings):
    configure(settings, provider.url, ["laren.nl"])
    account = manager(partnership(), "griffier@laren.nl")
    come_in(client, provider, email="griffier@laren.nl")
    assert signed_in_as(client) == account


def test_addresses_in_other_domains_are_not(client, provider, settings):
    configure(settings, provider.url, ["laren.nl"])
    manager(partnership(), "griffier@laren.nl.example.nl")
    come_in(client, provider, email="griffier@laren.nl.example.nl")
    assert signed_in_as(client) is None


def test_password_keeps_working_beside_the_provider(client, provider):
    account = manager(partnership())
    come_in(client, provider, email=account.email, email_verified=True)
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_inactive_account_stays_out(client, provider):
    user("jan@example.nl", is_active=False)
    response = come_in(client, provider, email="jan@example.nl", email_verified=True)
    assert response["Location"] == reverse("account_inactive")
    assert signed_in_as(client) is None


def test_next_person_in_the_same_browser_is_somebody_else(client, provider):
    user("jan@example.nl")
    piet = user("piet@example.nl")
    come_in(client, provider, email="jan@example.nl", email_verified=True)
    come_in(client, provider, email="piet@example.nl", email_verified=True)
    assert signed_in_as(client) == piet


@pytest.mark.parametrize("process", ["connect", "redirect"])
def test_provider_is_for_signing_in_only(client, provider, process):
    account = user("jan@example.nl")
    client.force_login(account)
    path = f"{SIGN_IN}?process={process}&next=/werkplek/"
    response = come_in(client, provider, path, email="piet@example.nl", email_verified=True)
    assert response["Location"] == reverse("account_login")
    assert SocialAccount.objects.count() == 0


def test_second_factor_is_asked_for_here_too(client, provider, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    manager(partnership())
    come_in(client, provider, email="beheerder@example.nl", email_verified=True)
    assert client.get("/werkplek/")["Location"] == reverse("mfa_index")


def test_second_factor_of_here_is_asked_for_after_the_provider(client, provider, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    secret = give_app(manager(partnership()))
    response = come_in(client, provider, email="beheerder@example.nl", email_verified=True)
    assert response["Location"] == reverse("mfa_authenticate")
    client.post(response["Location"], {"code": code_of(secret)})
    assert client.get("/werkplek/").status_code == 200


def test_second_factor_is_left_to_a_provider_that_asks_for_one(client, provider, settings):
    settings.REQUIRE_SECOND_FACTOR = settings.OIDC_SECOND_FACTOR = True
    manager(partnership())
    come_in(client, provider, email="beheerder@example.nl", email_verified=True)
    assert client.get("/werkplek/").status_code == 200


def test_second_factor_is_still_needed_after_a_password(client, provider, settings):
    settings.REQUIRE_SECOND_FACTOR = settings.OIDC_SECOND_FACTOR = True
    manager(partnership())
    client.post(reverse("account_login"), {"login": "beheerder@example.nl", "password": PASSWORD})
    assert client.get("/werkplek/")["Location"] == reverse("mfa_index")


def test_cancelling_at_the_provider_says_so(client, provider):
    provider.refuse = "access_denied"
    response = come_in(client, provider)
    assert response["Location"] == reverse("socialaccount_login_cancelled")
    assert "afgebroken" in client.get(response["Location"]).content.decode()


def test_error_of_the_provider_is_a_page_of_ours(client, provider):
    provider.refuse = "server_error"
    response = come_in(client, provider)
    assert response.status_code == 401
    assert "Inloggen via uw organisatie lukte niet" in response.content.decode()


def test_answer_that_nobody_asked_for_opens_nothing(client, provider):
    """Somebody else's answer, put into a victim's browser."""
    manager(partnership())
    provider.person = {"sub": "1", "email": "beheerder@example.nl", "email_verified": True}
    attacker = type(client)()
    back = urlsplit(redirect_of(attacker.get(SIGN_IN)["Location"]))
    response = client.get(f"{back.path}?{back.query}")
    assert response.status_code == 401
    assert signed_in_as(client) is None


def test_provider_that_does_not_answer_is_a_page_of_ours(client, settings):
    configure(settings, "http://127.0.0.1:9")
    response = client.get(SIGN_IN)
    assert response.status_code == 502
    assert "Inloggen via uw organisatie lukte niet" in response.content.decode()
