"""A start that fails says why in a few sentences, without a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

WRONG_SETTINGS = 78
"""As sysexits.h calls it: a configuration error."""
AWAY = 69
"""Likewise: a service that it needs is unavailable."""


@contextmanager
def plainly() -> Iterator[None]:
    """Ends the process with a status and a sentence: settings are wrong, or no database answers."""
    try:
        yield
    except ImproperlyConfigured as error:
        _end(str(error), WRONG_SETTINGS)
    except OperationalError:
        why = why_away()
        if not why:
            raise
        _end(f"De database van DATABASE_URL is niet bereikbaar: {why}", AWAY)


def why_away() -> str:
    """What the database says to a connection that is no pool's; "" when it is there after all."""
    if connection.vendor != "postgresql":
        return ""
    import psycopg  # not there where SQLite will do

    parameters = connection.get_connection_params()
    parameters.pop("pool", None)
    try:
        psycopg.connect(**parameters).close()
    except psycopg.Error as error:
        return " ".join(str(error).split()) or type(error).__name__
    return ""


def _end(text: str, status: int) -> None:
    print(f"Samenwerking start niet:\n{text}", file=sys.stderr)
    sys.exit(status)
