"""Is it the database's disk that is full? Each database says so in its own way."""

import sqlite3

from django.db import OperationalError
from psycopg.errors import DiskFull


def is_full(error: OperationalError) -> bool:
    """Whether nothing was written because there was no room; else the database is away."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.OperationalError):
        return cause.sqlite_errorcode == sqlite3.SQLITE_FULL
    return isinstance(cause, DiskFull)
