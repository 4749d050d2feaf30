"""Backups by the commands of `docs/operations.md`, and installations that they are put back in."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.db import connection

from tests import processes


@dataclass(frozen=True)
class Installation:
    """A database, a directory of keys, and what the machine remembers."""

    database: str
    keys: Path
    state: Path
    environment: dict

    def manage(self, *command):
        """Run `manage.py` there, as a process of its own."""
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            env=self.environment
            | {
                "DATABASE_URL": self.database,
                "BALLOT_KEY_DIR": str(self.keys),
                "STATE_DIR": str(self.state),
            },
            cwd=self.environment["PYTHONPATH"],
            capture_output=True,
            text=True,
            check=False,
        )

    def ask(self, sql):
        """The only value of the only row, or None."""
        if self.database.startswith("sqlite"):
            opened = closing(sqlite3.connect(self.database.removeprefix("sqlite:///")))
        else:
            opened = closing(psycopg.connect(self.database))
        with opened as database:
            row = database.execute(sql).fetchone()
        return row[0] if row else None


def this_one(settings):
    """The installation of the test itself."""
    environment = processes.environment(settings)
    return Installation(
        environment["DATABASE_URL"],
        Path(settings.BALLOT_KEY_DIR),
        Path(settings.STATE_DIR),
        environment,
    )


def back_up(installation, path):
    """The database only: the keys are in another directory."""
    source = installation.database
    if source.startswith("sqlite"):
        run("sqlite3", source.removeprefix("sqlite:///"), f".backup '{path}'")
    else:
        run("pg_dump", "--format=custom", f"--file={path}", source)


def put_back(path, database):
    """In a new database."""
    if database.startswith("sqlite"):
        shutil.copyfile(path, database.removeprefix("sqlite:///"))
    else:
        server, _, name = database.rpartition("/")
        run("psql", "--quiet", f"--command=CREATE DATABASE {name}", f"{server}/postgres")
        run("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={database}", path)


def new_database(name, directory):
    """Where a backup can be put back."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{directory / name}.sqlite3"
    of = connection.settings_dict
    return f"postgres://{of['USER']}:{of['PASSWORD']}@{of['HOST']}:{of['PORT']}/{name}"


def remove(database):
    if not database.startswith("sqlite"):
        server, _, name = database.rpartition("/")
        drop = f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"
        run("psql", "--quiet", f"--command={drop}", f"{server}/postgres")


def run(*command):
    subprocess.run(command, check=True, env=os.environ, stdout=subprocess.DEVNULL)


def tools_missing():
    """Those that the backup of this database needs, and that aren't here."""
    needed = ["sqlite3"] if connection.vendor == "sqlite" else ["pg_dump", "pg_restore", "psql"]
    return [each for each in needed if not shutil.which(each)]


class Clock:
    """Prints how long each step took, for who rehearses (`make rehearse`)."""

    def __init__(self):
        self.begin = time.monotonic()

    def step(self, text):
        now = time.monotonic()
        print(f"{connection.vendor:<12}{now - self.begin:7.2f} s  {text}")
        self.begin = now
