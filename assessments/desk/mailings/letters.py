"""What the mails say: one text per kind, as plain text and as simple HTML with the same words.

A template's first line is the subject. In its body a line that starts with "# " is a heading,
"- " an item of a list, and an address on a line of its own a button.
"""

import hashlib
import hmac
from dataclasses import dataclass
from email.headerregistry import Address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string

from assessments.desk.mailings.mail import Mail, sender_address
from assessments.models import Mailing, Round
from assessments.results.wording import within_sentence
from factors.addresses import is_deliverable
from factors.plain_text import lines, one_line


@dataclass(frozen=True)
class Part:
    """A piece of a mail's body: heading, list, button or paragraph."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(_part(block) for block in self.body.split("\n\n"))

    @property
    def text(self) -> str:
        return "\n\n".join("\n".join(_plain(line) for line in part.lines) for part in self.parts)

    @property
    def html(self) -> str:
        return render_to_string("mail/letter.html", {"letter": self})


def write(name: str, context: dict[str, Any]) -> Letter:
    """The letter of `templates/mail/<name>.txt`. Names and introductions are text, never markup."""
    text = lines(render_to_string(f"mail/{name}.txt", context))
    subject, _, body = text.strip().partition("\n")
    paragraphs = (block.strip() for block in body.split("\n\n"))
    return Letter(one_line(subject), "\n\n".join(filter(None, paragraphs)))


def envelope(letter: Letter, *, current_round: Round, to: str, message_id: str) -> Mail:
    """The mail itself: from the installation's address, in the name of who asks, reply to them."""
    answers_to = current_round.reply_to
    mail = Mail(
        subject=letter.subject,
        body=letter.text,
        from_email=sender(current_round),
        to=[to],
        reply_to=[answers_to] if is_deliverable(answers_to) else None,
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(letter.html, "text/html")
    return mail


def sender(current_round: Round) -> str:
    """ "A. Bakker, namens de presidia <vragenlijst@…>"."""
    name = one_line(sender_name(current_round))
    return str(Address(name, addr_spec=sender_address()))


def sender_name(current_round: Round) -> str:
    """ "A. Bakker, namens de presidia", as far as they are known."""
    name, client = current_round.contact_name, current_round.client
    if name:
        client = within_sentence(client)
    return one_line(", namens ".join(filter(None, (name, client))))


def message_id(mailing: Mailing, recipient: str) -> str:
    """The same for the same mail, so that a mail program shows one that came twice only once."""
    return message_id_of(f"mail:{mailing.pk}:{recipient}")


def message_id_of(occasion: str) -> str:
    what = occasion.encode()
    name = hmac.new(settings.LINK_KEY.encode(), what, hashlib.sha256).hexdigest()[:32]
    return f"<{name}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


def _part(block: str) -> Part:
    lines = tuple(line.strip() for line in block.splitlines())
    if lines[0].startswith("# "):
        return Part("heading", (lines[0],))
    if all(line.startswith("- ") for line in lines):
        return Part("list", lines)
    if len(lines) == 1 and lines[0].startswith(("http://", "https://")) and " " not in lines[0]:
        return Part("button", lines)
    return Part("paragraph", lines)


def _plain(line: str) -> str:
    return line.removeprefix("# ")
