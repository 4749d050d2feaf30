"""How the database is used, whichever the environment names."""

from typing import Any

from samenwerking.configuration.silent_server import Connection

WAIT = 3
"""Seconds that a page waits for the database before it says that it is away."""


def tuned(database: dict[str, Any], *, pool: int) -> dict[str, Any]:
    """The same database, with the options that its kind needs here.

    `pool` is how many connections a process has at most: one for each thread that works.
    """
    if database["ENGINE"] == "django.db.backends.sqlite3":
        return database | _for_sqlite()
    return database | _for_postgresql(database.get("OPTIONS", {}), pool)


def _for_postgresql(options: dict[str, Any], pool: int) -> dict[str, Any]:
    return {
        "CONN_MAX_AGE": 0,
        # A connection that a restart of the database cut off is found before it is used.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options
        | {
            "connect_timeout": WAIT,
            "pool": {
                "min_size": 1,
                "max_size": pool,
                "timeout": WAIT,
                "reconnect_timeout": WAIT,
                "connection_class": Connection,
            },
        },
    }


def _for_sqlite() -> dict[str, Any]:
    return {
        # Opening the file again and reading its schema costs a millisecond in each request.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: a round's key is destroyed after the commit, which must have reached the disk.
            # secure_delete: what is wiped at closing is overwritten in the file too.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
            ),
        },
    }
