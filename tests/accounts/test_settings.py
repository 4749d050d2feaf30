"""What the environment says, in a process of its own: settings are read once."""

import json
import os
import subprocess
import sys

PROVIDER = {
    "OIDC_NAME": "Gemeente Laren",
    "OIDC_SERVER_URL": "https://login.example.nl/laren",
    "OIDC_CLIENT_ID": "samenwerking",
    "OIDC_CLIENT_SECRET": "geheim",
}
SHOW = """
import json
from samenwerking import settings as s
print(json.dumps({
    "providers": s.SOCIALACCOUNT_PROVIDERS,
    "second_factor": s.REQUIRE_SECOND_FACTOR,
    "left_to_provider": s.OIDC_SECOND_FACTOR,
    "own_key": s.MFA_KEY != s.SECRET_KEY,
    "proxies": getattr(s, "ALLAUTH_TRUSTED_PROXY_COUNT", 0),
    "debug": s.DEBUG,
    "demonstration": s.DEMONSTRATION,
    "cookies": [s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME],
    "cookies_are_secure": s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE,
    "security_contacts": s.SECURITY_CONTACTS,
}))
"""


def run(**changed):
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "a secret key that is long enough to be one for a real site",
        "LINK_KEY": "a key for links that is long enough to be one for a real site",
        "BALLOT_KEY_DIR": "/nowhere",
        "STATE_DIR": "/nowhere",
        "ALLOWED_HOSTS": "samenwerking.example.nl",
    } | changed
    return subprocess.run(
        [sys.executable, "-c", SHOW], env=environment, capture_output=True, text=True, check=False
    )


def settings(**changed):
    return json.loads(run(**changed).stdout)


def test_settings_are_strict_without_being_asked():
    assert settings() == {
        "providers": {},
        "second_factor": True,
        "left_to_provider": False,
        "own_key": False,
        "proxies": 1,
        "debug": False,
        "demonstration": False,
        "cookies": ["__Host-sessionid", "__Host-csrftoken"],
        "cookies_are_secure": True,
        "security_contacts": [],
    }


def test_trying_things_out_asks_no_second_factor():
    assert settings(DEBUG="1")["second_factor"] is False


def test_trying_things_out_works_without_https():
    told = settings(DEBUG="1")
    assert (told["cookies"], told["cookies_are_secure"]) == (["sessionid", "csrftoken"], False)


def test_security_contacts_are_mail_addresses_or_urls():
    told = settings(SECURITY_CONTACTS="veilig@example.nl,https://example.nl/melden")
    assert told["security_contacts"] == ["mailto:veilig@example.nl", "https://example.nl/melden"]


def test_demonstration_shows_no_page_for_developers():
    told = settings(DEBUG="1", DEMONSTRATION="1")
    assert (told["debug"], told["demonstration"], told["second_factor"]) == (False, True, False)
    assert settings(DEBUG="1")["debug"] is True


def test_demonstration_is_no_way_to_loosen_a_real_site():
    assert settings(DEMONSTRATION="1") == settings()


def test_second_factor_key_and_proxies_can_be_set():
    key = "another key that is long enough to be one for a real site"
    changed = settings(REQUIRE_SECOND_FACTOR="0", MFA_KEY=key, TRUSTED_PROXY_COUNT="2")
    assert (changed["second_factor"], changed["own_key"], changed["proxies"]) == (False, True, 2)


def test_provider_comes_from_four_variables():
    provider = settings(**PROVIDER)["providers"]["openid_connect"]
    assert provider["OAUTH_PKCE_ENABLED"] is True
    (app,) = provider["APPS"]
    assert app == {
        "provider_id": "organisatie",
        "name": "Gemeente Laren",
        "client_id": "samenwerking",
        "secret": "geheim",
        "settings": {"server_url": "https://login.example.nl/laren", "verified_email": []},
    }


def test_provider_with_a_variable_missing_does_not_start():
    incomplete = dict(PROVIDER)
    del incomplete["OIDC_CLIENT_SECRET"]
    stopped = run(**incomplete)
    assert stopped.returncode != 0
    assert "OIDC_CLIENT_SECRET" in stopped.stderr


def test_trusted_domains_are_a_list():
    (app,) = settings(**PROVIDER, OIDC_VERIFIED_DOMAINS="laren.nl,eemnes.nl")["providers"][
        "openid_connect"
    ]["APPS"]
    assert app["settings"]["verified_email"] == ["laren.nl", "eemnes.nl"]
