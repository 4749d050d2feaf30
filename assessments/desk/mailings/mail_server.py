"""Hand mails to the mail server, one by one, and say in Dutch what became of each.

After whatever went wrong the connection is opened again: smtplib closes it by itself at some
replies, and Django goes on with one that is closed.
"""

import contextlib
import re
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

from factors.addresses import is_deliverable

LONGEST = 200
"""Of the mail server's own words; a reason has 300 with ours."""
AT_ONCE = 10
"""Seconds that somebody who looks at a page waits for the mail server."""


class NotSent(Exception):
    """A mail didn't go; the message says why, in Dutch."""


class Refused(NotSent):
    """This mail will never be taken."""


class Later(NotSent):
    """This mail isn't taken now."""


class Away(NotSent):
    """The mail server can't be used now. The message names nobody."""


class MailServer:
    """A connection that is opened when it is needed, and again after something went wrong."""

    def __init__(self, timeout: int | None = None) -> None:
        self._timeout = timeout
        self._connection: BaseEmailBackend | None = None

    def connect(self) -> BaseEmailBackend:
        """The connection, open. Raises `Away`."""
        if self._connection is None:
            connection = get_connection(timeout=self._timeout)
            try:
                connection.open()
            except OSError as error:
                raise Away(_why_closed(error)) from error
            self._connection = connection
        return self._connection

    def send(self, mail: EmailMessage) -> None:
        """Returns once the mail server took the mail. Raises `Refused`, `Later` or `Away`."""
        wrong = [address for address in mail.to if not is_deliverable(address)]
        if wrong:
            raise Refused(_("Mailservers kennen dit soort adres niet: {0}.").format(wrong[0]))
        connection = self.connect()
        try:
            connection.send_messages([mail])
        except OSError as error:
            self.close()
            raise _outcome(error) from error

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(OSError):
                connection.close()


@contextmanager
def mail_server(timeout: int | None = None) -> Iterator[MailServer]:
    server = MailServer(timeout)
    try:
        yield server
    finally:
        server.close()


def _outcome(error: OSError) -> Refused | Later | Away:
    """What an error of smtplib says of this one mail, or of the server.

    A sender that is refused is refused for everybody; 421 hangs up, and says nothing of the mail.
    """
    code, words = _reply(error)
    about_the_mail = isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
    if not about_the_mail or code == 421:
        return Away(_why_not_sent(error))
    reason = _with_words(why_refused(code, words), code, words)
    return Refused(reason) if 500 <= code < 600 else Later(reason)


def _why_closed(error: OSError) -> str:
    code, words = _reply(error)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _with_words(_("De mailserver laat ons niet binnen."), code, words)
    if code:
        return _with_words(_("De mailserver neemt nu niets aan."), code, words)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return _("De mailserver kan niet wat is ingesteld: versleutelen of inloggen.")
    return _("De mailserver is niet bereikbaar.")


def _why_not_sent(error: OSError) -> str:
    """Without the server's words, but those about our own address: others may name somebody."""
    if isinstance(error, smtplib.SMTPSenderRefused):
        code, words = _reply(error)
        return _with_words(_("De mailserver neemt onze afzender nu niet aan."), code, words)
    if isinstance(error, smtplib.SMTPHeloError):
        return _why_closed(error)
    return _("De mailserver antwoordde niet, of verbrak de verbinding.")


def why_refused(code: int, words: str) -> str:
    """By the enhanced code (RFC 3463) where the server gives one."""
    enhanced = re.match(r"[45]\.(\d{1,3})\.(\d{1,3})", words)
    subject, detail = enhanced.groups() if enhanced else ("", "")
    if (subject, detail) == ("2", "2") or (not subject and code in (452, 552)):
        return _("De postbus is vol.")
    if subject == "1" or (not subject and code in (550, 551, 553)):
        return _("Dit adres bestaat niet, of neemt geen mail aan.")
    if subject == "7":
        return _("De mailserver vertrouwt deze mail niet.")
    if code < 500:
        return _("De mailserver vraagt om het later te proberen.")
    return _("De mailserver weigerde deze mail.")


def _with_words(reason: str, code: int, words: str) -> str:
    said = f"{code} {words}"[:LONGEST]
    return _("{reason} De mailserver zegt: “{said}”.").format(reason=reason, said=said)


def _reply(error: OSError) -> tuple[int, str]:
    """The mail server's code and its words; 0 when it said nothing."""
    code: int = 0
    reason: bytes | str = ""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, reason = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, reason = error.smtp_code, error.smtp_error
    words = reason.decode(errors="replace") if isinstance(reason, bytes) else reason
    return code, " ".join(words.split())
