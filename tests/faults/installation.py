"""A whole installation of real processes: web (gunicorn), worker, timer, database and mail."""

import contextlib
import datetime
import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import databases
from tests.faults.clock import Clock
from tests.faults.databases import Postgresql, Sqlite, children
from tests.running import installation as running
from tests.running.asking import Site
from tests.running.browser import Browser
from tests.running.waiting import wait_until

WEB_WORKERS = 2


@dataclass
class Installation:
    """In a directory, on a database that runs."""

    directory: Path
    database: Sqlite | Postgresql
    web_port: int = 0
    mail_port: int = 9
    """Nothing listens there by itself."""
    clock: Clock = field(init=False)
    more: dict = field(default_factory=dict)
    """Settings, beside those that each installation has."""

    def __post_init__(self):
        self.clock = Clock(self.directory / "clock")
        running.make_directories(self.directory)

    @property
    def environment(self):
        real = running.environment(self.directory, self.database.url, smtp_port=self.mail_port)
        return real | {
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "FAULTS_CLOCK": str(self.clock.path),
            "PROMETHEUS_MULTIPROC_DIR": str(self.directory / "metrics"),
            "REQUIRE_SECOND_FACTOR": "0",
            "WEB_WORKERS": str(WEB_WORKERS),
            **self.more,
        }

    @property
    def site(self) -> Site:
        return running.site(("127.0.0.1", self.web_port))

    def inside(self, verb, **wishes):
        """What a verb of `inside` gives."""
        command = ["-m", "tests.faults", verb, json.dumps(wishes)]
        return json.loads(self._run(command, stdout=subprocess.PIPE).stdout)

    def manage(self, *command, check=True, clock=None):
        """Run `manage.py`, by another clock if there is one; its output."""
        more = {"FAULTS_CLOCK": str(clock.path)} if clock else {}
        done = self._run(["manage.py", *command], check, more, stdout=subprocess.PIPE)
        return done.stdout

    def tick(self, *, after=datetime.timedelta(), check=True):
        """Let the timer come as it would so much later."""
        self.clock.set(after)
        return self.manage("tick", check=check)

    def _run(self, command, check=True, more=None, **pipes):
        with self.log("commands").open("a") as errors:
            return subprocess.run(
                [sys.executable, *command],
                env=self.environment | (more or {}),
                cwd=running.ROOT,
                stderr=errors,
                text=True,
                check=check,
                **pipes,
            )

    def log(self, name):
        return self.directory / f"{name}.log"

    @contextlib.contextmanager
    def web(self):
        """The pages, served by the processes that gunicorn starts again when they die."""
        with running.web(self.environment, self.log("web")) as (web, (_host, self.web_port)):
            wait_until(lambda: len(self.web_processes(web)) == WEB_WORKERS)
            yield web

    def web_processes(self, web):
        """Those that answer; none while gunicorn itself is starting."""
        assert web.poll() is None, self.log("web").read_text()
        return children(web.pid)

    def worker(self):
        return running.process(self.environment, self.log("worker"), "manage.py", "work")

    def ask(self, path, **headers):
        """The page that somebody gets who never came before."""
        browser = Browser(self.site)
        browser.headers |= headers
        return browser.fetch("GET", path)


@contextlib.contextmanager
def new(prepared, directory):
    """One that was never used, on a copy of a database that was prepared."""
    (directory / "database").mkdir()
    database = type(prepared.database)(directory / "database")
    shutil.copytree(prepared.directory / "state", directory / "state")
    databases.copy(prepared.database, database)
    database.start()
    try:
        yield Installation(directory, database)
    finally:
        database.stop()


def kill(pid):
    """At once, whatever it is busy with; whether it was there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        return True
    return False
