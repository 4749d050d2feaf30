"""What a browser does, as far as faults concern it: cookies, forms, pages that don't come."""

import ssl
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlencode

from tests.running.asking import Reply, Site, Wait
from tests.running.respondent import heading
from tests.running.waiting import PATIENCE, wait_until

AWAY = 503


class CutOff(Exception):
    """No answer came, or one that says to try again: what became of it isn't known."""


class Page(Reply):
    @property
    def heading(self):
        return heading(self)


@dataclass(frozen=True)
class Asked:
    """One request: when it began and ended (by the monotonic clock), and what came of it."""

    name: str
    begun: float
    ended: float
    status: int
    """0 for no answer."""
    try_after: str | None = None
    """When it may be tried again, as the page said."""


class Browser:
    """Of one person. `pause` are the seconds that they think about an answer."""

    def __init__(self, site: Site, *, pause: float = 0.0, patience: float = PATIENCE) -> None:
        self.site, self.pause, self.patience = site, pause, patience
        self.trusted = ssl.create_default_context(cafile=site.authority) if site.authority else None
        self.cookies: dict[str, str] = {}
        self.headers = {
            "Host": site.host,
            "Origin": site.origin,
            "Referer": f"{site.origin}/",
            "Content-Type": "application/x-www-form-urlencoded",
            **dict(line.split(": ", 1) for line in site.headers),
        }
        self.asked: list[Asked] = []
        self.answered = time.monotonic()

    @property
    def seen(self):
        """Every status, or 0 for no answer."""
        return [each.status for each in self.asked]

    @property
    def away(self):
        """Of each page that said to try again: after how many seconds, and when."""
        return [
            (each.ended - each.begun, each.try_after) for each in self.asked if each.status == AWAY
        ]

    def go_through(self, steps):
        """What comes of a person's steps; what isn't answered is theirs to ask again."""
        self.answered = time.monotonic()
        reply = None
        try:
            while True:
                asked = steps.send(reply)
                reply = self._think() if asked is Wait.TO_THINK else self._reply(asked)
        except StopIteration as end:
            return end.value

    def _think(self):
        time.sleep(self.pause)

    def _reply(self, ask):
        method = "GET" if ask.fields is None else "POST"
        try:
            return self._confirmed(ask.name, method, ask.path, ask.fields or {})
        except CutOff:
            assert time.monotonic() < self.answered + PATIENCE, "no answer came any more"
            time.sleep(0.05)
            return None

    def get(self, path):
        return self._confirmed(path, "GET", path, {})

    def post(self, path, **fields):
        token = self.cookies.get("__Host-csrftoken", "")
        return self._confirmed(path, "POST", path, {"csrfmiddlewaretoken": token, **fields})

    def insist(self, what):
        """What comes of it once it is answered, however often that takes."""

        def answered():
            try:
                return what()
            except CutOff:
                return None

        return wait_until(answered, "no answer came any more")

    def fetch(self, method, path, fields=None, name=""):
        """The page, whatever it says. Raises `CutOff` without any."""
        begun = time.monotonic()
        connection = self._connection()
        try:
            headers = self.headers | self._cookie
            connection.request(method, path, urlencode(fields or {}), headers)
            response = connection.getresponse()
            page = Page(response.status, response.headers, response.read())
        except (OSError, HTTPException) as error:
            self.asked.append(Asked(name, begun, time.monotonic(), 0))
            raise CutOff from error
        finally:
            connection.close()
        again = response.headers["Retry-After"]
        self.asked.append(Asked(name, begun, time.monotonic(), page.status, again))
        for line in response.headers.get_all("Set-Cookie", []):
            key, _, value = line.split(";")[0].partition("=")
            self.cookies[key] = value
        return page

    def _connection(self):
        if self.trusted:
            return HTTPSConnection(*self.site.address, timeout=self.patience, context=self.trusted)
        return HTTPConnection(*self.site.address, timeout=self.patience)

    @property
    def _cookie(self):
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    def _confirmed(self, name, method, path, fields):
        page = self.fetch(method, path, fields, name)
        if page.status == AWAY:
            raise CutOff
        self.answered = time.monotonic()
        return page
