"""What every page says to browsers, and to what stands between."""

from collections.abc import Iterator

from tests.inventory.pages import Page

SAID = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "strict-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
REFUSED = {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "data:"}
"""In the sources of scripts."""
FOR_EVERYBODY = {
    *("home", "privacy", "protection", "accessibility", "code", "demonstration"),
    *("survey:left", "socialaccount_login_cancelled", "socialaccount_login_error"),
    "council_questions",
}
"""Pages that say the same to everybody, which may be kept."""


def problems(page: Page) -> Iterator[str]:
    """What is wrong with its headers."""
    headers = page.response.headers
    yield from (f"{each}: {headers.get(each)}" for each in SAID if headers.get(each) != SAID[each])
    sources = _sources_of_scripts(headers.get("Content-Security-Policy", ""))
    if not sources or sources & REFUSED:
        yield f"scripts from {sources}"
    kept = headers.get("Cache-Control", "")
    if page.case.name not in FOR_EVERYBODY and not {"private", "no-store"} & {*kept.split(", ")}:
        yield f"may be kept by others: {kept!r}"


def _sources_of_scripts(policy: str) -> set[str]:
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    return set(parts.get("script-src", parts.get("default-src", "")).split())
