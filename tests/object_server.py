"""A server that speaks S3 over HTTP: moto's, in a process of its own."""

import secrets
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import boto3
import requests

BUCKET = "rapporten"
ACCESS_KEY, SECRET_KEY = "samenwerking", "een-geheime-sleutel"


class ObjectServer:
    """`url` is its address; each test makes a bucket of its own in it."""

    def __init__(self, port):
        self.url = f"http://127.0.0.1:{port}"

    def new_bucket(self):
        name = f"{BUCKET}-{secrets.token_hex(4)}"
        self.client().create_bucket(Bucket=name)
        return name

    def client(self):
        return boto3.client(
            "s3",
            endpoint_url=self.url,
            region_name="us-east-1",
            aws_access_key_id=ACCESS_KEY,
            aws_secret_access_key=SECRET_KEY,
        )

    def variables(self, bucket):
        """The settings of an installation that keeps its reports there."""
        return {
            "S3_BUCKET": bucket,
            "S3_ENDPOINT": self.url,
            "S3_ACCESS_KEY": ACCESS_KEY,
            "S3_SECRET_KEY": SECRET_KEY,
        }


@contextmanager
def running():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            server = ObjectServer(port)
            _wait(server, process)
            yield server
        finally:
            process.terminate()


def _wait(server, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            requests.get(server.url, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the object server doesn't answer")
