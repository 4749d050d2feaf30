"""Keep nothing longer than is needed. Running it twice, or late, does no harm.

Names, addresses and links of a round go `CONTACT_DAYS` days after its release, after its
cancelling, or, of a round that never opened, after its planned closing. The log goes after two
years; expired sessions, counters of attempts and finished tasks go daily, and with those that
somebody asked for a lost link; what a killed process left of a report goes after an hour.
"""

import datetime
import logging
from collections.abc import Callable
from dataclasses import astuple, dataclass
from functools import partial
from typing import Any, cast

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from assessments import audit
from assessments.background import failed_for_now
from assessments.desk.monitoring.alarms import run_all
from assessments.models import (
    AuditEntry,
    Contact,
    Invitation,
    Mailing,
    Message,
    Partnership,
    Release,
    Round,
    Session,
)
from assessments.results.at_rest import write_back_log

logger = logging.getLogger(__name__)

LOG_DAYS = 2 * 365
NAMING = (
    audit.Action.PEOPLE_ADDED,
    audit.Action.PEOPLE_CHANGED,
    audit.Action.PEOPLE_REMOVED,
)
"""Entries of the log whose details name people who were invited."""
FINISHED = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)


@dataclass(frozen=True)
class Numbers:
    """What was forgotten, or would be."""

    rounds: int = 0
    people: int = 0
    contacts: int = 0
    details: int = 0
    entries: int = 0
    sessions: int = 0
    attempts: int = 0
    tasks: int = 0

    def __add__(self, other: "Numbers") -> "Numbers":
        return Numbers(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def forget(*, dry_run: bool = False) -> Numbers:
    """Wipe all that is past its time; a dry run only counts it.

    What can't be wiped keeps nothing else; all that failed is raised as one ExceptionGroup.
    """
    of_round = _numbers if dry_run else forget_round
    jobs: list[Callable[[], Numbers]] = [
        *(partial(of_round, each) for each in rounds_due()),
        partial(forget_log, dry_run=dry_run),
        partial(forget_traces, dry_run=dry_run),
    ]
    if not dry_run:
        # Each time: after closing somebody may have been reading, so that it couldn't be done.
        jobs.append(_write_back)
        jobs.append(_forget_unfinished_files)
    return sum(run_all(jobs), Numbers())


def last_day(release: Release) -> datetime.date:
    """The last day on which people who were invited are known, and their links work."""
    return release.released_on + datetime.timedelta(days=settings.CONTACT_DAYS)


def _write_back() -> Numbers:
    write_back_log()
    return Numbers()


def _forget_unfinished_files() -> Numbers:
    """Of processes that were killed while they saved a report."""
    if number := cast(Any, default_storage).forget_unfinished():
        logger.info("removed %s unfinished files", number)
    return Numbers()


def rounds_due() -> QuerySet[Round]:
    """Rounds of which the people are to be forgotten."""
    limit = timezone.localdate() - datetime.timedelta(days=settings.CONTACT_DAYS)
    ended = Q(release__released_on__lt=limit) | Q(cancelled_on__lt=limit)
    named = Exists(_naming_entries().filter(round=OuterRef("pk")))
    people = Exists(Invitation.objects.filter(round=OuterRef("pk")))
    given_up = Q(state=Round.State.DRAFT, closes_at__date__lt=limit) & (Q(people) | Q(named))
    remembered = Round.objects.filter(forgotten_on=None)
    return remembered.filter(ended | given_up).select_related("partnership")


def forget_round(current_round: Round) -> Numbers:
    """Wipe who was invited to a round; how much that was. Nothing when it was done already."""
    with transaction.atomic():
        locked = rounds_due().select_for_update(of=("self",)).filter(pk=current_round.pk).first()
        if locked is None:
            return Numbers()
        numbers = _numbers(locked)
        _wipe(locked)
        audit.record(
            partnership=locked.partnership,
            action=audit.Action.FORGOTTEN,
            by=None,
            current_round=locked,
            detail=_(
                "{people} genodigden, {contacts} namen met telefoonnummer, {details} regels"
            ).format(people=numbers.people, contacts=numbers.contacts, details=numbers.details),
        )
    logger.info(
        "forgot round %s: %s people, %s contacts, %s details in the log",
        *(locked.pk, numbers.people, numbers.contacts, numbers.details),
    )
    return numbers


def forget_log(*, dry_run: bool = False) -> Numbers:
    """Remove entries of the log, and of the admin's own, that are older than two years."""
    limit = _midnight() - datetime.timedelta(days=LOG_DAYS)
    old = AuditEntry.objects.filter(at__lt=limit)
    of_admin = LogEntry.objects.filter(action_time__lt=limit)
    counted = dict(old.order_by().values_list("partnership").annotate(Count("pk")))
    total = sum(counted.values()) + of_admin.count()
    if dry_run or not total:
        return Numbers(entries=total)
    with transaction.atomic():
        of_admin.delete()
        old.delete()
        for partnership in Partnership.objects.filter(pk__in=counted):
            audit.record(
                partnership=partnership,
                action=audit.Action.FORGOTTEN,
                by=None,
                detail=_("{n} regels van het logboek").format(n=counted[partnership.pk]),
            )
    logger.info("forgot %s entries of the log", total)
    return Numbers(entries=total)


def forget_traces(*, dry_run: bool = False) -> Numbers:
    """Remove what expired or finished before today."""
    sessions = Session.objects.filter(expire_date__lt=_midnight())
    done = DBTaskResult.objects.filter(status__in=FINISHED, finished_at__lt=_midnight())
    tasks = done.exclude(pk__in=failed_for_now())
    attempts = _expired_attempts("SELECT COUNT(*)")
    # By rounds that weren't forgotten, which are few: of others nothing of the kind is left.
    asked = Mailing.objects.filter(
        round__forgotten_on=None,
        kind=Mailing.Kind.LOST_LINK,
        started_on__lt=timezone.localdate(),
        messages=None,
    )
    numbers = Numbers(
        sessions=sessions.count(), attempts=attempts, tasks=tasks.count() + asked.count()
    )
    if dry_run or not any(astuple(numbers)):
        return numbers
    sessions.delete()
    tasks.delete()
    asked.delete()
    _expired_attempts("DELETE")
    logger.info(
        "forgot %s sessions, %s counters of attempts, %s finished tasks",
        *(numbers.sessions, numbers.attempts, numbers.tasks),
    )
    return numbers


def _wipe(locked: Round) -> None:
    """Take away everything that tells who was invited; how many there were stays."""
    people = locked.invitations.all()
    if locked.state == Round.State.DRAFT:
        people.delete()
    else:
        # A higher version makes every link that was ever sent useless.
        people.update(
            **{"name": "", "email": "", "refusal": "", "sent_at": None, "resent_at": None},
            card_digest=None,
            version=F("version") + 1,
        )
        Round.objects.filter(pk=locked.pk).update(
            forgotten_on=timezone.localdate(), contact_name="", contact_phone="", reply_to=""
        )
    locked.contacts.all().delete()
    Message.objects.filter(mailing__round=locked, invitation__isnull=False).delete()
    locked.mailings.filter(kind=Mailing.Kind.LOST_LINK).delete()
    _naming_entries().filter(round=locked).update(detail="", subject="")


def _numbers(current_round: Round) -> Numbers:
    return Numbers(
        rounds=1,
        people=current_round.invitations.count(),
        contacts=Contact.objects.filter(round=current_round).count(),
        details=_naming_entries().filter(round=current_round).count(),
    )


def _naming_entries() -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(action__in=NAMING).exclude(detail="").order_by()


def _midnight() -> datetime.datetime:
    """When today began: what is due goes once a day, however often this runs."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def _expired_attempts(what: str) -> int:
    """Counters of attempts name network addresses; the cache itself only hides them."""
    shared_cache = cast(dict[str, str], settings.CACHES["default"])
    table = connection.ops.quote_name(shared_cache["LOCATION"])
    before = connection.ops.adapt_datetimefield_value(_midnight())
    with connection.cursor() as cursor:
        cursor.execute(f"{what} FROM {table} WHERE expires < %s", [before])
        return cursor.fetchone()[0] if what.startswith("SELECT") else cursor.rowcount
