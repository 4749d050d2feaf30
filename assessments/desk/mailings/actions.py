"""Start a mailing. Everybody concerned is put in the queue at once; the worker empties it.

A reminder is queued for everybody who was invited, and each person's standing is looked at only
when it is their turn: the queue doesn't tell who has answered. The order is random, by the system's
own generator: nor does watching how far it is.
"""

import datetime
import secrets
from collections.abc import Iterable

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
from assessments.models import Invitation, Mailing, Member, Message, Round, User

Kind = Mailing.Kind
AT_A_TIME = 5_000
"""Messages that are put in the queue at once."""


class NothingToSend(Exception):
    """There is nobody for this mailing."""


class SentAlready(Exception):
    """This mailing went before: a reminder today, or one that goes only once."""


class NotNow(Exception):
    """The round is in another state by now, so that nothing was done."""


def invite(*, current_round: Round, by: User | None) -> Mailing:
    """Mail everybody who has an address and was not invited yet. Raises `NothingToSend`.

    Who presses twice, or at the same time as somebody else, waits here and finds nobody left.
    """
    with transaction.atomic():
        Round.objects.select_for_update(of=("self",)).get(pk=current_round.pk)
        mailing = _start(current_round, Kind.INVITATION, by, to_invite(current_round))
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


def announce(*, current_round: Round, kind: Mailing.Kind, by: User | None = None) -> Mailing:
    """Tell everybody who was mailed that the round stays open longer, has closed, or is shared."""
    people = _reachable(current_round).filter(sent_at__isnull=False)
    return _start(current_round, kind, by, people)


def tell_managers(*, current_round: Round, kind: Mailing.Kind) -> Mailing:
    """Mail the managers of the partnership. Raises `SentAlready`, `NothingToSend`."""
    managers = Member.objects.filter(
        partnership=current_round.partnership_id, level=Member.Level.MANAGER, user__is_active=True
    )
    return _queue(current_round, kind, None, "user_id", managers.values_list("user", flat=True))


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
