"""A mail as it goes over the wire, and the addresses that it can go to."""

from email.header import Header
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from factors.addresses import punycoded

LINE = 76
"""Signs of a line with an encoded word, which itself keeps to 75 (RFC 2047)."""


LOGO_ID = "logo"
"""What the HTML calls the picture that comes along."""


class Mail(EmailMultiAlternatives):
    """Django's, with a sender and a subject of any length and any letters, and a picture in it.

    Python's own header takes lines of 78, and `formataddr` one word whatever its length: mail
    servers refuse both, or show the codes. `from_email` is where a mail that can't be delivered
    goes back to; who it is from is said by the header "From", if there is one.
    """

    def __init__(self, *args: Any, picture: bytes = b"", **options: Any) -> None:
        super().__init__(*args, **options)
        self.picture = picture

    def message(self, **options: Any) -> Any:
        message = super().message(**options)
        subject = str(self.subject)
        name, address = parseaddr(str(self.extra_headers.get("From", self.from_email)))
        if not subject.isascii():
            message.replace_header("Subject", _encoded("Subject", subject))
        if not name.isascii():
            sent_by = punycoded(address)
            message.replace_header("From", f"{_encoded('From', name)}\n <{sent_by}>")
        if self.picture:
            _put_in(message, self.picture)
        return message


def _put_in(message: Any, picture: bytes) -> None:
    """Beside the HTML that shows it, in one part: nothing is fetched when the mail is read."""
    text, html = message.get_payload()
    image = MIMEImage(picture, "png")
    image.add_header("Content-ID", f"<{LOGO_ID}>")
    image.add_header("Content-Disposition", "inline", filename="logo.png")
    related = MIMEMultipart("related", type="text/html")
    for part in (html, image):
        del part["MIME-Version"]
        related.attach(part)
    del related["MIME-Version"]
    message.set_payload([text, related])


def sender_address() -> str:
    """The address of DEFAULT_FROM_EMAIL, which may have a name before it."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _encoded(name: str, text: str) -> str:
    return Header(text, "utf-8", maxlinelen=LINE, header_name=name).encode()
