"""Real processes of an installation in a directory of its own: web (gunicorn), worker, commands."""

import contextlib
import os
import socket
import subprocess
import sys
from pathlib import Path

from aiosmtpd.controller import Controller

from tests.running.asking import Site
from tests.running.waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
HOST = "vragen.example.nl"
BEHIND_A_PROXY = ("X-Forwarded-Proto: https", "X-Forwarded-For: 192.0.2.1")
KEY = "only-for-tests-0123456789abcdefghijklmnopqrstuvwxyz-0123456789-{}"
TOKEN = KEY.format("metrics")


def make_directories(directory):
    for name in ("keys", "state", "media", "static", "metrics"):
        (directory / name).mkdir(mode=0o700, exist_ok=True)


def environment(directory, database, *, smtp_port=9):
    """A real installation's, for all that is started. By itself nothing listens to its mail."""
    make_directories(directory)
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "samenwerking.settings",
        "SECRET_KEY": KEY.format("secret"),
        "LINK_KEY": KEY.format("link"),
        "MFA_KEY": KEY.format("mfa"),
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": f"https://{HOST}",
        "DATABASE_URL": database or f"sqlite:///{directory}/db.sqlite3",
        "EMAIL_URL": f"smtp://127.0.0.1:{smtp_port}",
        "DEFAULT_FROM_EMAIL": f"vragen@{HOST}",
        "BALLOT_KEY_DIR": str(directory / "keys"),
        "STATE_DIR": str(directory / "state"),
        "MEDIA_ROOT": str(directory / "media"),
        "STATIC_ROOT": str(directory / "static"),
        "LOG_LEVEL": "WARNING",
        "METRICS_TOKEN": TOKEN,
    }


def site(address):
    """As a proxy passes on what it got over HTTPS."""
    return Site(address, HOST, BEHIND_A_PROXY, scheme="https")


@contextlib.contextmanager
def web(settings, log, application="samenwerking.wsgi"):
    """Served by gunicorn as in an installation; its process, and where it listens."""
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listening:
        command = ("-m", "gunicorn", application, "--config", "python:samenwerking.gunicorn")
        bind = ("--bind", f"fd://{listening.fileno()}")
        handed_on = {"pass_fds": [listening.fileno()]}
        with process(settings, log, *command, *bind, **handed_on) as started:
            yield started, listening.getsockname()


@contextlib.contextmanager
def process(settings, log, *arguments, **options):
    """Python with these arguments and settings, stopped at the end."""
    with Path(log).open("a") as errors:
        started = subprocess.Popen(
            [sys.executable, *arguments],
            env=settings,
            cwd=ROOT,
            stdout=errors,
            stderr=errors,
            **options,
        )
    try:
        yield started
    finally:
        stop(started)


def stop(process):
    """As at a restart: what it is busy with is finished first."""
    if process.poll() is None:
        process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE)
    if process.poll() is None:
        process.kill()


def wait_for(served):
    """Until there is a reply, whatever it says."""
    with socket.create_connection(served.address, timeout=60) as asked:
        asked.sendall(f"GET /gezond/ HTTP/1.0\r\nHost: {served.host}\r\n\r\n".encode())
        if not asked.recv(1):
            raise ConnectionError(served)


class Inbox:
    """Takes every mail and keeps none: only how many there were."""

    def __init__(self):
        self.taken = 0

    async def handle_DATA(self, server, session, envelope):
        self.taken += 1
        return "250 OK"


@contextlib.contextmanager
def mail_server():
    """Its inbox and its port."""
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield inbox, port
    finally:
        controller.stop()
