import pytest

from samenwerking.accounts.browsers import describe

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
CHROME = f"{WEBKIT} Chrome/140.0.0.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME}", "Chrome op Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Edg/140.0.0.0", "Edge op Windows"),
        (f"Mozilla/5.0 (Linux; Android 10; K) {CHROME}", "Chrome op Android"),
        (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {CHROME}", "Chrome op ChromeOS"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like "
            "Gecko) Version/18.0 Safari/605.1.15",
            "Safari op Mac",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox op Linux",
        ),
        ("curl/8.5.0", ""),
        ("<script>alert(1)</script> Firefox", "Firefox"),
        ("", ""),
    ],
)
def test_browser_is_known_by_its_name_and_system(user_agent, name):
    assert describe(user_agent) == name
