"""Several web processes, as gunicorn runs them, tell one story."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest
from django.conf import settings as django_settings

TOKEN = "a-token-of-a-test-0123456789abcdefghijklmnopqrstuvwxyz"
SERVE = ("-m", "gunicorn", "samenwerking.wsgi", "--config", "python:samenwerking.gunicorn")
BOTH = 2


@contextmanager
def web(directory):
    """Two processes with an own file of settings; the port and their log."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    values = {
        "DEBUG": "true",
        "DATABASE_URL": f"sqlite:///{directory}/db.sqlite3",
        "STATE_DIR": directory / "state",
        "BALLOT_KEY_DIR": directory / "keys",
        "MEDIA_ROOT": directory / "media",
        "METRICS_TOKEN": TOKEN,
        "LOG_FORMAT": "json",
        "WEB_WORKERS": BOTH,
    }
    file = directory / "env"
    file.write_text("".join(f"{name}={value}\n" for name, value in values.items()))
    log = directory / "log"
    environment = {"PATH": os.environ["PATH"], "ENV_FILE": str(file)}
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, *SERVE, "--bind", f"fd://{listening.fileno()}"],
            env=environment,
            cwd=django_settings.BASE_DIR,
            pass_fds=[listening.fileno()],
            stderr=errors,
        )
    try:
        yield port, log
    finally:
        process.terminate()
        process.wait(60)
        listening.close()


def ask(port, path):
    asked = HTTPConnection("127.0.0.1", port, timeout=60)
    asked.request("GET", path, headers={"Authorization": f"Bearer {TOKEN}"})
    return asked.getresponse().read().decode()


def health_counted(port):
    (number,) = re.findall(
        r'requests_total\{.*route="health".* (\S+)$', ask(port, "/metrics"), re.M
    )
    return float(number)


def workers(log):
    return [int(pid) for pid in re.findall(r"Booting worker with pid: (\d+)", log.read_text())]


def wait_until(what):
    until = time.monotonic() + 60
    while not what() and time.monotonic() < until:
        time.sleep(0.05)
    assert what()


@pytest.mark.slow
def test_numbers_are_of_all_processes_and_outlive_one(tmp_path):
    with web(tmp_path) as (port, log):
        for _time in range(20):
            ask(port, "/gezond/")
        assert [health_counted(port) for _time in range(6)] == [20.0] * 6
        assert len(workers(log)) == BOTH

        os.kill(workers(log)[0], signal.SIGKILL)
        wait_until(lambda: len(workers(log)) == BOTH + 1)

        assert [health_counted(port) for _time in range(6)] == [20.0] * 6
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert {line["logger"] for line in lines} == {
        "gunicorn.error",
        "assessments.desk.monitoring.alarms",
    }
