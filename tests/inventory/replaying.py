"""Give a browser the pages that were collected, over HTTP, as the server gave them.

So that one collection serves all questions, refusals and forms with errors can be opened too, and
nothing that a page asks for changes what the next one shows.
"""

import mimetypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders

from tests.inventory.pages import Page

UNSENT = {"content-length", "connection", "date", "server"}
"""Headers that the server itself sends."""


class Replay(ThreadingHTTPServer):
    """Its pages by their address, with a number behind it: visitors share addresses."""

    daemon_threads = True

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__(("127.0.0.1", 0), Replayed)
        self.pages = {f"{page.path}?{number}": page for number, page in enumerate(pages)}

    @property
    def url(self) -> str:
        return f"http://localhost:{self.server_port}"


class Replayed(BaseHTTPRequestHandler):
    """A page, a static file, or nothing: what scripts ask for later isn't looked at here."""

    server: Replay
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if page := self.server.pages.get(self.path):
            kept = [each for each in page.response.items() if each[0].lower() not in UNSENT]
            self._send(page.response.status_code, kept, page.response.getvalue())
        elif path.startswith(settings.STATIC_URL):
            file = finders.find(path.removeprefix(settings.STATIC_URL))
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            headers = [("Content-Type", kind), ("Cache-Control", "max-age=3600")]
            self._send(200, headers, Path(str(file)).read_bytes())
        else:
            self._send(204, [], b"")

    def _send(self, status: int, headers: Sequence[tuple[str, str]], body: bytes) -> None:
        self.send_response(status)
        for name, value in [*headers, ("Content-Length", str(len(body)))]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing: whoever asks is the test."""


@contextmanager
def replayed(pages: Sequence[Page]) -> Iterator[Replay]:
    with Replay(pages) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
