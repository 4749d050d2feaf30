"""How the database is used, whichever the environment names."""

from typing import Any


def tuned(database: dict[str, Any]) -> dict[str, Any]:
    """The same database, with the options that its kind needs here."""
    if database["ENGINE"] == "django.db.backends.sqlite3":
        return database | _for_sqlite()
    return database | {"CONN_MAX_AGE": 0, "OPTIONS": database.get("OPTIONS", {}) | {"pool": True}}


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
