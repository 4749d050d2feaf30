"""What the mails say: one text per kind, as plain text and as simple HTML with the same words.

A template's first line is the subject. In its body a line that starts with "# " is a heading,
"- " an item of a list, and a line with only an address under one with words is a button with those
words, with the bare address under it. Above all stands the name of the partnership, or its logo.
"""

import hashlib
import hmac
from dataclasses import dataclass
from email.headerregistry import Address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string

from assessments import logos
from assessments.desk.mailings.mail import LOGO_ID, Mail, sender_address
from assessments.models import Mailing, Round
from assessments.results.wording import within_sentence
from factors.addresses import is_deliverable
from factors.plain_text import lines, one_line


@dataclass(frozen=True)
class Part:
    """A piece of a mail's body: heading, list, button, bare link or paragraph."""

    kind: str
    lines: tuple[str, ...]

    @property
    def label(self) -> str:
        """Of a button."""
        return self.lines[0].removesuffix(":")


@dataclass(frozen=True)
class Letter:
    """`head` is the partnership's name; in HTML its `logo` stands there, if it has one."""

    subject: str
    body: str
    head: str = ""
    logo: bytes = b""

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(_part(block) for block in self.body.split("\n\n"))

    @property
    def text(self) -> str:
        blocks = ("\n".join(_plain(line) for line in part.lines) for part in self.parts)
        return "\n\n".join(filter(None, (self.head, *blocks)))

    @property
    def html(self) -> str:
        return self.html_with(f"cid:{LOGO_ID}")

    def html_with(self, logo_address: str) -> str:
        """The HTML with its logo at this address."""
        return render_to_string("mail/letter.html", {"letter": self, "logo": logo_address})


def write(name: str, context: dict[str, Any]) -> Letter:
    """The letter of `templates/mail/<name>.txt`. Names and introductions are text, never markup."""
    text = lines(render_to_string(f"mail/{name}.txt", context))
    subject, _, body = text.strip().partition("\n")
    paragraphs = (block.strip() for block in body.split("\n\n"))
    partnership = context.get("partnership")
    return Letter(
        one_line(subject),
        "\n\n".join(filter(None, paragraphs)),
        head=one_line(partnership.name) if partnership else "",
        logo=logos.for_mail(partnership.logo) if partnership else b"",
    )


@dataclass(frozen=True)
class Outside:
    """What stands on the envelope: to whom it goes, and where it goes back to.

    `returns_to` is empty for the installation's own address; `opt_out` is a page for whoever wants
    no more mail.
    """

    to: str
    message_id: str
    returns_to: str = ""
    opt_out: str = ""


def envelope(letter: Letter, outside: Outside, *, current_round: Round) -> Mail:
    """The mail itself: from the installation's address, in the name of who asks, reply to them."""
    answers_to = current_round.reply_to
    headers = {
        "From": sender(current_round),
        "Message-ID": outside.message_id,
        "Auto-Submitted": "auto-generated",
    }
    if outside.opt_out:
        headers["List-Unsubscribe"] = f"<{outside.opt_out}>"
    mail = Mail(
        subject=letter.subject,
        body=letter.text,
        from_email=outside.returns_to or sender_address(),
        to=[outside.to],
        reply_to=[answers_to] if is_deliverable(answers_to) else None,
        headers=headers,
        picture=letter.logo,
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
    return named_here(name)


def named_here(name: str) -> str:
    """A Message-ID of this installation."""
    return f"<{name}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


def _part(block: str) -> Part:
    lines = tuple(line.strip() for line in block.splitlines())
    if lines[0].startswith("# "):
        return Part("heading", (lines[0],))
    if all(line.startswith("- ") for line in lines):
        return Part("list", lines)
    if _is_address(lines[-1]) and len(lines) <= 2:
        return Part("button" if len(lines) == 2 else "link", lines)
    return Part("paragraph", lines)


def _is_address(line: str) -> bool:
    return line.startswith(("http://", "https://")) and " " not in line


def _plain(line: str) -> str:
    return line.removeprefix("# ")
