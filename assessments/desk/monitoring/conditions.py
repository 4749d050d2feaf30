"""What an installation needs to do its work, each with the code in `docs/operations.md`."""

import contextlib
import datetime
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import Error, connection, transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from assessments.desk.mailings.sending import send_mailing
from assessments.desk.monitoring import heartbeats, identity
from assessments.desk.monitoring.health import database_problem, rounds_without_key
from assessments.models import Heartbeat, Message
from assessments.survey.keys import KeyDirectoryUnsafe, check_directory

LITTLE_ROOM = 200 * 1024 * 1024
"""Bytes below which a disk is nearly full: some hundred reports, or a day of a busy database."""
MAIL_WAITS = datetime.timedelta(minutes=15)
"""Longer than the first pauses after a mail server that was away for a moment."""


@dataclass(frozen=True)
class Condition:
    """`code` stays the same for what watches; `problem` is in Dutch, "" when all is well."""

    code: str
    name: str | Promise
    find: Callable[[], str]

    @property
    def problem(self) -> str:
        try:
            return self.find()
        except (OSError, Error) as error:
            return _("{error} bij het kijken.").format(error=type(error).__name__)


def _keys() -> str:
    try:
        check_directory()
    except KeyDirectoryUnsafe as unsafe:
        return str(unsafe)
    return ""


def _lost_keys() -> str:
    lost = rounds_without_key()
    return _("Open rondes waarvan de sleutel ontbreekt: {n}.").format(n=len(lost)) if lost else ""


def _disks() -> str:
    written_to = map(Path, (settings.BALLOT_KEY_DIR, settings.STATE_DIR))
    problems = [_takes_writing(each) or _room(each) for each in written_to]
    return " ".join(filter(None, [*problems, _room_for_reports()]))


def _takes_writing(directory: Path) -> str:
    """Written to, as a quota or a read-only mount isn't seen in the free bytes."""
    unfinished = directory / f".room-{secrets.token_hex(4)}"
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return _("In de map “{name}” kan niet geschreven worden: {why}.").format(
            name=directory.name, why=error.strerror
        )
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()
    return ""


def _room_for_reports() -> str:
    """A bucket has no disk of ours; one that isn't there yet is made by the first report."""
    with contextlib.suppress(NotImplementedError, FileNotFoundError):
        return _room(Path(default_storage.path("")))
    return ""


def _room(directory: Path) -> str:
    free = shutil.disk_usage(directory).free
    if free >= LITTLE_ROOM:
        return ""
    return _("De schijf van de map “{name}” is bijna vol: {n} MB over.").format(
        name=directory.name, n=free // 1024**2
    )


def _media() -> str:
    """Through storage, whichever it is: written, read back, removed."""
    # Among what is being saved, so that it goes when this process is killed.
    name, content = f"unfinished/room-{secrets.token_hex(4)}", bytes(4096)
    try:
        default_storage.save(name, ContentFile(content))
        with default_storage.open(name) as kept:
            read = kept.read()
    except OSError as error:
        return _("Rapporten kunnen niet bewaard worden: {why}.").format(why=error.strerror or error)
    finally:
        with contextlib.suppress(OSError):
            default_storage.delete(name)
    return "" if read == content else _("Wat bewaard wordt, komt anders terug.")


def _database_takes_writing() -> str:
    try:
        heartbeats.beat(Heartbeat.Name.READINESS)
        if connection.vendor == "postgresql":
            _write_temporary_file()
    except Error:
        return _("In de database kan niet geschreven worden. Is de schijf vol?")
    return ""


def _write_temporary_file() -> None:
    """A row finds a place in the files that PostgreSQL has, until they are full too.

    So it sorts more than it may in memory: a third of a megabyte, on its own disk, gone at once.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64kB'")
        cursor.execute(
            "SELECT count(*) FROM"
            " (SELECT n FROM generate_series(1, 20000) AS n ORDER BY -n OFFSET 0) AS sorted"
        )


def _worker() -> str:
    return _("De worker is weg: er gaat geen mail uit.") if _away(Heartbeat.Name.WORKER) else ""


def _tick() -> str:
    return _("De timer is weg: rondes sluiten niet vanzelf.") if _away(Heartbeat.Name.TICK) else ""


def _away(name: Heartbeat.Name) -> bool:
    return heartbeats.is_away(name)


def _machines() -> str:
    """Without their names: anybody may ask. `doctor` says them."""
    n = len(heartbeats.stopped())
    return _("Gestopt op een machine, en elders niet: {n}. Zie “doctor”.").format(n=n) if n else ""


def _mail() -> str:
    """Of what may go now: a mail to a server that asks to try later, isn't one."""
    since = min(filter(None, (_oldest_message(), _oldest_mailing())), default=None)
    if since is None or since > timezone.now() - MAIL_WAITS:
        return ""
    minutes = int((timezone.now() - since).total_seconds() // 60)
    return _("Mail wacht al {n} minuten.").format(n=minutes)


def _oldest_message() -> datetime.datetime | None:
    """Since when a mail that had to wait may go."""
    due = Message.objects.filter(not_before__lte=timezone.now())
    oldest: datetime.datetime | None = due.aggregate(oldest=Min("not_before"))["oldest"]
    return oldest


def _oldest_mailing() -> datetime.datetime | None:
    """Since when a mailing waits for a worker."""
    queued = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=send_mailing.module_path
    )
    oldest: datetime.datetime | None = queued.aggregate(oldest=Min("enqueued_at"))["oldest"]
    return oldest


def _copy() -> str:
    if not identity.is_asleep():
        identity.keep_up()
        return ""
    return _(
        "Deze database is een kopie of is teruggezet. Er gaat geen mail uit en er sluit niets, "
        "tot u “manage.py wake” uitvoert."
    )


DATABASE = Condition("database", gettext_lazy("de database"), database_problem)
CONDITIONS = (
    Condition("keys-directory", gettext_lazy("de map met sleutels"), _keys),
    Condition("disk", gettext_lazy("de schijven"), _disks),
    Condition("media", gettext_lazy("waar rapporten staan"), _media),
    DATABASE,
    Condition("database-writable", gettext_lazy("schrijven daarin"), _database_takes_writing),
    Condition("keys-lost", gettext_lazy("de sleutels van open rondes"), _lost_keys),
    Condition("copy", gettext_lazy("deze database hoort bij deze machine"), _copy),
    Condition("tick", gettext_lazy("de timer"), _tick),
    Condition("worker", gettext_lazy("de worker"), _worker),
    Condition("machines", gettext_lazy("elke machine"), _machines),
    Condition("mail", gettext_lazy("de mail die wacht"), _mail),
)
"""In order: those before the database are looked at without it."""


def unmet() -> Iterator[tuple[Condition, str]]:
    """Each that isn't met, with its problem; without the database those that need it are left."""
    for condition in CONDITIONS:
        problem = condition.problem
        if problem:
            yield condition, problem
            if condition is DATABASE:
                return
