"""What the machines share: a mail server, an object server, keys, settings, and nginx in front."""

import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import boto3
import requests
from aiosmtpd.controller import Controller
from machines import HERE, KEYS, ROOT, Machine

from tests.running.asking import Site

MAIL_PORT, OBJECT_PORT, SITE_PORT = 12_525, 15_000, 18_443
SITE = f"https://localhost:{SITE_PORT}"
BUCKET = "rapporten"
NGINX = ROOT / "docs" / "deploy" / "nginx"


class Inbox:
    """How often each address got mail, and from which machines mail came."""

    def __init__(self) -> None:
        self.recipients: Counter[str] = Counter()
        self.machines: Counter[str] = Counter()
        self._lock = threading.Lock()

    async def handle_DATA(self, server, session, envelope):
        with self._lock:
            self.recipients.update(envelope.rcpt_tos)
            self.machines.update([session.peer[0]])
        return "250 OK"


def mail_server() -> Inbox:
    inbox = Inbox()
    Controller(inbox, hostname=HERE, port=MAIL_PORT).start()
    return inbox


def settings(directory: Path) -> dict[str, str]:
    """Of every machine; made as docs/deploy/env says."""
    keys = directory / "keys"
    keys.mkdir(mode=0o700)
    return KEYS | {
        **{name: os.environ[name] for name in ("PATH", "HOME", "DATABASE_URL")},
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": "https://localhost",
        "BALLOT_KEY_DIR": str(keys),
        "STATIC_ROOT": str(directory / "static"),
        "EMAIL_URL": f"smtp://{HERE}:{MAIL_PORT}",
        "DEFAULT_FROM_EMAIL": "vragen@example.nl",
        "REQUIRE_SECOND_FACTOR": "false",
        "WEB_WORKERS": "2",
        "LOG_LEVEL": "WARNING",
        **object_settings(),
    }


def object_settings() -> dict[str, str]:
    return {
        "S3_BUCKET": BUCKET,
        "S3_ENDPOINT": f"http://{HERE}:{OBJECT_PORT}",
        "S3_ACCESS_KEY": "samenwerking",
        "S3_SECRET_KEY": "een-geheim",
    }


def objects():
    """A client of the object server; made here, as boto needs the others' settings by hand."""
    of = object_settings()
    return boto3.client(
        "s3",
        endpoint_url=of["S3_ENDPOINT"],
        region_name="us-east-1",
        aws_access_key_id=of["S3_ACCESS_KEY"],
        aws_secret_access_key=of["S3_SECRET_KEY"],
    )


def start_object_server() -> subprocess.Popen:
    command = [sys.executable, "-m", "moto.server", "-H", HERE, "-p", str(OBJECT_PORT)]
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(lambda: requests.get(f"http://{HERE}:{OBJECT_PORT}", timeout=2), "object server")
    objects().create_bucket(Bucket=BUCKET)
    return started


def site(directory: Path) -> Site:
    """As people come to it."""
    authority = str(directory / "fullchain.pem")
    return Site(("localhost", SITE_PORT), "localhost", scheme="https", authority=authority)


def start_nginx(directory: Path, machines: list[Machine]) -> subprocess.Popen:
    """The documented site with the documented block for several machines."""
    certificate(directory)
    site = re.sub(
        r"^upstream samenwerking \{.*?^\}\n",
        (NGINX / "several-machines.conf").read_text(),
        (NGINX / "samenwerking.conf").read_text(),
        flags=re.MULTILINE | re.DOTALL,
    )
    for number, machine in enumerate(machines, 1):
        site = site.replace(f"192.0.2.1{number}:8000", machine.address)
    for said, here in {
        "vragen.example.nl": "localhost",
        "/etc/ssl/samenwerking": str(directory),
        "/var/log/nginx": str(directory),
        "listen 443": f"listen {SITE_PORT}",
        "listen [::]:443": f"listen [::]:{SITE_PORT}",
        "listen 80": f"listen {SITE_PORT + 1}",
        "listen [::]:80": f"listen [::]:{SITE_PORT + 1}",
    }.items():
        site = site.replace(said, here)
    # Which machine answered, for this check only.
    site = site.replace("$request_time $request_id'", "$request_time $upstream_addr'")
    (directory / "site.conf").write_text(site)
    (directory / "nginx.conf").write_text(WHOLE.format(directory=directory))
    command = ["nginx", "-c", str(directory / "nginx.conf")]
    subprocess.run([*command, "-q", "-t"], check=True)
    return subprocess.Popen([*command, "-g", "daemon off;"])


WHOLE = """
worker_processes 2;
pid {directory}/nginx.pid;
error_log {directory}/nginx-error.log warn;
events {{ worker_connections 512; }}
http {{
  client_body_temp_path {directory}/body;
  proxy_temp_path {directory}/proxy;
  fastcgi_temp_path {directory}/fastcgi;
  uwsgi_temp_path {directory}/uwsgi;
  scgi_temp_path {directory}/scgi;
  include /etc/nginx/mime.types;
  include {directory}/site.conf;
}}
"""


def certificate(directory: Path) -> None:
    options = "-x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost"
    name = ("-addext", "subjectAltName=DNS:localhost")
    out = ("-keyout", directory / "privkey.pem", "-out", directory / "fullchain.pem")
    command = ["openssl", "req", *options.split(), *name, *out]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def wait_for(works, what: str, seconds: float = 180):
    """What it gives once that is something; until then it may fail."""
    deadline = time.monotonic() + seconds
    problem: object = "nothing"
    while time.monotonic() < deadline:
        try:
            if found := works():
                return found
        except requests.RequestException as error:
            problem = error
        time.sleep(0.2)
    raise AssertionError(f"waited {seconds} s for {what}: {problem}")
