"""Personal links and card codes: made when a mail is sent or a card printed, never stored.

The database keeps a link's version and a card's keyed digest, so neither it nor its backups hold
anything that opens a form.
"""

import base64
import hashlib
import hmac
import secrets

from django.conf import settings
from django.urls import reverse

from assessments.models import Invitation
from assessments.models.prepared import Prepared

CARD_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and digits that can't be taken for one another: no O and 0, no I and 1."""
CARD_LENGTH = 8

# A round's texts are kept in memory (`texts.py`), and are most of what a round is.
INVITATIONS = Invitation.objects.select_related("round__partnership", "municipality").defer(
    "round__instrument"
)
BY_PUBLIC_ID = Prepared(INVITATIONS, "public_id")
BY_CARD = Prepared(INVITATIONS, "card_digest")


class LinkProblem(Exception):
    """A link or code that opens nothing; the class says why."""


class Unknown(LinkProblem):
    """Nobody was ever given this."""


class Replaced(LinkProblem):
    """It was good once; a newer one was sent."""


class CardReplaced(LinkProblem):
    """A card's code was typed, and before anything was begun with it new cards were made."""


class Revoked(LinkProblem):
    """The invitation was taken back."""

    def __init__(self, invitation: Invitation) -> None:
        super().__init__()
        self.invitation = invitation


class Forgotten(LinkProblem):
    """The round is over, and who was invited to it has been forgotten."""


def link_for(invitation: Invitation) -> str:
    """The absolute address of an invitation's personal link."""
    mac = _mac(invitation.public_id, invitation.version)
    return settings.SITE_URL + reverse("survey:invitation", args=[invitation.public_id, mac])


def opt_out_link(invitation: Invitation) -> str:
    """The absolute address of the page for whoever wants no mail about this."""
    mac = _mac(invitation.public_id, invitation.version)
    return settings.SITE_URL + reverse("survey:opt_out", args=[invitation.public_id, mac])


def find_invitation(public_id: str, mac: str) -> Invitation:
    """The invitation that a link opens. Raises `Unknown`, `Forgotten`, `Replaced` or `Revoked`."""
    invitation = named(public_id)
    if invitation is None:
        raise Unknown
    if not hmac.compare_digest(mac.encode(), _mac(public_id, invitation.version).encode()):
        earlier = (_mac(public_id, version) for version in range(1, invitation.version))
        if mac not in set(earlier):
            raise Unknown
        raise outdated(invitation)
    if invitation.revoked:
        raise Revoked(invitation)
    return invitation


def named(public_id: str) -> Invitation | None:
    """Whose form an address is about, which by itself opens nothing."""
    # PostgreSQL refuses to look for a character that it can't hold.
    if "\0" in public_id:
        return None
    return BY_PUBLIC_ID.first(public_id)


def find_by_card(code: str) -> Invitation:
    """The invitation of a printed card. Raises `Unknown` or `Revoked`."""
    invitation = BY_CARD.first(card_digest(code))
    if invitation is None:
        raise Unknown
    if invitation.revoked:
        raise Revoked(invitation)
    return invitation


def outdated(invitation: Invitation) -> LinkProblem:
    """Why an earlier version of an invitation opens nothing any more."""
    return Forgotten() if invitation.round.forgotten_on else Replaced()


def new_card_code() -> str:
    """Eight random characters, shown as ABCD-EFGH: 40 bits."""
    code = "".join(secrets.choice(CARD_ALPHABET) for _ in range(CARD_LENGTH))
    return f"{code[:4]}-{code[4:]}"


def no_card() -> str:
    """A digest in the place of a card's that no code has: the card opens nothing any more."""
    return secrets.token_hex(32)


def card_digest(code: str) -> str:
    """What the database keeps of a card's code: HMAC-SHA256 under LINK_KEY, as 64 hex digits."""
    plain = "".join(character for character in code.upper() if character.isalnum())
    return hmac.new(
        settings.LINK_KEY.encode(), b"card:" + plain.encode(), hashlib.sha256
    ).hexdigest()


def _mac(public_id: str, version: int) -> str:
    """HMAC-SHA256(LINK_KEY, public_id ‖ version), its first 128 bits as 22 characters."""
    message = f"link:{public_id}:{version}".encode()
    digest = hmac.new(settings.LINK_KEY.encode(), message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")
