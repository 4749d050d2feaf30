"""Mails to the owner of an account, sent by the worker.

A request only puts down what is to be done: how long a mail server takes tells nobody anything.
"""

import datetime
import logging
import smtplib

from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

from assessments.desk.mailings.letters import Letter, write
from assessments.desk.mailings.mail import Mail
from assessments.desk.members.letters import password_link
from assessments.models import User

logger = logging.getLogger(__name__)

PAUSES = tuple(datetime.timedelta(minutes=n) for n in (1, 5, 30, 120))
"""Before a mail that the mail server didn't take is tried once more; after the last it is lost."""


@task()
def send_password_link(email: str, tried: int = 0) -> None:
    """To the account with this address; nothing when there is none, or it is switched off.

    The link is made here: the table of tasks holds none.
    """
    account = User.objects.filter(email=email, is_active=True).first()
    if account is None:
        return
    letter = write("password_link", {"user": account, "link": password_link(account)})
    if not _is_taken(letter, email):
        _try_later(send_password_link, tried, email)


@task()
def send_notification(email: str, subject: str, body: str, tried: int = 0) -> None:
    """What has changed about an account, to its owner. `body` holds no link that opens anything."""
    paragraphs = (block.strip() for block in body.split("\n\n"))
    letter = Letter(subject, "\n\n".join(filter(None, paragraphs)))
    if not _is_taken(letter, email):
        _try_later(send_notification, tried, email, subject, body)


def _is_taken(letter: Letter, email: str) -> bool:
    """Send it; whether the mail server took it."""
    mail = Mail(
        subject=letter.subject,
        body=letter.text,
        to=[email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(letter.html, "text/html")
    try:
        mail.send()
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        # Its words may hold the address.
        logger.warning("a mail about an account was not taken: %s", type(error).__name__)
        return False
    return True


def _try_later(sending: Task[..., None], tried: int, *what: str) -> None:
    if tried == len(PAUSES):
        logger.error("a mail about an account was not taken in %s times", tried + 1)
        return
    later = sending.using(run_after=timezone.now() + PAUSES[tried])
    later.enqueue(*what, tried=tried + 1)
