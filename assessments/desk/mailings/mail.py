"""A mail as it goes over the wire, and the addresses that it can go to."""

from email.header import Header
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from factors.addresses import punycoded

LINE = 76
"""Signs of a line with an encoded word, which itself keeps to 75 (RFC 2047)."""


class Mail(EmailMultiAlternatives):
    """Django's, with a sender and a subject of any length and any letters.

    Python's own header takes lines of 78, and `formataddr` one word whatever its length: mail
    servers refuse both, or show the codes.
    """

    def message(self, **options: Any) -> Any:
        message = super().message(**options)
        subject = str(self.subject)
        name, address = parseaddr(str(self.from_email))
        if not subject.isascii():
            message.replace_header("Subject", _encoded("Subject", subject))
        if not name.isascii():
            sent_by = punycoded(address)
            message.replace_header("From", f"{_encoded('From', name)}\n <{sent_by}>")
        return message


def sender_address() -> str:
    """The address of DEFAULT_FROM_EMAIL, which may have a name before it."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _encoded(name: str, text: str) -> str:
    return Header(text, "utf-8", maxlinelen=LINE, header_name=name).encode()
