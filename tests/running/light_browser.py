"""A browser as light as can be: it shares the machine with what it measures."""

import asyncio
import gzip
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import quote

from tests.running.asking import Reply, Site, Wait

FRESH = 1.0
"""Seconds that a connection is used again; gunicorn closes one that waits for two."""
PATIENCE = 60
FORM = "application/x-www-form-urlencoded"


@dataclass
class Record:
    """What was asked, by a name: how long each reply took, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, name, took):
        self.seconds.setdefault(name, []).append(took)

    @property
    def requests(self):
        return sum(map(len, self.seconds.values()))


async def _no_pause():
    pass


class LightBrowser:
    """Of one person: keeps cookies, takes compressed pages, and has one connection.

    `pause` is awaited before each answer.
    """

    def __init__(self, site: Site, record: Record, *, pause=_no_pause) -> None:
        self.site, self.record, self.pause = site, record, pause
        self.cookies: dict[str, str] = {}
        self.connection: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.used = 0.0

    async def go_through(self, steps):
        """What comes of a person's steps. Raises what `ask` does."""
        reply = None
        try:
            while True:
                asked = steps.send(reply)
                reply = await (self.pause() if asked is Wait.TO_THINK else self._reply(asked))
        except StopIteration as end:
            return end.value

    async def _reply(self, ask):
        if ask.fields is None:
            return await self.get(ask.name, ask.path)
        body = "&".join(f"{key}={quote(str(value))}" for key, value in ask.fields.items())
        headers = {"HX_Request": "true"} if ask.by_script else {}
        # As a browser does over HTTPS; Django looks whose page the form was on.
        return await self.post(ask.name, ask.path, body, Origin=self.site.origin, **headers)

    async def get(self, name, path, **headers):
        return await self.ask(name, "GET", path, b"", headers)

    async def post(self, name, path, body, **headers):
        sent = {"Content-Type": FORM, "Content-Length": str(len(body)), **headers}
        return await self.ask(name, "POST", path, body.encode(), sent)

    async def ask(self, name, method, path, body, headers):
        """Raises OSError or TimeoutError when there is no reply."""
        begin = time.monotonic()
        request = self._request(method, path, headers) + body
        async with asyncio.timeout(PATIENCE):
            reply = await self._exchange(method, request)
        self.record.add(name, time.monotonic() - begin)
        return reply

    def close(self):
        if self.connection:
            self.connection[1].close()
        self.connection = None

    def _request(self, method, path, headers):
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.site.host}", *self.site.headers]
        lines += ["Accept-Encoding: gzip, deflate, br"]
        if self.cookies:
            kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            lines.append(f"Cookie: {kept}")
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        return "\r\n".join([*lines, "", ""]).encode()

    async def _exchange(self, method, request):
        if self.connection and time.monotonic() - self.used > FRESH:
            self.close()
        if not self.connection:
            self.connection = await asyncio.open_connection(*self.site.address)
        reader, writer = self.connection
        try:
            writer.write(request)
            reply = await self._read(reader, method)
        except BaseException:
            self.close()
            raise
        self.used = time.monotonic()
        if reply.headers.get("connection", "").lower() == "close":
            self.close()
        return reply

    async def _read(self, reader, method):
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            raise ConnectionResetError("no reply") from None
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {}
        for line in filter(None, lines):
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                self._keep(value)
            headers[name.lower()] = value
        body = b"" if method == "HEAD" else await _body(reader, headers)
        return Reply(int(first.split()[1]), headers, body)

    def _keep(self, cookie):
        for name, morsel in SimpleCookie(cookie).items():
            if morsel.value:
                self.cookies[name] = morsel.value
            else:
                self.cookies.pop(name, None)


async def _body(reader, headers):
    if headers.get("transfer-encoding") == "chunked":
        body = await _chunks(reader)
    else:
        body = await reader.readexactly(int(headers.get("content-length", 0)))
    return gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body


async def _chunks(reader):
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
    return b"".join(parts)
