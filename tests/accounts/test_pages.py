"""Every page of an account, as it is read: Dutch, polite, and with one heading."""

import html
import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.urls import reverse

from samenwerking.accounts.urls import urlpatterns
from tests.accounts.steps import give_app, set_up_app, sign_in
from tests.builders import manager, partnership, user

pytestmark = pytest.mark.django_db

ENGLISH = re.compile(
    r"\b(the|your|you|password|sign|please|enter|email address|verify|add|remove|"
    r"authenticator code|security key|recovery|two-factor|name|again|submit|not used)\b",
    re.IGNORECASE,
)
FAMILIAR = re.compile(r"\b(je|jij|jouw|jou)\b", re.IGNORECASE)

OPEN = [
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
]
OWN = [
    "mfa_index",
    "account_sessions",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
]
WITH_APP = [
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
]


def words(response):
    """What is read on the page, with labels that only a screen reader says."""
    body = response.content.decode()
    spoken = " ".join(re.findall(r'(?:aria-label|alt|placeholder|title)="([^"]*)"', body))
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", body, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body) + spoken).split())


def check(response, status=200):
    text = words(response)
    assert response.status_code == status
    assert ENGLISH.findall(text) == []
    assert FAMILIAR.findall(text) == []
    assert response.content.decode().count("<h1") == 1


@pytest.mark.parametrize("name", OPEN)
def test_page_for_everybody_is_dutch(client, name):
    check(client.get(reverse(name)), status=401 if name == "socialaccount_login_error" else 200)


@pytest.mark.parametrize("name", OWN)
def test_page_of_an_account_is_dutch(client, name):
    manager(partnership())
    sign_in(client, "beheerder@example.nl")
    check(client.get(reverse(name)))


@pytest.mark.parametrize("name", WITH_APP)
def test_page_of_an_account_with_an_app_is_dutch(client, name):
    manager(partnership())
    sign_in(client, "beheerder@example.nl")
    set_up_app(client)
    check(client.get(reverse(name)))


def test_page_to_set_a_first_password_is_dutch(client):
    account = user()
    account.set_unusable_password()
    account.save()
    client.force_login(account)
    check(client.get(reverse("account_set_password")))


def test_page_that_asks_for_a_code_is_dutch(client):
    give_app(manager(partnership()))
    sign_in(client, "beheerder@example.nl")
    check(client.get(reverse("mfa_authenticate")))


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_page_about_a_passkey_is_dutch(client, name):
    account = manager(partnership())
    sign_in(client, account.email)
    key = Authenticator.objects.create(
        user=account,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Laptop", "credential": {}},
    )
    check(client.get(reverse("mfa_list_webauthn")))
    check(client.get(reverse(name, args=[key.pk])))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("account_login", {}),
        ("account_login", {"login": "geen adres", "password": "x"}),
        ("account_reset_password", {"email": "geen adres"}),
        ("account_change_password", {"password1": "kort", "password2": "anders"}),
        ("mfa_activate_totp", {"code": ""}),
        ("mfa_add_webauthn", {}),
        ("account_reauthenticate", {"password": "fout"}),
    ],
)
def test_errors_are_dutch_and_lead_to_their_field(client, name, form):
    if name not in OPEN:
        manager(partnership())
        sign_in(client, "beheerder@example.nl")
        client.get(reverse(name))
    response = client.post(reverse(name), form)
    check(response)
    page = response.content.decode()
    assert "Fout:" in page.split("</title>")[0]
    for target in re.findall(r'<li><a href="#([^"]*)"', page):
        assert f'id="{target}"' in page


def test_link_that_does_not_work_is_dutch(client):
    check(client.get(reverse("account_reset_password_from_key", args=["1", "abc-def"])))


def names(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name


def test_no_page_is_allauths_own():
    """Every page that can be reached has a template of ours."""
    pages = [
        "account/account_inactive",
        "account/login",
        "account/logout",
        "account/password_change",
        "account/password_reset",
        "account/password_reset_done",
        "account/password_reset_from_key",
        "account/password_reset_from_key_done",
        "account/password_set",
        "account/reauthenticate",
        "account/sessions",
        "account/signup_closed",
        "mfa/authenticate",
        "mfa/index",
        "mfa/reauthenticate",
        "mfa/recovery_codes/generate",
        "mfa/recovery_codes/index",
        "mfa/totp/activate_form",
        "mfa/totp/deactivate_form",
        "mfa/webauthn/add_form",
        "mfa/webauthn/authenticator_confirm_delete",
        "mfa/webauthn/authenticator_list",
        "mfa/webauthn/edit_form",
        "mfa/webauthn/reauthenticate",
        "socialaccount/authentication_error",
        "socialaccount/login_cancelled",
    ]
    origins = [get_template(f"{page}.html").origin.name for page in pages]
    assert [origin for origin in origins if "site-packages" in origin] == []


def test_scripts_of_the_pages_are_files():
    for path in ("mfa/js/webauthn.js", "mfa/js/webauthn-json.js", "js/passkeys.js"):
        assert finders.find(path)


def test_addresses_are_listed_one_by_one():
    """A new version of allauth adds no page by itself."""
    assert len(set(names(urlpatterns))) == len(list(names(urlpatterns))) == 32
