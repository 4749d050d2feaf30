"""Two at once in the database: one holds what the other wants."""

import time

from django.db import connection

LONG = 30
WAITING = """
    SELECT EXISTS (
        SELECT FROM pg_locks
        WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))
    )
"""
"""Whether somebody waits for us."""


def wait_until_it_waits(other, asking):
    """The other thread for us.

    On SQLite its first statement asks for the lock, and can't get further while we hold it.
    """
    assert asking.wait(LONG)
    if connection.vendor != "postgresql":
        return
    until = time.monotonic() + LONG
    with connection.cursor() as cursor:
        while time.monotonic() < until and other.is_alive():
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
    raise AssertionError("it waited for nothing")
