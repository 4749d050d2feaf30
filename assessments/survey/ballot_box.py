"""Sealing and opening ballots: the only code that touches one.

A sealed box is AES-256-GCM with the round's own key and, as associated data, the round, the
invitation, the version of its link and the kind of box: one that is copied to another invitation or
round, from draft to submitted, or from before a new link, doesn't open. Its plaintext has a fixed
length, so that a box tells nothing of what, or how much, is in it.
"""

import secrets
import struct
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection
from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from assessments.models import Ballot, Invitation, Round
from assessments.survey.keys import KeyMissing, read_key

ROOM = 24
"""Answers for which every box has room, however many statements a round has."""
_ANSWER_BYTES = 20
_LOWER_HALVES = bytes(byte & 0b1111 for byte in range(256))
_UPPER_HALVES = bytes(byte >> 4 for byte in range(256))
"""Of every byte, for `bytes.translate`."""
UNANSWERED = 0
NONCE_BYTES = 12
WRITER_BYTES = 8
SUBMITTED_FIELDS = ("submitted", "submitted_version")
ATOM_FIELDS = ("invitation__municipality__code", "invitation__role")
AT_A_TIME = 5_000
"""Ballots that are read at once: a round may have a million."""
IS_SUBMITTED = ExpressionWrapper(Q(submitted__isnull=False), BooleanField())
# Asked for at every page and every answer: put into SQL here, as Django would each time.
_COLUMNS = ("draft", *SUBMITTED_FIELDS)
_LOOK = f"SELECT {', '.join(_COLUMNS)} FROM {Ballot._meta.db_table} WHERE invitation_id = %s"  # noqa: S608
_KEEP = (
    f"INSERT INTO {Ballot._meta.db_table} (invitation_id, {', '.join(_COLUMNS)})"  # noqa: S608
    " VALUES (%s, %s, %s, %s) ON CONFLICT (invitation_id) DO UPDATE SET "
)
_PLAINTEXT = struct.Struct(f">{_ANSWER_BYTES}sI{WRITER_BYTES}s")
TAG_BYTES = 16
BOX_BYTES = NONCE_BYTES + _PLAINTEXT.size + TAG_BYTES


class Kind(Enum):
    """What a box is for; part of what it is bound to."""

    DRAFT = b"D"
    SUBMITTED = b"S"


@dataclass(frozen=True)
class Draft:
    """Answers (0 unanswered, 1–5, 6 "weet niet"), the count of saves, and who saved last.

    What was opened has `ROOM` answers; those beyond the statements of the round are 0.
    """

    answers: tuple[int, ...] = (UNANSWERED,) * ROOM
    revision: int = 0
    writer: bytes = bytes(WRITER_BYTES)


@dataclass(frozen=True)
class Kept:
    """What is kept of the answers given with one version of a link.

    What was submitted can be counted, not looked at: only which browser did it is told.
    """

    draft: Draft | None = None
    submitted_by: bytes | None = None

    @property
    def has_submitted(self) -> bool:
        return self.submitted_by is not None

    def known_to(self, writers: Collection[bytes]) -> "Kept":
        """Of this, what these browsers wrote: all that somebody with a card may know."""
        return Kept(
            self.draft if self.draft and self.draft.writer in writers else None,
            self.submitted_by if self.submitted_by in writers else None,
        )


def look(invitation: Invitation) -> Kept:
    """What was kept under this invitation's version. Raises `KeyMissing`.

    Nothing of what was submitted with an earlier link is seen. As much work is done whatever is
    there, so that how long a page takes tells nothing either.
    """
    current_round = invitation.round
    key = read_key(current_round)
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, (invitation.pk,))
        draft_box, submitted_box, version = cursor.fetchone() or (None, None, None)
    draft = _try(key, current_round, invitation, Kind.DRAFT, draft_box)
    if draft is None and draft_box is not None:
        raise KeyMissing(f"round {current_round.pk}")
    submitted = _try(key, current_round, invitation, Kind.SUBMITTED, submitted_box)
    if submitted is None and version == invitation.version:
        raise KeyMissing(f"round {current_round.pk}")
    return Kept(draft, submitted.writer if submitted else None)


def keep_draft(invitation: Invitation, draft: Draft) -> None:
    """Keep these answers, to be gone on with later; they don't count. Raises `KeyMissing`."""
    box = _seal(read_key(invitation.round), invitation.round, invitation, Kind.DRAFT, draft)
    _write(Ballot(invitation=invitation, draft=box), "draft")


def submit(invitation: Invitation, draft: Draft) -> None:
    """Let these answers count, in place of any submitted before. Raises `KeyMissing`."""
    key = read_key(invitation.round)
    _write(_cast(key, invitation.round, invitation, draft), "draft", *SUBMITTED_FIELDS)


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
        _cast(key, current_round, invitation, Draft(given)) for invitation, given in answers.items()
    )


def is_submitted(invitation: Invitation) -> bool | None:
    """Whether something was submitted by this version of the link; None when nothing is kept.

    Opens nothing.
    """
    ballots = Ballot.objects.filter(invitation=invitation)
    row = ballots.values_list("draft", "submitted_version").first()
    if row is None:
        return None
    draft, version = row
    if version == invitation.version:
        return True
    return None if draft is None else False


def started(current_round: Round) -> dict[int, bool]:
    """Invitation pk → whether it was submitted, of everybody who has answered anything."""
    ballots = Ballot.objects.filter(invitation__round=current_round)
    return dict(ballots.values_list("invitation", IS_SUBMITTED))


def numbers(current_round: Round) -> dict[tuple[str, str, bool], int]:
    """(municipality code or "", role, whether they submitted) → how many have answered anything."""
    invited = Invitation.objects.invited().filter(round=current_round)
    group = (*ATOM_FIELDS, IS_SUBMITTED)
    ballots = Ballot.objects.filter(invitation__in=invited).values_list(*group)
    counted = ballots.annotate(number=Count("pk")).order_by()
    return {(code or "", role, done): number for code, role, done, number in counted}


def open_submitted(current_round: Round) -> Iterator[tuple[tuple[str, str], tuple[int, ...]]]:
    """Of every submitted ballot its group and its answers, for counting; few at a time in memory.

    Raises `KeyMissing` when one won't open.
    """
    key = read_key(current_round)
    ballots = Ballot.objects.filter(
        invitation__round=current_round, invitation__revoked=False, submitted__isnull=False
    )
    rows = ballots.values_list(*SUBMITTED_FIELDS, "invitation__public_id", *ATOM_FIELDS)
    for box, version, public_id, code, role in rows.iterator(chunk_size=AT_A_TIME):
        bound = _bound_to(current_round, public_id, Kind.SUBMITTED, version)
        draft = _open(key, bound, bytes(box))
        if draft is None:
            raise KeyMissing(f"round {current_round.pk}")
        yield (code or "", role), draft.answers


def destroy_all(current_round: Round) -> None:
    """Wipe every ballot of a round, submitted or not."""
    Ballot.objects.filter(invitation__in=current_round.invitations.all()).delete()


def _write(ballot: Ballot, *fields: str) -> None:
    """In one query, whether there was a ballot or not."""
    values: Any = ballot.draft, ballot.submitted, ballot.submitted_version
    with connection.cursor() as cursor:
        cursor.execute(
            _KEEP + ", ".join(f"{field} = excluded.{field}" for field in fields),
            (ballot.invitation_id, *values),
        )


def _cast(key: AESGCM, current_round: Round, invitation: Invitation, draft: Draft) -> Ballot:
    return Ballot(
        invitation=invitation,
        submitted=_seal(key, current_round, invitation, Kind.SUBMITTED, draft),
        submitted_version=invitation.version,
    )


def _seal(
    key: AESGCM, current_round: Round, invitation: Invitation, kind: Kind, draft: Draft
) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    plaintext = _PLAINTEXT.pack(_packed(draft.answers), draft.revision, draft.writer)
    bound = _bound_to(current_round, invitation.public_id, kind, invitation.version)
    return nonce + key.encrypt(nonce, plaintext, bound)


def _try(
    key: AESGCM,
    current_round: Round,
    invitation: Invitation,
    kind: Kind,
    box: bytes | memoryview | None,
) -> Draft | None:
    """What is in the box if it is of this version; one that isn't there takes as long to open."""
    bound = _bound_to(current_round, invitation.public_id, kind, invitation.version)
    return _open(key, bound, bytes(box or bytes(BOX_BYTES)))


def _open(key: AESGCM, bound: bytes, box: bytes) -> Draft | None:
    """None when this isn't the key, or the box is bound to something else: that takes as long."""
    nonce, sealed = box[:NONCE_BYTES], box[NONCE_BYTES:]
    try:
        plaintext, opens = key.decrypt(nonce, sealed, bound), True
    except InvalidTag:
        plaintext, opens = bytes(_PLAINTEXT.size), False
    answers, revision, writer = _PLAINTEXT.unpack(plaintext)
    draft = Draft(_unpacked(answers), revision, writer)
    return draft if opens else None


def _packed(answers: tuple[int, ...]) -> bytes:
    """A byte an answer, and those after the twentieth in the upper halves of the first bytes.

    So a box is what it was when there were twenty (`docs/decisions/0020-ballot-format.md`).
    """
    own = answers[_ANSWER_BYTES:ROOM]
    shared = bytes(lower | upper << 4 for lower, upper in zip(answers, own, strict=False))
    return shared + bytes(answers[len(shared) : _ANSWER_BYTES])


def _unpacked(packed: bytes) -> tuple[int, ...]:
    own = packed[: ROOM - _ANSWER_BYTES].translate(_UPPER_HALVES)
    return (*packed.translate(_LOWER_HALVES), *own)


def _bound_to(current_round: Round, public_id: str, kind: Kind, version: int) -> bytes:
    return b"".join(
        (
            kind.value,
            current_round.key_name.bytes,
            version.to_bytes(4),
            public_id.encode(),
        )
    )
