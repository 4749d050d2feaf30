"""What is wiped is gone from the disk too, as far as a database can be told so.

SQLite overwrites what is deleted (`secure_delete`), but its log still holds the pages as they were.
What PostgreSQL keeps until when, and how to clear it, is in `docs/operations.md`.
"""

from django.db import connection


def write_back_log() -> bool:
    """Write SQLite's log back and empty it; whether that is done. Nothing on other databases.

    Not done while somebody reads (for longer than the database waits), or within a transaction:
    `tick` tries again.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return connection.vendor != "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _pages, _moved = cursor.fetchone()
    return not busy
