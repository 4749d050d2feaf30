"""Makes the pictures of the README anew: `make pictures`.

Serves a demonstration of its own, beside the one that may be there, and photographs it in Chromium.
Look at what it made before you commit it.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

IMAGES = Path(__file__).parent
PROJECT = IMAGES.parent.parent
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1200, "height": 1560}
LONGEST_START = 180
"""Seconds; filling the demonstration takes some twenty on a quiet machine."""


def main() -> None:
    with demonstration() as site, sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        survey(browser, site)
        shared_results(browser, site)
        dashboard(browser, site)
        browser.close()


def survey(browser: Browser, site: str) -> None:
    """Somebody on a phone, in the middle of the second factor."""
    page = opened(browser, site, PHONE)
    page.get_by_role("link", name="raadslid van Laren, begonnen").click()
    page.get_by_role("main").get_by_role("button").first.click()
    page.goto(page.url.rsplit("/factor/", 1)[0].rstrip("/") + "/factor/2/")
    page.get_by_role("radio", name="Mee eens").first.check()
    expect(page.locator("#save-status")).to_contain_text("Opgeslagen")
    photograph(page, "vragenlijst.png")


def shared_results(browser: Browser, site: str) -> None:
    """What the same people see when the results are shared."""
    page = opened(browser, site, PHONE)
    page.get_by_role("link", name="raadslid van Heiloo").click()
    page.get_by_role("main").get_by_role("button").first.click()
    page.get_by_role("heading", name="Wat opvalt").evaluate("found => found.scrollIntoView()")
    photograph(page, "gedeeld.png")


def dashboard(browser: Browser, site: str) -> None:
    """What stands out, for whoever leads the conversation."""
    page = opened(browser, site, DESKTOP)
    password = page.locator("strong", has_text="-").first.inner_text()
    email = page.locator("strong", has_text="@").first.inner_text()
    page.get_by_role("main").get_by_role("link", name="Inloggen").click()
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")
    expect(page.get_by_text("Uitloggen")).to_be_visible()
    page.goto(f"{site}/demonstratie/")
    page.get_by_role("link", name="BEL").first.click()
    expect(page.locator("[data-figure]:not([data-drawn])")).to_have_count(0)
    photograph(page, "dashboard.png")


def opened(browser: Browser, site: str, viewport: ViewportSize) -> Page:
    """The page that leads through the demonstration, for somebody who was never here."""
    page = browser.new_page(viewport=viewport, locale="nl-NL", reduced_motion="reduce")
    page.goto(f"{site}/demonstratie/")
    return page


def photograph(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    taken = page.screenshot(animations="disabled", caret="hide")
    # In 256 colours it takes a third of the room in everybody's checkout.
    Image.open(BytesIO(taken)).convert("RGB").quantize().save(IMAGES / name, optimize=True)


@contextmanager
def demonstration() -> Iterator[str]:
    """Its address. Database, keys and files go when the pictures are made."""
    port = free_port()
    site = f"http://localhost:{port}"
    with tempfile.TemporaryDirectory() as directory:
        own = {
            "DATABASE_URL": f"sqlite:///{directory}/db.sqlite3",
            "BALLOT_KEY_DIR": f"{directory}/keys",
            "MEDIA_ROOT": f"{directory}/media",
            "PORT": str(port),
        }
        server = subprocess.Popen([PROJECT / ".ci" / "serve"], env=os.environ | own)
        try:
            wait_for(f"{site}/gezond/", server)
            yield site
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until the site answers; stops when it never will."""
    for _second in range(LONGEST_START):
        time.sleep(1)
        if server.poll() is not None:
            raise SystemExit("The demonstration stopped.")
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            continue
        return
    raise SystemExit("The demonstration did not start.")


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    main()
