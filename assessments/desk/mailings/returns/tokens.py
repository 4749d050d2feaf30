"""What a mail carries, so that we know it again when it comes back, and nobody can make one up.

It stands in the address that the mail returns to (VERP) and in its Message-ID, in lower case, as
mail servers may change capitals before an @. It opens nothing.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

from django.conf import settings

from assessments.models import Invitation, Mailing

TOKEN = re.compile(r"(?<![0-9a-z])([0-9a-f]{1,12})-([0-9a-f]{1,12})-([0-9a-f]{1,8})-([a-z2-7]{16})")
LONGEST = 12 + 1 + 12 + 1 + 8 + 1 + 16


@dataclass(frozen=True)
class Returned:
    """Which mail it was: of a mailing, to an invitation with this version of its link."""

    mailing: int
    invitation: int
    version: int


def token_for(mailing: Mailing, invitation: Invitation) -> str:
    return _token(Returned(mailing.pk or 0, invitation.pk or 0, invitation.version))


def read_token(text: str) -> Returned | None:
    """The first in a text that is ours; None when there is none."""
    for match in TOKEN.finditer(text.lower()):
        numbers = (int(each, 16) for each in match.groups()[:3])
        returned = Returned(*numbers)
        if hmac.compare_digest(match.group(0), _token(returned)):
            return returned
    return None


def return_address(token: str) -> str:
    """Where a mail with this token goes back to: "" for the installation's own sender address."""
    if not settings.RETURNS_ADDRESS:
        return ""
    local, _at, domain = settings.RETURNS_ADDRESS.rpartition("@")
    return f"{local}+{token}@{domain}" if settings.RETURNS_MAILBOX else settings.RETURNS_ADDRESS


def _token(returned: Returned) -> str:
    """HMAC-SHA256 under LINK_KEY, its first 80 bits."""
    plain = f"{returned.mailing:x}-{returned.invitation:x}-{returned.version:x}"
    digest = hmac.new(settings.LINK_KEY.encode(), f"return:{plain}".encode(), hashlib.sha256)
    return f"{plain}-{base64.b32encode(digest.digest()[:10]).decode().lower()}"
