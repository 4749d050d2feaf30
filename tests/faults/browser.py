"""What a browser does, as far as faults concern it: cookies, forms, pages that don't come."""

import re
import time
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from tests.faults.waiting import PATIENCE, wait_until

AWAY = 503
HEADERS = {
    "Host": "localhost",
    "Origin": "https://localhost",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "192.0.2.1",
    "Content-Type": "application/x-www-form-urlencoded",
}


class CutOff(Exception):
    """No answer came, or one that says to try again: what became of it isn't known."""


class Page:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode(errors="replace")

    @property
    def heading(self):
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.text, re.DOTALL)
        return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


class Browser:
    """Of one person, by HTTPS as the proxy hands it on."""

    def __init__(self, installation):
        self.installation = installation
        self.cookies = {}
        self.headers = dict(HEADERS)
        self.seen = []
        """Every status, or 0 for no answer."""
        self.away = []
        """Of each page that said to try again: after how many seconds, and when it may be tried."""

    def get(self, path):
        return self._confirmed("GET", path)

    def post(self, path, **fields):
        token = self.cookies.get("__Host-csrftoken", "")
        return self._confirmed("POST", path, csrfmiddlewaretoken=token, **fields)

    def insist(self, what):
        """What comes of it once it is answered, however often that takes."""

        def answered():
            try:
                return what()
            except CutOff:
                return None

        return wait_until(answered, "no answer came any more")

    def fetch(self, method, path, **fields):
        """The page, whatever it says. Raises `CutOff` without any."""
        asked = HTTPConnection("127.0.0.1", self.installation.web_port, timeout=PATIENCE)
        try:
            asked.request(method, path, urlencode(fields), self.headers | self._cookie)
            page = Page(asked.getresponse())
        except (OSError, HTTPException) as error:
            self.seen.append(0)
            raise CutOff from error
        finally:
            asked.close()
        self.seen.append(page.status)
        for line in page.headers.get_all("Set-Cookie", []):
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        return page

    @property
    def _cookie(self):
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    def _confirmed(self, method, path, **fields):
        begun = time.monotonic()
        page = self.fetch(method, path, **fields)
        if page.status == AWAY:
            self.away.append((time.monotonic() - begun, page.headers["Retry-After"]))
            raise CutOff
        return page
