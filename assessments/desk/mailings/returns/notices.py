"""Pure: what a mail in the mailbox for returns says, read with `email` (RFC 3464)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from enum import Enum
from typing import Any

from assessments.desk.mailings.returns.tokens import Returned, read_token

STATUS = re.compile(r"([245])\.(\d{1,3})\.(\d{1,3})")
ADDRESSED = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
"""Where the address stands that the mail was returned to, and with it our token."""
MOST_PARTS = 50
LONGEST_HEADER = 1000


class Outcome(Enum):
    BOUNCED = "bounced"
    """It will never arrive."""
    DELAYED = "delayed"
    """Or it arrived: nothing to tell anybody."""
    AUTOMATIC = "automatic"
    """Somebody is away."""
    UNKNOWN = "unknown"
    """A person may read it."""


@dataclass(frozen=True)
class Notice:
    """`status` is the enhanced code (RFC 3463) of a mail that bounced, like "5.1.1"."""

    outcome: Outcome
    returned: Returned | None = None
    status: str = ""


def read_notice(raw: bytes) -> Notice:
    """Whatever somebody sent: it never fails, and believes nothing but our own tokens."""
    message = message_from_bytes(raw)
    parts = [part for part, _number in zip(message.walk(), range(MOST_PARTS), strict=False)]
    statuses = [status for part in parts for status in _statuses(part)]
    if statuses:
        failed = next((status for status in statuses if status.startswith("5")), "")
        outcome = Outcome.BOUNCED if failed else Outcome.DELAYED
        return Notice(outcome, _returned(message, parts), failed)
    is_automatic = _header(message, "Auto-Submitted").lower() not in ("", "no")
    return Notice(Outcome.AUTOMATIC if is_automatic else Outcome.UNKNOWN)


def _statuses(part: Message) -> Iterator[str]:
    """Of each recipient that a delivery status is about; what failed for now isn't a 5."""
    if _type(part) != "message/delivery-status":
        return
    about = part.get_payload()
    for fields in about if isinstance(about, list) else []:
        found = STATUS.search(_header(fields, "Status"))
        action = _header(fields, "Action").strip().lower()
        if found:
            yield found.group(0) if action == "failed" else f"4{found.group(0)[1:]}"


def _returned(message: Message, parts: list[Message]) -> Returned | None:
    """By the address that it came to, or by the Message-ID of the mail that is within."""
    texts = [_header(message, name) for name in ADDRESSED]
    texts += [_original_id(part) for part in parts]
    return next(filter(None, map(read_token, texts)), None)


def _original_id(part: Message) -> str:
    """A mail within is a part of its own; of one that came as headers only, they are read."""
    kind = _type(part)
    if kind == "text/rfc822-headers":
        payload = part.get_payload(decode=True)
        part = message_from_bytes(payload if isinstance(payload, bytes) else b"")
    return _header(part, "Message-ID")


def _type(part: Message) -> str:
    return part.get_content_type()


def _header(message: Any, name: str) -> str:
    return str(message.get(name, ""))[:LONGEST_HEADER]
