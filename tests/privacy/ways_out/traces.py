"""What a round leaves behind: logs, tables, files and mails; and how things are made to fail."""

import email
import io
import logging
import shutil
import sqlite3
import subprocess
from contextlib import contextmanager
from logging.config import DictConfigurator
from pathlib import Path
from unittest import mock

from django.apps import apps
from django.conf import settings as configured
from django.core import serializers
from django.core.management import call_command
from django.db import DataError, connection

from assessments.models import Ballot, Session


def decoded(content):
    """A mail with its texts readable, whatever their transfer encoding."""
    parts = email.message_from_bytes(content)
    texts = [part.get_payload(decode=True) for part in parts.walk() if not part.is_multipart()]
    return b"\n".join([content, *texts])


def work():
    """Let the worker do all that waits."""
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)


def tick():
    """What happens by itself, as if it were day."""
    with mock.patch("assessments.desk.mailings.schedule.DAYTIME", range(24)):
        call_command("tick", stdout=io.StringIO())


@contextmanager
def failing(verb, table):
    """The database refuses these statements once: an error of ours, not one of a database away."""
    left = [1]

    def refuse(execute, sql, params, many, context):
        if left and sql.startswith(verb) and table in sql:
            left.clear()
            raise DataError("value out of range")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield
    assert not left


@contextmanager
def logs(directory):
    """What the installation logs, and what it would log when everything is at DEBUG, with SQL."""
    log, debug_log = directory / "log", directory / "debug.log"
    plain = dict(configured.LOGGING["formatters"]["plain"])
    formatter = DictConfigurator(configured.LOGGING).configure_formatter(plain)
    handlers = []
    for path, level in ((log, logging.INFO), (debug_log, logging.DEBUG)):
        handler = logging.FileHandler(path)
        handler.setLevel(level)
        handler.setFormatter(formatter)
        # The mail server on the other side is no part of the installation.
        handler.addFilter(lambda record: not record.name.startswith("mail."))
        handlers.append(handler)
    with all_at_debug(), mock.patch.object(connection, "force_debug_cursor", new=True):
        for handler in handlers:
            logging.getLogger().addHandler(handler)
        try:
            yield log, debug_log
        finally:
            for handler in handlers:
                logging.getLogger().removeHandler(handler)
                handler.close()


@contextmanager
def all_at_debug():
    names = ["", *logging.Logger.manager.loggerDict]
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


def database():
    """Every table's rows as text, by table; sessions are unpacked."""
    tables = {
        model._meta.db_table: serializers.serialize("json", model.objects.all(), indent=1)
        for model in apps.get_models()
    }
    unpacked = [session.get_decoded() for session in Session.objects.all()]
    tables["assessments_session"] += repr(unpacked)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value, expires FROM shared_cache")
        tables["shared_cache"] = repr(cursor.fetchall())
    return tables


def boxes():
    """The sealed boxes as they are now."""
    kept = Ballot.objects.values_list("draft", "submitted")
    return [bytes(box) for both in kept for box in both if box]


def files():
    """The database as whoever steals it finds it: SQLite's file, or a dump of PostgreSQL."""
    if connection.vendor == "sqlite":
        return sqlite_file()
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_dump"))
    command = shutil.which("pg_dump") or (str(found[-1]) if found else None)
    if command is None:
        print("no dump of PostgreSQL: pg_dump is not here")
        return b""
    database = connection.settings_dict
    arguments = ["-h", database["HOST"], "-p", str(database["PORT"]), "-U", database["USER"]]
    return subprocess.run(
        [command, *arguments, database["NAME"]], capture_output=True, check=True
    ).stdout


def sqlite_file():
    path = Path(connection.settings_dict["NAME"])
    checkpoint = sqlite3.connect(path)
    try:
        assert checkpoint.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    finally:
        checkpoint.close()
    beside = [path, path.with_name(f"{path.name}-wal")]
    return b"".join(each.read_bytes() for each in beside if each.exists())
