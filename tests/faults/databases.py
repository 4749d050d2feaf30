"""Databases that a test may stop, kill and fill: a file of SQLite, or a server of PostgreSQL."""

import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
from pathlib import Path

import psycopg

from tests.running.waiting import wait_until

AS_SERVER = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
"""PostgreSQL refuses to run as root."""


class Sqlite:
    """In a directory; there is no server to stop."""

    vendor = "sqlite"

    def __init__(self, directory):
        self.directory = Path(directory)
        self.file = self.directory / "db.sqlite3"
        self.url = f"sqlite:///{self.file}"

    def prepare(self):
        pass

    def start(self):
        pass

    def stop(self):
        pass

    def starts_again(self):
        return True

    def ask(self, sql):
        """All rows."""
        with contextlib.closing(sqlite3.connect(self.file, timeout=60)) as database:
            return database.execute(sql).fetchall()


class Postgresql:
    """On a port of its own. What is committed outlives its processes, not the machine: no fsync."""

    vendor = "postgresql"

    def __init__(self, directory):
        self.directory = Path(directory)
        if AS_SERVER:
            shutil.chown(self.directory, "postgres")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"postgres://samenwerking@127.0.0.1:{self.port}/samenwerking"

    @property
    def data(self):
        return self.directory / "data"

    def prepare(self):
        """A new, empty database."""
        options = ("--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
        _run("initdb", "-D", self.data, "-U", "samenwerking", "--wal-segsize=1", *options)
        self.start()
        _run("createdb", "-h", "127.0.0.1", "-p", self.port, "-U", "samenwerking", "samenwerking")

    def start(self, check=True):
        options = (
            f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories='' "
            "-c fsync=off -c full_page_writes=off -c max_wal_size=4MB -c min_wal_size=2MB"
        )
        log = self.directory / "data" / "log"
        start = ("start", "-s", "-w", "-D", self.data, "-l", log, "-o", options)
        return _run("pg_ctl", *start, check=check)

    def stop(self):
        """Who is connected is cut off; nothing when it doesn't run."""
        if not self.runs():
            return
        _run("pg_ctl", "stop", "-s", "-D", self.data, "-m", "fast")

    def runs(self):
        try:
            self.ask("SELECT 1")
        except psycopg.Error:
            return False
        return True

    def starts_again(self):
        """As whoever watches over it does; whether it runs."""
        return self.runs() or self.start(check=False) == 0

    def kill(self):
        """The server and all its processes, at once and without a word."""
        processes = self._signal(signal.SIGKILL)
        wait_until(lambda: not any(map(is_alive, processes)))
        # Where nobody takes notice of who died, PostgreSQL would take it for alive.
        self._lock.unlink()

    @contextlib.contextmanager
    def busy(self, *, at):
        """A query on this table, of somebody else, waits for its answer from now on."""
        with psycopg.connect(self.url) as holding:
            holding.execute(f"LOCK TABLE {at} IN ACCESS EXCLUSIVE MODE")
            wait_until(lambda: self.ask("SELECT pid FROM pg_locks WHERE NOT granted"))
            yield

    @contextlib.contextmanager
    def frozen(self):
        """It is there, keeps all connections, and says nothing."""
        self._signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._signal(signal.SIGCONT)

    @property
    def _lock(self):
        return self.data / "postmaster.pid"

    def _signal(self, signal_number):
        """To the server, which then starts no other, and all its processes: those."""
        server = int(self._lock.read_text().split()[0])
        os.kill(server, signal_number)
        processes = children(server)
        for pid in processes:
            os.kill(pid, signal_number)
        return [server, *processes]

    def ask(self, sql):
        """All rows."""
        with psycopg.connect(self.url) as database:
            return database.execute(sql).fetchall()


KINDS = {kind.vendor: kind for kind in (Sqlite, Postgresql)}


def children(pid):
    """The processes that this one started."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_alive(pid):
    """Not one that died and of which nobody took notice."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def directory():
    """One that PostgreSQL's account can reach, unlike those of pytest."""
    made = Path(tempfile.mkdtemp(prefix="samenwerking-faults-"))
    made.chmod(0o711)
    return made


def copy(prepared, made):
    """The files of a database that is stopped, with their owner."""
    subprocess.run(["cp", "-a", f"{prepared.directory}/.", made.directory], check=True)


def _run(program, *arguments, check=True):
    command = [*AS_SERVER, _program(program), *map(str, arguments)]
    done = subprocess.run(command, cwd="/", stdout=subprocess.DEVNULL, check=check)
    return done.returncode


def _program(name):
    """Debian keeps those of the server out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)
