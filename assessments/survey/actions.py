"""What a person can do with their own form. Each verb locks the invitation and looks at the
round's state again, so that nothing is saved behind the count."""

import secrets
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments import audit
from assessments.models import Invitation, Message, Round
from assessments.models.prepared import Prepared
from assessments.survey import ballot_box
from assessments.survey.ballot_box import UNANSWERED, Draft, Kept
from assessments.survey.keys import KeyMissing
from assessments.survey.links import Replaced, Revoked
from assessments.survey.texts import texts_of
from assessments.survey.wording import group_of
from factors.catalogue import DONT_KNOW

__all__ = ["Behind", "Closed", "Draft", "Empty", "Kept", "KeyMissing"]


# A form is saved at every answer: only what a save needs is read.
ROUND_FIELDS = ("state", "opens_at", "closes_at", "key_name")
LOCKED = Prepared(
    Invitation.objects.select_for_update(of=("self",))
    .select_related("round")
    .only(
        "public_id",
        "version",
        "revoked",
        "spare",
        *(f"round__{name}" for name in ROUND_FIELDS),
    )
)
ROUNDS = Prepared(Round.objects.only(*ROUND_FIELDS))


FIRST_REVISION = 10**9


class Closed(Exception):
    """The round takes no answers any more; nothing was saved."""


class Behind(Exception):
    """Another session has saved something newer; that newer answer was kept."""


class Empty(Exception):
    """There is no answer to submit."""


def look(*, invitation: Invitation, writers: Collection[bytes] | None = None) -> Kept:
    """What is kept of a person's answers; of a card's, what these writers gave.

    Raises `KeyMissing`.
    """
    kept = ballot_box.look(invitation)
    return kept if writers is None else kept.known_to(writers)


def read_draft(*, invitation: Invitation) -> Draft | None:
    """What a person is filling in. Raises `KeyMissing`."""
    return ballot_box.look(invitation).draft


def has_submitted(*, invitation: Invitation) -> bool:
    return ballot_box.look(invitation).has_submitted


def save(
    *,
    invitation: Invitation,
    answers: Mapping[str, int],
    revision: int,
    writer: str,
    by_card: bool = False,
) -> Draft:
    """Keep answers: statement codes → 0 (none) to 6 ("weet niet"). The draft as it is now.

    The session that saved last is always taken, also when it sends something again whose reply
    it missed; another session only when it knows the newest `revision`, and with a card never.
    Raises ValueError for an unknown code or value, `Behind`, `Closed`, `KeyMissing`.
    """
    with _locked(invitation) as locked:
        places = _positions(locked.round, answers)
        draft = _current(ballot_box.look(locked), revision, writer, by_card)
        changed = list(draft.answers)
        for position, value in places.items():
            changed[position] = value
        draft = Draft(tuple(changed), draft.revision + 1, bytes.fromhex(writer))
        ballot_box.keep_draft(locked, draft)
        _count_as_invited(locked)
    return draft


def require_accepting(*, invitation: Invitation) -> None:
    """Find out what keeping answers would find out. Raises `Closed`, `Replaced`, `Revoked`."""
    with _locked(invitation):
        pass


def submit(
    *, invitation: Invitation, revision: int, writer: str, by_card: bool = False
) -> tuple[int, ...]:
    """Let the draft count, and return its answers this once.

    Raises `Empty`, `Behind`, `Closed`, `KeyMissing`.
    """
    with _locked(invitation) as locked:
        draft = _current(ballot_box.look(locked), revision, writer, by_card)
        if not any(draft.answers):
            raise Empty
        ballot_box.submit(locked, replace(draft, writer=bytes.fromhex(writer)))
        locked.submitted_on = timezone.localdate()
        locked.save(update_fields=["submitted_on"])
    return draft.answers


def start_again(*, invitation: Invitation, writer: str) -> Draft:
    """Begin with an empty form; what was submitted counts until something new is.

    The same queries whatever was there. Raises `Closed`, `KeyMissing`.
    """
    with _locked(invitation) as locked:
        draft = Draft(revision=_unseen_revision(), writer=bytes.fromhex(writer))
        ballot_box.keep_draft(locked, draft)
        locked.spare = False
        locked.save(update_fields=["spare"])
    return draft


def withdraw(*, invitation: Invitation, writers: Collection[bytes] | None = None) -> bool:
    """Wipe what was answered with this version of the link; of a card's, what these writers gave.

    What was submitted otherwise stays; whether something submitted went. Raises `Closed`, and for
    a card `KeyMissing`.
    """
    with _locked(invitation) as locked:
        kept = look(invitation=locked, writers=writers) if writers is not None else None
        submitted = kept.has_submitted if kept else bool(ballot_box.is_submitted(locked))
        if submitted:
            ballot_box.destroy(locked)
            locked.submitted_on = None
            locked.save(update_fields=["submitted_on"])
        elif kept is None or kept.draft:
            ballot_box.destroy_draft(locked)
    return submitted


def cast(*, current_round: Round, answers: Mapping[Invitation, tuple[int, ...]]) -> None:
    """Submit for many people at once who have no ballot yet: each a value 0–6 per statement."""
    statements = len(texts_of(current_round).codes)
    for given in answers.values():
        if len(given) != statements or not all(map(_is_value, given)):
            raise ValueError("not an answer each")  # Which ones stays out of any log.
    with transaction.atomic():
        ballot_box.cast(current_round, answers)
        pks = [invitation.pk for invitation in answers]
        current_round.invitations.filter(pk__in=pks).update(submitted_on=timezone.localdate())


def revoke(*, invitation: Invitation) -> None:
    """Take an invitation back: its answers, submitted or not, and its name and address are wiped.

    Raises `Closed` unless the round is open.
    """
    with transaction.atomic():
        _take_back(_held(invitation))


def step_out(*, invitation: Invitation) -> None:
    """The same at a person's own request, which is all that the log says of it.

    Raises `Closed`, `Replaced`, `Revoked`.
    """
    with transaction.atomic():
        # The round before its invitations, as in closing: the log's entry holds on to it too.
        current_round = Round.objects.select_for_update().get(pk=invitation.round_id)
        with _locked(invitation) as locked:
            _take_back(locked)
            audit.record(
                partnership=current_round.partnership,
                action=audit.Action.PEOPLE_REMOVED,
                by=None,
                current_round=current_round,
                detail=_("{group}: op eigen verzoek").format(group=group_of(locked)),
            )


def reissue(*, invitation: Invitation, email: str | None = None) -> None:
    """Make every earlier link and card useless, and the form empty; `email` is a new address.

    What was submitted counts until something new is. Raises `Closed` unless the round is open,
    `Revoked` for an invitation that was taken back.
    """
    with transaction.atomic():
        held = _held(invitation)
        if held.revoked:
            raise Revoked(held)
        ballot_box.destroy_draft(held)
        held.version += 1
        held.card_digest = held.sent_at = held.resent_at = None
        held.refusal = ""
        held.email = held.email if email is None else email
        held.save(
            update_fields=["version", "card_digest", "sent_at", "resent_at", "refusal", "email"]
        )


def _take_back(held: Invitation) -> None:
    ballot_box.destroy(held)
    held.revoked, held.submitted_on = True, None
    held.name = held.email = held.refusal = ""
    held.save(update_fields=["revoked", "submitted_on", "name", "email", "refusal"])
    # Why one waits may name its address.
    Message.objects.filter(invitation=held).delete()


def _held(invitation: Invitation) -> Invitation:
    """The invitation, locked, for who manages an open round. Raises `Closed`."""
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    # Asked after the lock was had: what held it before may have closed the round.
    if not Round.objects.filter(pk=held.round_id, state=Round.State.OPEN).exists():
        raise Closed
    return held


@contextmanager
def _locked(invitation: Invitation) -> Iterator[Invitation]:
    """The invitation, locked. Raises `Closed` (no answers taken), `Replaced`, `Revoked`."""
    with transaction.atomic():
        locked = LOCKED.first(invitation.pk)
        if locked is None:
            raise Invitation.DoesNotExist
        if connection.features.has_select_for_update:
            # Asked again now that we have the lock: whoever had it may have closed the round.
            locked.round = ROUNDS.first(locked.round_id) or locked.round
        if not locked.round.takes_answers():
            raise Closed
        if locked.revoked:
            raise Revoked(locked)
        if (locked.public_id, locked.version) != (invitation.public_id, invitation.version):
            raise Replaced
        yield locked


def _count_as_invited(locked: Invitation) -> None:
    """A spare card is somebody's from the first answer on."""
    if locked.spare:
        locked.spare = False
        locked.save(update_fields=["spare"])


def _positions(current_round: Round, answers: Mapping[str, int]) -> dict[int, int]:
    codes = texts_of(current_round).codes
    if not all(map(_is_value, answers.values())):
        raise ValueError("not an answer")  # Which one stays out of any log.
    return {codes.index(code): value for code, value in answers.items()}


def _is_value(value: int) -> bool:
    return UNANSWERED <= value <= DONT_KNOW


def _current(kept: Kept, revision: int, writer: str, by_card: bool) -> Draft:
    """The draft that this session may change. Raises `Behind`."""
    own = kept.draft is not None and kept.draft.writer.hex() == writer
    if by_card and not own:
        # Begun anew or sent in elsewhere, or withdrawn: which of these, isn't told.
        raise Behind
    if kept.draft is None:
        if kept.has_submitted or revision:
            raise Behind
        return Draft(revision=_unseen_revision())
    if not own and kept.draft.revision != revision:
        raise Behind
    return kept.draft


def _unseen_revision() -> int:
    """Where a new draft starts counting: unlike any that an older page may still have.

    Always of ten digits: the length of a page tells nothing.
    """
    return FIRST_REVISION + secrets.randbelow(FIRST_REVISION)
