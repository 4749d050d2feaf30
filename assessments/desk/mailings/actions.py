"""Start a mailing. Everybody concerned is put in the queue at once; the worker empties it.

A reminder is queued for everybody who was invited, and each person's standing is looked at only
when it is their turn: the queue doesn't tell who has answered. The order is random, by the system's
own generator: nor does watching how far it is.
"""

import contextlib
import datetime
import secrets
from collections.abc import Collection, Iterable

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments import audit
from assessments.desk.mailings.mail_server import AT_ONCE, mail_server
from assessments.desk.mailings.queries import refusals, to_invite
from assessments.desk.mailings.sending import send_mailing
from assessments.desk.mailings.texts.kinds import LetterKind
from assessments.desk.mailings.texts.previews import test_mail
from assessments.models import (
    Invitation,
    Mailing,
    Member,
    Message,
    Municipality,
    Round,
    User,
)

Kind = Mailing.Kind
AT_A_TIME = 5_000
"""Messages that are put in the queue at once."""
BETWEEN_RESENDS = datetime.timedelta(hours=1)
"""So long after a manager sent somebody the same link again, it isn't sent once more."""


class NothingToSend(Exception):
    """There is nobody for this mailing."""


class SentAlready(Exception):
    """This mailing went before: a reminder today, or one that goes only once."""


class NotSharedYet(Exception):
    """The results aren't shared, or sharing can still be undone."""


class NotNow(Exception):
    """The round is in another state by now, so that nothing was done."""


def invite(*, current_round: Round, by: User | None, own: Municipality | None = None) -> Mailing:
    """Mail everybody, or everybody of `own`, who has an address and was not invited yet.

    Who presses twice, or at the same time as somebody else, waits here and finds nobody left.
    Raises `NothingToSend`.
    """
    with transaction.atomic():
        Round.objects.select_for_update(of=("self",)).get(pk=current_round.pk)
        people = to_invite(current_round)
        if own is not None:
            people = people.filter(municipality=own)
        mailing = _start(current_round, Kind.INVITATION, by, people)
        _record(mailing, audit.Action.INVITED)
    return mailing


def invite_again(*, current_round: Round, by: User | None) -> Mailing:
    """Mail also those whose invitation was refused: the reason is gone. Raises `NothingToSend`."""
    with transaction.atomic():
        refusals(current_round).filter(sent_at=None).update(refusal="")
        return invite(current_round=current_round, by=by)


@transaction.atomic
def plan_invitations(*, current_round: Round, at: datetime.datetime | None, by: User) -> None:
    """Let the invitations go by themselves at this moment, or (None) only when somebody says so.

    Raises `NotNow` when the round is closed or cancelled.
    """
    locked = Round.objects.select_for_update(of=("self",)).get(pk=current_round.pk)
    if locked.state not in (Round.State.DRAFT, Round.State.OPEN):
        raise NotNow
    if locked.invite_at == at:
        return
    Round.objects.filter(pk=locked.pk).update(invite_at=at)
    planned = _("uitnodigingen gepland op {moment}")
    audit.record(
        partnership=current_round.partnership,
        current_round=current_round,
        action=audit.Action.CHANGED,
        by=by,
        detail=planned.format(moment=date_format(timezone.localtime(at), "j F Y, H.i"))
        if at
        else _("uitnodigingen niet meer gepland"),
    )


@transaction.atomic
def invite_as_planned(*, current_round: Round) -> bool:
    """What was planned, once; whether there was anybody who had no invitation yet."""
    planned = Round.objects.filter(pk=current_round.pk, invite_at__lte=timezone.now())
    if not planned.update(invite_at=None):
        return False
    try:
        invite(current_round=current_round, by=None)
    except NothingToSend:
        return False
    return True


def remind(*, current_round: Round, by: User | None) -> Mailing:
    """Remind whoever hasn't submitted, once a day. Raises `SentAlready`, `NothingToSend`."""
    people = _reachable(current_round).filter(sent_at__isnull=False)
    mailing = _start(current_round, Kind.REMINDER, by, people)
    _record(mailing, audit.Action.REMINDED)
    return mailing


def why_not_again(person: Invitation) -> str:
    """Why this person isn't sent the same link now, in Dutch; "" when nothing is against it.

    By what managers did, never by what the person did.
    """
    if not person.email:
        return _("heeft geen e-mailadres")
    if person.sent_at is None:
        return _("kreeg nog geen uitnodiging")
    if person.resent_at and person.resent_at > timezone.now() - BETWEEN_RESENDS:
        return _("kreeg de link minder dan een uur geleden opnieuw")
    return ""


def resend(*, current_round: Round, people: Collection[Invitation], by: User) -> Mailing:
    """Mail people the link that they have, which loses nothing; who had it just now is left out.

    The same for everybody, whatever they answered. Raises `NothingToSend`.
    """
    with transaction.atomic():
        Round.objects.select_for_update(of=("self",)).get(pk=current_round.pk)
        listed = _reachable(current_round).filter(pk__in=[person.pk for person in people])
        again = [person.pk for person in listed if not why_not_again(person)]
        reached = current_round.invitations.filter(pk__in=again)
        reached.update(resent_at=timezone.now())
        mailing = _start(current_round, Kind.SAME_LINK, by, reached)
        _record(mailing, audit.Action.LINKS_RESENT)
    return mailing


def send_lost_links(*, current_round: Round, keys: Collection[int]) -> None:
    """Mail their link to people (of these keys) who asked for it, unless it is on its way."""
    on_their_way = Message.objects.filter(mailing__kind=Kind.LOST_LINK, invitation__in=keys)
    people = _reachable(current_round).filter(pk__in=keys)
    with contextlib.suppress(NothingToSend):
        waiting = on_their_way.values("invitation")
        _start(current_round, Kind.LOST_LINK, None, people.exclude(pk__in=waiting))


def announce(*, current_round: Round, kind: Mailing.Kind, by: User | None = None) -> Mailing:
    """Tell everybody who was mailed that the round stays open longer, has closed, or is shared."""
    people = _reachable(current_round).filter(sent_at__isnull=False)
    return _start(current_round, kind, by, people)


def tell_of_results(*, current_round: Round, kind: Mailing.Kind) -> Mailing:
    """Tell everybody who was mailed that the results are shared, unless that was just undone.

    The round is held, so that it can't be undone meanwhile. Raises `NotSharedYet`, `SentAlready`,
    `NothingToSend`.
    """
    with transaction.atomic():
        now = Round.objects.select_for_update(of=("self",)).get(pk=current_round.pk)
        if not now.is_shared() or now.sharing_can_be_undone():
            raise NotSharedYet
        return announce(current_round=current_round, kind=kind)


def tell_managers(*, current_round: Round, kind: Mailing.Kind) -> Mailing:
    """Mail the managers of the partnership. Raises `SentAlready`, `NothingToSend`."""
    managers = Member.objects.filter(
        partnership=current_round.partnership_id, level=Member.Level.MANAGER, user__is_active=True
    )
    return _queue(current_round, kind, None, "user_id", managers.values_list("user", flat=True))


def ask_coordinators(*, current_round: Round, users: Iterable[int], by: User) -> Mailing:
    """Mail these that a list isn't ready. Raises `NothingToSend`."""
    return _queue(current_round, Kind.LISTS, by, "user_id", users)


def send_example(*, current_round: Round, kind: LetterKind, role: str, to: User) -> None:
    """A mail as somebody of this role will get it, to a manager at once.

    Raises `Refused`, `Later` or `Away`, with the reason in Dutch.
    """
    with mail_server(timeout=AT_ONCE) as server:
        server.send(test_mail(current_round, kind, role, to))


def _reachable(current_round: Round) -> QuerySet[Invitation]:
    return current_round.invitations.filter(revoked=False).exclude(email="")


def _start(
    current_round: Round, kind: Mailing.Kind, by: User | None, people: QuerySet[Invitation]
) -> Mailing:
    return _queue(current_round, kind, by, "invitation_id", people.values_list("pk", flat=True))


def _queue(
    current_round: Round, kind: Mailing.Kind, by: User | None, to: str, keys: Iterable[int]
) -> Mailing:
    """`to` is the field of a message that the `keys` are for."""
    in_turn = list(keys)
    if not in_turn:
        raise NothingToSend
    secrets.SystemRandom().shuffle(in_turn)
    try:
        with transaction.atomic():
            mailing = Mailing.objects.create(
                round=current_round,
                kind=kind,
                started_by=by,
                started_on=timezone.localdate(),
                total=len(in_turn),
            )
            for begin in range(0, len(in_turn), AT_A_TIME):
                some = in_turn[begin : begin + AT_A_TIME]
                Message.objects.bulk_create(Message(mailing=mailing, **{to: key}) for key in some)
            send_mailing.enqueue(mailing.pk)
    except IntegrityError as error:
        raise SentAlready from error
    return mailing


def _record(mailing: Mailing, action: audit.Action) -> None:
    audit.record(
        partnership=mailing.round.partnership,
        current_round=mailing.round,
        action=action,
        by=mailing.started_by,
        detail=ngettext("{n} mens", "{n} mensen", mailing.total).format(n=mailing.total),
    )
