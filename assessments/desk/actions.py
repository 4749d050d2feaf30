"""What a manager, or the clock, does with a round. Every state change is a conditional update."""

import datetime

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Exists
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from assessments import audit
from assessments.desk.full_disk import is_full
from assessments.models import Mailing, Partnership, Release, Round, User
from assessments.models.round import UNDO
from assessments.results.release import NotOpen, destroy_round, release_round
from assessments.survey.keys import make_key
from assessments.survey.texts import texts_to_open_with

__all__ = ["AlreadyShared", "CannotOpen", "NotOpen"]


FULL = (
    "De schijf van de database is vol. De ronde is niet geopend. Vraag uw beheerder om ruimte te "
    "maken, en open haar dan."
)


class AlreadyShared(Exception):
    """Invited people and readers see these results."""


class TooLateToUndo(Exception):
    """It isn't shared, or so long ago that people may have been mailed."""


class CannotOpen(Exception):
    """The round stays in preparation; the message says why, in Dutch."""


class NotLater(Exception):
    """The round closes no earlier than that already, or the moment has passed."""


def open_round(*, current_round: Round, by: User | None = None) -> None:
    """Freeze the texts, make the key and open. Raises `CannotOpen` or `KeyDirectoryUnsafe`."""
    make_key(current_round)
    try:
        with transaction.atomic():
            # Not its key: whoever holds a round meanwhile may write in the partnership's log.
            partnerships = Partnership.objects.select_for_update(no_key=True)
            if partnerships.get(pk=current_round.partnership_id).archived:
                raise CannotOpen("Deze samenwerking staat in het archief. Haal haar eerst terug.")
            drafts = Round.objects.filter(pk=current_round.pk, state=Round.State.DRAFT)
            # Held, or an own statement could be changed after it was frozen.
            held = list(drafts.select_for_update())
            texts = [texts_to_open_with(each).as_json() for each in held]
            if not texts or not drafts.update(state=Round.State.OPEN, instrument=texts[0]):
                raise CannotOpen("Deze ronde is al geopend.")
            _record(current_round, audit.Action.OPENED, by)
    except IntegrityError as error:
        raise CannotOpen("Er is al een ronde open in deze samenwerking.") from error
    except OperationalError as error:
        if not is_full(error):
            raise
        raise CannotOpen(FULL) from error
    current_round.refresh_from_db()


def close_round(
    *, current_round: Round, by: User | None = None, now: datetime.datetime | None = None
) -> Release:
    """Count, publish and wipe; a round that is closed already keeps its release.

    Raises `NotOpen`, and `KeyMissing` when a ballot won't open: then nothing has changed.
    """
    with transaction.atomic():
        was_open = Round.objects.select_for_update().get(pk=current_round.pk).is_open
        release = release_round(current_round, now=now)
        if was_open:
            _record(current_round, audit.Action.CLOSED, by)
    current_round.refresh_from_db()
    return release


def cancel_round(*, current_round: Round, by: User) -> None:
    """Destroy every answer and the key; nothing is released. Raises `NotOpen`."""
    with transaction.atomic():
        destroy_round(current_round)
        _record(current_round, audit.Action.CANCELLED, by)
    current_round.refresh_from_db()


def extend_round(*, current_round: Round, closes_at: datetime.datetime, by: User) -> None:
    """Let an open round close later. Raises `NotOpen`, and `NotLater` for an earlier time."""
    with transaction.atomic():
        current = Round.objects.select_for_update().get(pk=current_round.pk)
        if not current.is_open:
            raise NotOpen(current.state)
        if closes_at <= current.closes_at or closes_at <= timezone.now():
            raise NotLater(closes_at)
        Round.objects.filter(pk=current.pk, state=Round.State.OPEN).update(closes_at=closes_at)
        _record(current_round, audit.Action.EXTENDED, by, detail=_moment(closes_at))
    current_round.refresh_from_db()


def share_round(*, current_round: Round, by: User, at: datetime.datetime | None = None) -> None:
    """Show the results to everybody invited and to readers, now or later.

    A moment that is still to come can be moved; what is shared can only be undone, for a quarter
    of an hour (`undo_sharing`). Raises `AlreadyShared`, and `NotOpen` when it isn't released.
    """
    with transaction.atomic():
        current = Round.objects.select_for_update(of=("self",)).get(pk=current_round.pk)
        if current.state != Round.State.RELEASED:
            raise NotOpen(current.state)
        if current.is_shared():
            raise AlreadyShared
        Round.objects.filter(pk=current.pk).update(shared_at=at or timezone.now())
        _record(current_round, audit.Action.SHARED, by, detail=_moment(at) if at else "")
    current_round.refresh_from_db()


def undo_sharing(*, current_round: Round, by: User) -> None:
    """Only managers see the results again. Who looked meanwhile has seen them.

    Whoever starts the mail about it holds the round meanwhile too: it goes, or it isn't shared.
    Raises `TooLateToUndo`.
    """
    with transaction.atomic():
        Round.objects.select_for_update(of=("self",)).get(pk=current_round.pk)
        shared = Round.objects.filter(pk=current_round.pk, state=Round.State.RELEASED)
        mailed = Mailing.objects.filter(round=current_round, kind=Mailing.Kind.SHARED)
        now = timezone.now()
        recently = shared.filter(shared_at__lte=now, shared_at__gt=now - UNDO)
        if not recently.filter(~Exists(mailed)).update(shared_at=None):
            raise TooLateToUndo
        _record(current_round, audit.Action.UNSHARED, by)
    current_round.refresh_from_db()


def _moment(at: datetime.datetime) -> str:
    return gettext("{moment} uur").format(moment=date_format(localtime(at), "j F Y, H.i"))


def _record(current_round: Round, action: audit.Action, by: User | None, detail: str = "") -> None:
    audit.record(
        partnership=current_round.partnership,
        action=action,
        by=by,
        current_round=current_round,
        detail=detail,
    )
