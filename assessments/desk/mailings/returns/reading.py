"""Read the mailbox for returns now and then: by the worker, so that no tick waits for it."""

import datetime
import logging
from collections import Counter

from django.conf import settings
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from assessments.desk.mailings.returns import mailbox
from assessments.desk.mailings.returns.actions import note_bounce
from assessments.desk.mailings.returns.notices import Outcome, read_notice
from assessments.desk.monitoring import alarms

logger = logging.getLogger(__name__)

EVERY = datetime.timedelta(minutes=5)
ALARM = "returns"


@task()
def read_returns() -> None:
    """What can't be read now waits in the mailbox; administrators hear of it once."""
    if settings.RETURNS_MAILBOX is None:
        return
    try:
        read = read_once()
    except mailbox.MailboxAway as problem:
        alarms.sound(ALARM, f"the mailbox for returns can't be read ({problem})")
        return
    alarms.silence(ALARM)
    if read:
        logger.info("read of the mailbox for returns: %s", dict(read))


def read_once() -> Counter[str]:
    """How many mails of each kind were read. Raises `MailboxAway`."""
    read: Counter[str] = Counter()
    with mailbox.opened() as connection:
        for uid, raw in mailbox.unread(connection):
            notice = read_notice(raw)
            note_bounce(notice=notice)
            finish = mailbox.leave if notice.outcome is Outcome.UNKNOWN else mailbox.remove
            finish(connection, uid)
            read[notice.outcome.value] += 1
    return read


def read_returns_in_turn() -> int:
    """Let the worker read them, unless it did a moment ago or is about to; whether it will."""
    if settings.RETURNS_MAILBOX is None:
        return 0
    lately = DBTaskResult.objects.filter(
        task_path=read_returns.module_path, enqueued_at__gt=timezone.now() - EVERY
    )
    waiting = DBTaskResult.objects.filter(
        task_path=read_returns.module_path,
        status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING),
    )
    if lately.exists() or waiting.exists():
        return 0
    read_returns.enqueue()
    return 1
