"""What every page says to browsers and to what stands between, by the table's list of pages."""

import pytest

from tests.inventory.pages import pages
from tests.inventory.world import World

pytestmark = [pytest.mark.django_db]
SAID = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "strict-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
REFUSED = ("'unsafe-inline'", "'unsafe-eval'", "*", "http:", "data:")
"""In the sources of scripts."""
FOR_EVERYBODY = {
    *("home", "privacy", "protection", "accessibility", "code", "demonstration"),
    *("survey:left", "socialaccount_login_cancelled", "socialaccount_login_error"),
}
"""Pages that say the same to everybody, which may be kept."""


@pytest.mark.slow
def test_every_page_keeps_others_out(settings):
    settings.REQUIRE_SECOND_FACTOR = True
    shown = {str(page): page for page in pages(World(), ("anybody", "invited", "manager", "admin"))}

    assert len(shown) > 100
    assert {name: found for name, page in shown.items() if (found := [*problems(page)])} == {}


def problems(page):
    """What is wrong with its headers."""
    yield from (f"{name}: {page.response.get(name)}" for name in SAID if not says(page, name))
    sources = sources_of_scripts(page.response.get("Content-Security-Policy", ""))
    if not sources or {*sources} & {*REFUSED}:
        yield f"scripts from {sources}"
    kept = page.response.get("Cache-Control", "")
    if page.case.name not in FOR_EVERYBODY and not {"private", "no-store"} & {*kept.split(", ")}:
        yield f"may be kept by others: {kept!r}"


def says(page, name):
    return page.response.get(name) == SAID[name]


def sources_of_scripts(policy):
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    return parts.get("script-src", parts.get("default-src", "")).split()
