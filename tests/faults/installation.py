"""A whole installation of real processes: web (gunicorn), worker, timer, database and mail."""

import contextlib
import datetime
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings as django_settings

from tests.faults import databases
from tests.faults.browser import Browser
from tests.faults.clock import Clock
from tests.faults.databases import children
from tests.faults.waiting import PATIENCE, wait_until

SERVE = ("-m", "gunicorn", "samenwerking.wsgi", "--config", "python:samenwerking.gunicorn")
WEB_WORKERS = 2
KEY = "only-for-faults-{}-0123456789abcdefghijklmnopqrstuvwxyz-0123456789"
TOKEN = KEY.format("metrics")


@dataclass
class Installation:
    """In a directory, on a database that runs."""

    directory: Path
    database: object
    web_port: int = 0
    mail_port: int = 9
    """Nothing listens there by itself."""
    clock: Clock = field(init=False)
    more: dict = field(default_factory=dict)
    """Settings, beside those that each installation has."""

    def __post_init__(self):
        self.clock = Clock(self.directory / "clock")
        for name in ("keys", "media", "state", "metrics"):
            (self.directory / name).mkdir(mode=0o700, exist_ok=True)

    @property
    def environment(self):
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(django_settings.BASE_DIR),
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "FAULTS_CLOCK": str(self.clock.path),
            "DATABASE_URL": self.database.url,
            "BALLOT_KEY_DIR": str(self.directory / "keys"),
            "MEDIA_ROOT": str(self.directory / "media"),
            "STATE_DIR": str(self.directory / "state"),
            "PROMETHEUS_MULTIPROC_DIR": str(self.directory / "metrics"),
            "METRICS_TOKEN": TOKEN,
            "SECRET_KEY": KEY.format("secret"),
            "LINK_KEY": KEY.format("links"),
            "ALLOWED_HOSTS": "localhost",
            "SITE_URL": "https://localhost",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail_port}",
            "DEFAULT_FROM_EMAIL": "vragen@example.nl",
            "REQUIRE_SECOND_FACTOR": "0",
            "LOG_LEVEL": "WARNING",
            "WEB_WORKERS": str(WEB_WORKERS),
            **self.more,
        }

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
                cwd=django_settings.BASE_DIR,
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
        with socket.create_server(("127.0.0.1", 0), backlog=256) as listening:
            self.web_port = listening.getsockname()[1]
            bound = ("--bind", f"fd://{listening.fileno()}")
            web = self.start("web", *SERVE, *bound, pass_fds=[listening.fileno()])
        try:
            wait_until(lambda: len(self.web_processes(web)) == WEB_WORKERS)
            yield web
        finally:
            stop(web)

    def web_processes(self, web):
        """Those that answer; none while gunicorn itself is starting."""
        assert web.poll() is None, self.log("web").read_text()
        return children(web.pid)

    @contextlib.contextmanager
    def worker(self):
        worker = self.start("worker", "manage.py", "work")
        try:
            yield worker
        finally:
            stop(worker)

    def ask(self, path, **headers):
        """The page that somebody gets who never came before."""
        browser = Browser(self)
        browser.headers |= headers
        return browser.fetch("GET", path)

    def start(self, name, *command, **more):
        with self.log(name).open("a") as errors:
            return subprocess.Popen(
                [sys.executable, *command],
                env=self.environment,
                cwd=django_settings.BASE_DIR,
                stdout=errors,
                stderr=errors,
                **more,
            )


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


def stop(process):
    """As at a restart: what it is busy with is finished first."""
    if process.poll() is None:
        process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE)
    if process.poll() is None:
        process.kill()


def kill(pid):
    """At once, whatever it is busy with; whether it was there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        return True
    return False
