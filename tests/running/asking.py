"""What a browser is asked for, and the site that it asks."""

from dataclasses import dataclass, field
from enum import Enum, auto
from http.client import HTTPMessage


@dataclass(frozen=True)
class Site:
    """Where it is served, and as what: `host` is its name, `headers` what a proxy in front adds."""

    address: tuple[str, int]
    host: str
    headers: tuple[str, ...] = ()
    scheme: str = "http"
    authority: str = ""
    """The file of who vouches for its certificate; "" where it speaks no TLS itself."""

    @property
    def origin(self):
        return f"{self.scheme}://{self.host}"


@dataclass(frozen=True)
class Ask:
    """One request, by the name under which it is counted; with fields it is a form."""

    name: str
    path: str
    fields: dict[str, object] | None = None
    by_script: bool = False
    """As htmx sends it."""


class Wait(Enum):
    """What somebody does between two requests."""

    TO_THINK = auto()


@dataclass(frozen=True)
class Reply:
    status: int
    headers: HTTPMessage | dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def location(self):
        """The path that a redirect leads to."""
        place = self.headers.get("location", "")
        return "/" + place.split("/", 3)[3] if "://" in place else place

    @property
    def text(self):
        return self.body.decode(errors="replace")
