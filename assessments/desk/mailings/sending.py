"""Empty a mailing's queue, one mail at a time, each marked as it goes.

One bad mail stops no other. What can't go now waits for a growing pause, with its reason; what will
never go is set aside, with its reason. When the mail server itself is away the whole mailing waits.

Nobody gets a mail twice, except when a worker dies, or the connection breaks, between the mail
server's "accepted" and our note of it: then the same mail goes again, under the same Message-ID.
"""

import datetime
import logging
import traceback

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from assessments.desk.mailings.mail_server import (
    Away,
    Later,
    MailServer,
    Refused,
    mail_server,
)
from assessments.desk.mailings.occasions import mail_for
from assessments.models import Invitation, Mailing, Message

logger = logging.getLogger(__name__)

CLAIM = datetime.timedelta(minutes=5)
"""A claim that is older is a dead worker's. A mail takes less: see EMAIL_TIMEOUT."""
PAUSES = tuple(datetime.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
"""Before the second attempt, the third, and so on; the last one stays."""
PATIENCE = datetime.timedelta(days=3)
"""So long is a "try again later" believed."""
IN_A_ROW = 3
"""After so many mails at which the connection failed it is the mail server, not the mail."""


@task()
def send_mailing(mailing_pk: int) -> None:
    """Send what waits, or as much as the mail server takes now."""
    mailing = found_with_words(mailing_pk)
    with mail_server() as server:
        try:
            _empty(mailing, server)
        except Away as problem:
            _pause(mailing, problem)


def found_with_words(pk: int) -> Mailing:
    """The mailing with what its mails have in common, read once however many there are."""
    mailings = Mailing.objects.select_related("round__partnership")
    return mailings.prefetch_related("round__mail_texts", "round__contacts").get(pk=pk)


def claim(mailing: Mailing) -> Message | None:
    """The next message that no living worker is sending, now ours; None when there is none.

    What was not tried yet comes first, in the order in which it was queued.
    """
    while True:
        waiting = mailing.messages.filter(due())
        in_order = waiting.select_related("invitation__municipality", "user")
        message = in_order.order_by("attempts", "pk").first()
        if message is None:
            return None
        if waiting.filter(pk=message.pk).update(claimed_at=timezone.now()):
            return message


def due(now: datetime.datetime | None = None) -> Q:
    """Messages that may go now: no living worker has them, and their pause is over."""
    now = now or timezone.now()
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM)
    return free & (Q(not_before=None) | Q(not_before__lte=now))


def deliver(mailing: Mailing, message: Message, server: MailServer) -> bool:
    """Send one mail, if it is still wanted, and take it from the queue or set it aside.

    Whether the mail server did its work. Raises `Away`; the message waits then.
    """
    try:
        mail = mail_for(mailing, message)
        if mail is not None:
            server.send(mail)
    except Refused as refused:
        _done(mailing, message, refusal=str(refused))
    except Later as problem:
        _later(mailing, message, problem)
    except Away as problem:
        _wait(mailing, message, problem)
        raise
    except Exception as error:  # Whatever is wrong with one mail, the others go.
        server.close()
        _log(mailing, error)
        _later(mailing, message, Later(_("Deze mail kon niet worden gemaakt.")))
        return False
    else:
        _done(mailing, message, sent=mail is not None)
        return mail is not None
    return True


def _empty(mailing: Mailing, server: MailServer) -> None:
    """Raises `Away` when the mail server, and not one mail, is what fails."""
    failed: list[Away] = []
    works = False
    while len(failed) < IN_A_ROW:
        server.connect()
        message = claim(mailing)
        if message is None:
            break
        try:
            used = deliver(mailing, message, server)
        except Away as problem:
            failed.append(problem)
        else:
            if used:
                failed.clear()
                works = works or _goes_again(mailing)
    if len(failed) == IN_A_ROW or (failed and not works):
        raise failed[-1]


def _goes_again(mailing: Mailing) -> bool:
    Mailing.objects.filter(pk=mailing.pk).update(problem="", failures=0, resume_at=None)
    return True


def _pause(mailing: Mailing, problem: Away) -> None:
    logger.warning("mailing %s waits: the mail server takes nothing", mailing.pk)
    mailing.refresh_from_db(fields=["failures"])
    Mailing.objects.filter(pk=mailing.pk).update(
        problem=str(problem),
        failures=F("failures") + 1,
        resume_at=timezone.now() + _pause_after(mailing.failures),
    )


def _later(mailing: Mailing, message: Message, problem: Later) -> None:
    """Set a message aside for a while; for good once it has been tried for days."""
    if mailing.started_on <= timezone.localdate() - PATIENCE:
        _done(mailing, message, refusal=str(problem))
        return
    _wait(mailing, message, problem)


def _wait(mailing: Mailing, message: Message, problem: Later | Away) -> None:
    Message.objects.filter(pk=message.pk).update(
        claimed_at=None,
        attempts=F("attempts") + 1,
        not_before=timezone.now() + _pause_after(message.attempts),
        problem="" if mailing.remembers_nobody else str(problem),
    )


def _pause_after(failures: int) -> datetime.timedelta:
    return PAUSES[min(failures, len(PAUSES) - 1)]


def _done(mailing: Mailing, message: Message, *, sent: bool = False, refusal: str = "") -> None:
    """Of a reminder nothing is remembered: it would tell who was reminded."""
    with transaction.atomic():
        if not mailing.remembers_nobody:
            _remember(mailing, message, sent, refusal)
        message.delete()


def _remember(mailing: Mailing, message: Message, sent: bool, refusal: str) -> None:
    if message.invitation_id:
        invited = sent and mailing.kind == Mailing.Kind.INVITATION
        changed = {"sent_at": timezone.now()} if invited else {}
        Invitation.objects.filter(pk=message.invitation_id).update(refusal=refusal, **changed)
    if refusal:
        Mailing.objects.filter(pk=mailing.pk).update(refused=F("refused") + 1)


def _log(mailing: Mailing, error: Exception) -> None:
    """Where it went wrong and not its words, in which an address may stand."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    logger.error(
        "a mail of mailing %s could not be made: %s at %s:%s",
        mailing.pk,
        type(error).__qualname__,
        at.filename,
        at.lineno,
    )
