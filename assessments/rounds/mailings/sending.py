"""Empty a mailing's queue, one mail at a time, each marked as it goes.

Nobody gets a mail twice, except when a worker dies between the mail server's "accepted" and our
note of it: then the same mail goes again, under the same Message-ID.
"""

import datetime
import logging
import smtplib

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from assessments.models import Invitation, Mailing, Message
from assessments.rounds.mailings.occasions import mail_for

logger = logging.getLogger(__name__)

CLAIM = datetime.timedelta(minutes=5)
"""A claim that is older is a dead worker's, or a mail server's "try again later"."""
PATIENCE = datetime.timedelta(days=1)
"""So long is a "try again later" believed."""


@task()
def send_mailing(mailing_pk: int) -> None:
    """Send what waits. Raises OSError or SMTPException when the mail server can't be used now."""
    mailing = Mailing.objects.select_related("round__partnership").get(pk=mailing_pk)
    with get_connection() as connection:
        while message := claim(mailing):
            try:
                deliver(mailing, message, connection)
            except (smtplib.SMTPException, OSError):
                Message.objects.filter(pk=message.pk).update(claimed_at=None)
                raise


def claim(mailing: Mailing) -> Message | None:
    """The next message that no living worker is sending, now ours; None when there is none."""
    while True:
        free = Q(claimed_at=None) | Q(claimed_at__lt=timezone.now() - CLAIM)
        waiting = mailing.messages.filter(free)
        message = waiting.select_related("invitation__municipality", "user").first()
        if message is None:
            return None
        if waiting.filter(pk=message.pk).update(claimed_at=timezone.now()):
            return message


def deliver(mailing: Mailing, message: Message, connection: BaseEmailBackend) -> None:
    """Send one mail, if it is still wanted, and take it from the queue."""
    mail = mail_for(mailing, message)
    if mail is not None:
        try:
            connection.send_messages([mail])
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
            code, reason = _reply(error)
            if 400 <= code < 500 and mailing.started_on > timezone.localdate() - PATIENCE:
                return  # Greylisting: the claim holds it back for a while.
            _done(mailing, message, refusal=reason)
            return
    _done(mailing, message, sent=mail is not None)


def _done(mailing: Mailing, message: Message, *, sent: bool = False, refusal: str = "") -> None:
    """Only an invitation is remembered on the person: more would tell who was reminded."""
    with transaction.atomic():
        if message.invitation_id and mailing.kind == Mailing.Kind.INVITATION:
            changed = {"sent_at": timezone.now()} if sent else {}
            Invitation.objects.filter(pk=message.invitation_id).update(refusal=refusal, **changed)
        if refusal:
            Mailing.objects.filter(pk=mailing.pk).update(refused=F("refused") + 1)
        message.delete()


def _reply(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> tuple[int, str]:
    """The mail server's code and its words."""
    if isinstance(error, smtplib.SMTPDataError):
        code, reason = error.smtp_code, error.smtp_error
    else:
        code, reason = next(iter(error.recipients.values()))
    words = reason.decode(errors="replace") if isinstance(reason, bytes) else reason
    return code, f"{code} {words}"[:300]
