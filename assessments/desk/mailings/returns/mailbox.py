"""The mailbox for returns, over IMAP: what is understood goes out of it, the rest stays."""

import imaplib
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.conf import settings

TIMEOUT = 10
"""Seconds that each answer of the server may take."""
LONGEST = 100
"""Seconds that a look in the mailbox takes altogether: the rest is for the next time."""
AT_ONCE = 200
"""Mails that are read in one look."""
MOST_BYTES = 200_000
"""Of a mail that are read: a notice says what it has to say at its begin."""


class MailboxAway(Exception):
    """The mailbox can't be read now; the message says why, without what the server said."""


@contextmanager
def opened() -> Iterator[imaplib.IMAP4]:
    """Of RETURNS_MAILBOX: signed in, with the folder open.

    Raises `MailboxAway`, also when the connection breaks.
    """
    mailbox = settings.RETURNS_MAILBOX
    if mailbox is None:
        raise MailboxAway("RETURNS_IMAP_URL")
    try:
        connection = _connect(mailbox.scheme, mailbox.host, mailbox.port)
        try:
            connection.login(mailbox.user, mailbox.password)
            _require(connection.select(f'"{_quoted(mailbox.folder)}"'))
            yield connection
            connection.close()
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                connection.logout()
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxAway(type(error).__name__) from error


def unread(connection: imaplib.IMAP4) -> Iterator[tuple[bytes, bytes]]:
    """The number and the begin of each mail that nobody read, at most `AT_ONCE` of them."""
    stop = time.monotonic() + LONGEST
    (found,) = _require(connection.uid("SEARCH", "UNSEEN", "UNDELETED")) or [b""]
    for uid in (found or b"").split()[:AT_ONCE]:
        if time.monotonic() > stop:
            return
        answer = _require(connection.uid("FETCH", uid.decode(), f"(BODY.PEEK[]<0.{MOST_BYTES}>)"))
        yield uid, next((each[1] for each in answer if isinstance(each, tuple)), b"")


def remove(connection: imaplib.IMAP4, uid: bytes) -> None:
    """It is gone once the folder is closed: an address stands in it."""
    _require(connection.uid("STORE", uid.decode(), "+FLAGS.SILENT", r"(\Deleted)"))


def leave(connection: imaplib.IMAP4, uid: bytes) -> None:
    """For a person to read; not read by us again."""
    _require(connection.uid("STORE", uid.decode(), "+FLAGS.SILENT", r"(\Seen)"))


def _connect(scheme: str, host: str, port: int) -> imaplib.IMAP4:
    if scheme == "imaps":
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=TIMEOUT)
    connection = imaplib.IMAP4(host, port, timeout=TIMEOUT)
    if scheme == "imap+tls":
        connection.starttls(ssl.create_default_context())
    return connection


def _require(answer: tuple[str, list[Any]]) -> list[Any]:
    status, content = answer
    if status != "OK":
        raise imaplib.IMAP4.error(status)
    return content


def _quoted(folder: str) -> str:
    return folder.replace("\\", "\\\\").replace('"', '\\"')
