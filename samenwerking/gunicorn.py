"""How gunicorn serves: `gunicorn samenwerking.wsgi --config python:samenwerking.gunicorn`."""

import os

worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = int(os.environ.get("WEB_THREADS") or 8)
# Settings, addresses and views are read once, before the first request.
preload_app = True
# A page takes milliseconds; reports and mail are made by the worker.
timeout = 60
graceful_timeout = 30
# No access log: it would hold personal links.
accesslog = None
# What the processes tell each other by; not on a disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK | os.X_OK) else None  # noqa: S108
