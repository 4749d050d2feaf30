"""How gunicorn serves: `gunicorn samenwerking.wsgi --config python:samenwerking.gunicorn`."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from samenwerking.starting import plainly

# Reads ENV_FILE, and says what is wrong with it.
with plainly():
    from samenwerking.configuration.environment import env

from samenwerking.metrics.room import give_back

worker_class = "gthread"
workers = env.int("WEB_WORKERS", default=2)
threads = env.int("WEB_THREADS", default=8)
# Settings, addresses and views are read once, before the first request.
preload_app = True
# A page takes milliseconds; reports and mail are made by the worker.
timeout = 60
graceful_timeout = 30
# No access log: it would hold personal links.
accesslog = None
logger_class = "samenwerking.gunicorn_log.DiscreetLogger"
# Nobody steers it but by signals: a socket would have to be written somewhere.
control_socket_disable = True
# What the processes tell each other by; not on a disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK | os.X_OK) else None  # noqa: S108

# Where the processes add up what they count, anew at each start: that of the unit, or else one that
# goes when this ends.
_made_here = ""
if env.str("METRICS_TOKEN", default="") and not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
    _made_here = tempfile.mkdtemp(prefix="samenwerking-metrics-", dir=worker_tmp_dir)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = _made_here


def child_exit(server: Any, worker: Any) -> None:
    """Of a process that ended or was killed."""
    if directory := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        give_back(Path(directory), worker.pid)


def on_exit(server: Any) -> None:
    """Of the process that started the others."""
    if _made_here:
        shutil.rmtree(_made_here, ignore_errors=True)
