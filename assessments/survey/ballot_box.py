"""Sealing and opening ballots: the only code that touches one.

A sealed box is AES-256-GCM with the round's own key and, as associated data, the round and the
invitation: a box that is copied to another invitation or round doesn't open. Its plaintext has a
fixed length, so that a box tells nothing of what, or how much, is in it.
"""

import secrets
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db.models import BooleanField, ExpressionWrapper, Q

from assessments.models import Ballot, Invitation, Round
from assessments.survey.keys import KeyMissing, read_key

STATEMENTS = 20
UNANSWERED = 0
NONCE_BYTES = 12
WRITER_BYTES = 8
IS_SUBMITTED = ExpressionWrapper(Q(submitted__isnull=False), BooleanField())
_PLAINTEXT = struct.Struct(f">{STATEMENTS}sI{WRITER_BYTES}s")


@dataclass(frozen=True)
class Draft:
    """Twenty answers (0 unanswered, 1–5, 6 "weet niet"), the count of saves, and who saved last."""

    answers: tuple[int, ...] = (UNANSWERED,) * STATEMENTS
    revision: int = 0
    writer: bytes = bytes(WRITER_BYTES)


@dataclass(frozen=True)
class Kept:
    """What is kept of a person's answers. What was submitted can be counted, not looked at."""

    draft: Draft | None
    has_submitted: bool


def look(invitation: Invitation) -> Kept:
    """A person's draft, and whether something was submitted. Raises `KeyMissing`."""
    ballots = Ballot.objects.filter(invitation=invitation)
    for box, has_submitted in ballots.values_list("draft", IS_SUBMITTED):
        if box is None:
            return Kept(None, has_submitted)
        current_round = invitation.round
        draft = _open(read_key(current_round), current_round, invitation, bytes(box))
        return Kept(draft, has_submitted)
    return Kept(None, has_submitted=False)


def keep_draft(invitation: Invitation, draft: Draft) -> None:
    """Keep these answers, to be gone on with later; they don't count. Raises `KeyMissing`."""
    box = _seal(read_key(invitation.round), invitation.round, invitation, draft)
    if not Ballot.objects.filter(invitation=invitation).update(draft=box):
        Ballot.objects.create(invitation=invitation, draft=box)


def submit(invitation: Invitation, draft: Draft) -> None:
    """Let these answers count, in place of any submitted before. Raises `KeyMissing`."""
    box = _seal(read_key(invitation.round), invitation.round, invitation, draft)
    Ballot.objects.update_or_create(
        invitation=invitation, defaults={"draft": None, "submitted": box}
    )


def destroy(invitation: Invitation) -> None:
    """Wipe everything this person answered."""
    Ballot.objects.filter(invitation=invitation).delete()


def destroy_draft(invitation: Invitation) -> None:
    """Wipe what isn't submitted; what was submitted keeps counting."""
    ballots = Ballot.objects.filter(invitation=invitation)
    ballots.filter(submitted=None).delete()
    ballots.update(draft=None)


def cast(current_round: Round, answers: Mapping[Invitation, tuple[int, ...]]) -> None:
    """Submit for many people at once who have no ballot yet. Raises `KeyMissing`."""
    key = read_key(current_round)
    Ballot.objects.bulk_create(
        Ballot(invitation=invitation, submitted=_seal(key, current_round, invitation, Draft(given)))
        for invitation, given in answers.items()
    )


def is_submitted(invitation: Invitation) -> bool | None:
    """Whether a person submitted; None when nothing was answered. Opens nothing."""
    ballots = Ballot.objects.filter(invitation=invitation)
    return ballots.values_list(IS_SUBMITTED, flat=True).first()


def started(current_round: Round) -> dict[int, bool]:
    """Invitation pk → whether it was submitted, of everybody who has answered anything."""
    ballots = Ballot.objects.filter(invitation__round=current_round)
    return dict(ballots.values_list("invitation", IS_SUBMITTED))


def open_submitted(
    current_round: Round, invitations: Mapping[int, Invitation]
) -> Iterator[tuple[Invitation, tuple[int, ...]]]:
    """Every submitted ballot's answers, for counting. Raises `KeyMissing` when one won't open.

    `invitations` are the round's, by pk.
    """
    key = read_key(current_round)
    ballots = Ballot.objects.filter(
        invitation__round=current_round, invitation__revoked=False, submitted__isnull=False
    )
    for pk, box in ballots.values_list("invitation", "submitted"):
        yield invitations[pk], _open(key, current_round, invitations[pk], bytes(box or b"")).answers


def destroy_all(current_round: Round) -> None:
    """Wipe every ballot of a round, submitted or not."""
    Ballot.objects.filter(invitation__round=current_round).delete()


def _seal(key: AESGCM, current_round: Round, invitation: Invitation, draft: Draft) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    plaintext = _PLAINTEXT.pack(bytes(draft.answers), draft.revision, draft.writer)
    return nonce + key.encrypt(nonce, plaintext, _bound_to(current_round, invitation))


def _open(key: AESGCM, current_round: Round, invitation: Invitation, box: bytes) -> Draft:
    """Raises `KeyMissing` when this isn't the key, or the box is another invitation's."""
    nonce, sealed = box[:NONCE_BYTES], box[NONCE_BYTES:]
    try:
        plaintext = key.decrypt(nonce, sealed, _bound_to(current_round, invitation))
    except InvalidTag as error:
        raise KeyMissing(f"round {current_round.pk}") from error
    answers, revision, writer = _PLAINTEXT.unpack(plaintext)
    return Draft(tuple(answers), revision, writer)


def _bound_to(current_round: Round, invitation: Invitation) -> bytes:
    return current_round.key_name.bytes + invitation.public_id.encode()
