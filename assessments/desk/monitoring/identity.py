"""A database that was put back from a backup, or copied, does nothing by itself until told to.

Who restores a copy to look something up would otherwise mail hundreds of people again, and close
rounds that go on elsewhere. The database holds an identity and how often the timer came; a file
in `STATE_DIR` of each machine, which is in no backup of the database, holds the same. A copy on
another machine finds no such file; an older copy on the same machine was visited less often than
the file says. `manage.py wake` makes them one again, on each machine.
"""

import contextlib
import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F

from assessments.desk.monitoring import alarms
from assessments.models import Installation

FILE = "installation"
ALARM = "state-directory"


def is_asleep() -> bool:
    """Whether this database and this machine don't know each other. A new pair is introduced."""
    here, known = _read(), Installation.objects.first()
    if known is None and here is None:
        wake()
        return False
    if known is None or here is None:
        return True
    identity, ticks = here
    return identity != known.identity or ticks > known.ticks


def wake() -> None:
    """From now on this machine works on this database, as it is now."""
    new = {"identity": secrets.token_hex(16)}
    known, _is_new = Installation.objects.get_or_create(pk=1, defaults=new)
    _write(known)


def count_tick() -> None:
    """In the database first: after a crash in between, that is ahead, which is not a copy."""
    with transaction.atomic():
        Installation.objects.update(ticks=F("ticks") + 1)
        known = Installation.objects.get()
    _note(known)


def keep_up() -> None:
    """Note how often the timer came elsewhere: on a machine without one, too, an older copy is
    known by it."""
    here, known = _read(), Installation.objects.first()
    if here and known and here[0] == known.identity and here[1] < known.ticks:
        _note(known)


def _note(known: Installation) -> None:
    """Where this machine has no room to, what is due is done all the same."""
    try:
        _write(known)
    except OSError as failure:
        alarms.sound(ALARM, "STATE_DIR can't be written", failure)
    else:
        alarms.silence(ALARM)


def _path() -> Path:
    return Path(settings.STATE_DIR) / FILE


def _read() -> tuple[str, int] | None:
    """None without a file, and with one that can't be read."""
    with contextlib.suppress(OSError, ValueError):
        identity, ticks = _path().read_text().split()
        return identity, int(ticks)
    return None


def _write(known: Installation) -> None:
    """Whole or not at all."""
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{FILE}.{secrets.token_hex(4)}")
    try:
        unfinished.write_text(f"{known.identity} {known.ticks}\n")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
