"""Somebody who answers, as the page and its script do it.

`sent` holds what was acknowledged: each answer whose save was answered with 200, and whether
sending in was. Whoever kills servers under it compares that with the ballots.
"""

import asyncio
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.load.browser import Browser

FACTORS = 10


class Unexpected(Exception):
    """A reply that a person can't go on with."""


@dataclass
class Sent:
    """What the server said that it had kept."""

    answers: dict[str, int] = field(default_factory=dict)
    is_sent_in: bool = False


class Respondent:
    """`link` is the path of somebody's personal link; `pause` is awaited before each answer."""

    def __init__(self, site, record, link, *, answer=4, pause=None):
        self.browser = Browser(site, record)
        self.record = record
        self.link = link
        self.answer = answer
        self.pause = pause or _no_pause
        self.sent = Sent()
        self.page = b""

    @property
    def public_id(self):
        return self.link.strip("/").split("/")[1]

    def address(self, *rest):
        return "/".join(["/vragenlijst", self.public_id, *map(str, rest), ""])

    async def fill_in(self, *, by_answer=True):
        """Everything, from the mail to having sent in. What goes wrong is recorded and ends it."""
        try:
            await self.come_in()
            for number in range(1, FACTORS + 1):
                await (self.answer_page if by_answer else self.answer_form)(number)
            await self.send_in()
        except (OSError, TimeoutError, Unexpected, asyncio.IncompleteReadError) as problem:
            self.record.errors.append(f"{type(problem).__name__}: {problem}")
        finally:
            self.browser.close()

    async def come_in(self):
        """Open the link and press "Beginnen"."""
        await self.open_link()
        return await self.begin()

    async def open_link(self):
        self.page = _expected(200, await self.browser.get("link", self.link)).body

    async def begin(self):
        """To the page where this person goes on."""
        reply = await self._send("begin", self.link, 302, next="begin")
        return await self._look("page", reply.location)

    async def answer_page(self, number):
        """With the script: every answer is saved by itself, and a button goes on.

        At once, so without looking for a connection.
        """
        if number > 1:
            await self.look_at(number)
        given = {}
        for letter in "ab":
            await self.pause()
            given[f"{number}{letter}"] = self.answer
            await self.save(given)

    async def save(self, given):
        """As htmx sends it: all that is chosen on the page."""
        address = self.address("opslaan")
        reply = await self._send("save", address, 200, HX_Request="true", **given)
        self.sent.answers |= given
        self.revision = _value(reply.body, b'name="revision"')

    async def answer_form(self, number):
        """Without the script: the button saves, and leads to the next page."""
        if number > 1:
            await self.look_at(number)
        await self.pause()
        given = {f"{number}{letter}": self.answer for letter in "ab"}
        await self._send("form", self.address("factor", number), 302, go="next", **given)
        self.sent.answers |= given

    async def look_at(self, number):
        await self._look("page", self.address("factor", number))

    async def send_in(self):
        await self._look("review", self.address("nakijken"))
        await self._send("send in", self.address("insturen"), 200)
        self.sent.is_sent_in = True

    async def _look(self, name, path):
        self.page = _expected(200, await self.browser.get(name, path)).body
        self.revision = _value(self.page, b'name="revision"')

    async def _send(self, name, path, status, HX_Request="", **fields):
        fields = {
            "csrfmiddlewaretoken": _value(self.page, b'name="csrfmiddlewaretoken"'),
            "revision": getattr(self, "revision", ""),
            **fields,
        }
        body = "&".join(f"{key}={quote(str(value))}" for key, value in fields.items() if value)
        headers = {"HX-Request": HX_Request} if HX_Request else {}
        # As a browser does over HTTPS; Django looks whose page the form was on.
        headers["Origin"] = self.browser.site.origin
        return _expected(status, await self.browser.post(name, path, body, **headers))


def _expected(status, reply):
    if reply.status != status:
        raise Unexpected(f"status {reply.status}")
    return reply


def _value(page, name):
    """Of the first input with this name."""
    place = page.find(name)
    if place < 0:
        return ""
    begin = page.index(b'value="', place) + len(b'value="')
    return page[begin : page.index(b'"', begin)].decode()


async def _no_pause():
    pass
