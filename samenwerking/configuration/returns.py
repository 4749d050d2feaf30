"""Where mails go that can't be delivered: an address, and the mailbox that is read by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

PORTS = {"imap": 143, "imap+tls": 143, "imaps": 993}
"""By scheme: without TLS (on this machine only), with STARTTLS, with TLS from the start."""
LONGEST_LOCAL = 12
"""Signs before the @ of an address in which a token of 51 is put: 64 may stand there."""
EXAMPLE = "Schrijf imaps://naam:wachtwoord@machine:993/INBOX"


@dataclass(frozen=True)
class Mailbox:
    scheme: str
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str

    @property
    def is_plain(self) -> bool:
        """Whether the password goes over a network unsealed."""
        return self.scheme == "imap" and self.host not in ("localhost", "127.0.0.1", "::1")


def read_mailbox(url: str) -> Mailbox:
    """Raises ValueError for what isn't the address of a mailbox."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not (parts.hostname and parts.username and parts.password):
        raise ValueError("not a mailbox")
    return Mailbox(
        scheme=parts.scheme,
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=unquote(parts.username),
        password=unquote(parts.password),
        folder=unquote(parts.path.strip("/")) or "INBOX",
    )


def mailbox_of(url: str) -> Mailbox | None:
    """Of a setting that was looked at; None when there is none."""
    return read_mailbox(url) if url else None


def return_problems(given: Mapping[str, str]) -> Iterator[str]:
    """Pure: what is wrong with these two settings, a Dutch sentence for each."""
    address, url = given.get("RETURNS_ADDRESS", ""), given.get("RETURNS_IMAP_URL", "")
    if address:
        yield from _address_problems(address, read_by_us=bool(url))
    elif url:
        yield "RETURNS_ADDRESS ontbreekt: bij RETURNS_IMAP_URL hoort ook dat."
    if url:
        yield from _url_problems(url)


def _address_problems(address: str, *, read_by_us: bool) -> Iterator[str]:
    local, _at, _domain = address.rpartition("@")
    try:
        EmailValidator(allowlist=["localhost"])(address)
    except ValidationError:
        yield f"RETURNS_ADDRESS: “{address}” is geen mailadres."
        return
    if read_by_us and (len(local) > LONGEST_LOCAL or "+" in local):
        yield (
            f"RETURNS_ADDRESS: neem voor de @ ten hoogste {LONGEST_LOCAL} tekens, zonder +: "
            "er komt een kenmerk achter."
        )


def _url_problems(url: str) -> Iterator[str]:
    rest = "andere tekens dan letters en cijfers in naam en wachtwoord als %XX."
    try:
        mailbox = read_mailbox(url)
    except ValueError:
        yield f"RETURNS_IMAP_URL is geen adres van een postbus. {EXAMPLE}; {rest}"
        return
    told = (mailbox.user, mailbox.password, mailbox.folder)
    if " " in mailbox.user or not all(map(_can_be_told, told)):
        yield "RETURNS_IMAP_URL: naam, wachtwoord en map kunnen alleen gewone tekens hebben."


def _can_be_told(text: str) -> bool:
    """In a command of IMAP, which is a line of ASCII."""
    return text.isascii() and text.isprintable()
