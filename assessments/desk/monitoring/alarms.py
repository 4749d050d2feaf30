"""Failures of what runs by itself: the rest goes on, and administrators are mailed once.

What was told is kept in files on this machine (`STATE_DIR`): the database may be what fails, and
each `tick` is another process.
"""

import contextlib
import logging
import os
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from django.conf import settings

logger = logging.getLogger(__name__)
Did = TypeVar("Did")

SETTLED = 600
"""Seconds after which a failure that is over may be told again: what comes and goes is one."""

FORGOTTEN = 24 * 3600
"""Seconds without it after which a failure is another one, though nothing ever said it was over."""


def run_all(jobs: Iterable[Callable[[], Did]]) -> list[Did]:
    """What each of these did; one that fails keeps none of the others waiting.

    Raises an ExceptionGroup of all failures, after the last.
    """
    done, failures = [], []
    for job in jobs:
        try:
            done.append(job())
        except Exception as failure:
            failures.append(failure)
    if failures:
        raise ExceptionGroup("failed, while the others went on", failures)
    return done


def sound(name: str, text: str, failure: BaseException | None = None) -> None:
    """Log a failure: as an error, which is mailed, the first time; then as a warning."""
    level = logging.ERROR if _is_new(f"{name}-{_digest(text, failure)}") else logging.WARNING
    logger.log(level, "%s", text, exc_info=failure)


def silence(name: str) -> None:
    """It works again: a next failure is another one."""
    settled = time.time() - SETTLED
    for told in _directory().glob(f"{name}-*"):
        # Another process may be just as quick.
        with contextlib.suppress(FileNotFoundError):
            if told.stat().st_mtime < settled:
                told.unlink()


def _directory() -> Path:
    return Path(settings.STATE_DIR) / "alarms"


def _is_new(failure: str) -> bool:
    told = _directory() / failure
    try:
        told.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        told.touch(exist_ok=False)
    except FileExistsError:
        return _is_new_again(told)
    except OSError:
        logger.warning("STATE_DIR can't be used: every failure is mailed")
    return True


def _is_new_again(told: Path) -> bool:
    with contextlib.suppress(OSError):
        last, now = told.stat().st_mtime, time.time()
        os.utime(told, (now, now))
        return last < now - FORGOTTEN
    return False


def _digest(text: str, failure: BaseException | None) -> str:
    lines = [text, *(_outline(failure) if failure else ())]
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def _outline(failure: BaseException) -> Iterator[str]:
    """What failed and where, without the message: a time or a number may be in it."""
    yield type(failure).__qualname__
    for at in traceback.extract_tb(failure.__traceback__):
        yield f"{at.filename}:{at.lineno}"
    if isinstance(failure, BaseExceptionGroup):
        for each in failure.exceptions:
            yield from _outline(each)
