"""The timer as a process that stays: to start anew each minute costs fifty times what is then done.

It outlives a database that goes away, finishes what it is at when it is told to stop, and ends by
itself when a minute's work hangs, so that whatever watches over it starts another.
"""

import faulthandler
import logging
import signal
from collections.abc import Callable

from django.db import Error, close_old_connections, connections

logger = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between the end of one tick and the next."""
HANGS = 15 * 60.0
"""Seconds after which a tick won't end by itself: closing a million ballots takes one minute."""
STOP = {signal.SIGTERM, signal.SIGINT}


class NotDone(Exception):
    """Something of this tick wasn't done; the message says what, in Dutch."""


def tick_every_minute(tick: Callable[[], None]) -> None:
    """Until SIGTERM or SIGINT, which waits until a tick is done."""
    # Before the first connection: its threads must leave these signals alone too.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOP)
    try:
        while True:
            _within_time(tick)
            if signal.sigtimedwait(STOP, EVERY):
                return
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _within_time(tick: Callable[[], None]) -> None:
    faulthandler.dump_traceback_later(HANGS, exit=True)
    try:
        once(tick)
    finally:
        faulthandler.cancel_dump_traceback_later()


def once(tick: Callable[[], None]) -> None:
    """Whatever comes of it, there is a next minute."""
    try:
        close_old_connections()
        tick()
    except NotDone as problem:
        logger.warning("%s", problem)
    except Error as error:
        connections.close_all()
        logger.warning("the database is away (%s): trying again", type(error).__name__)
