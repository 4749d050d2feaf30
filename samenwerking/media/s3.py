"""Files in a bucket of a server that speaks S3: for several machines, when S3_BUCKET is set.

The only module that needs `django-storages` and boto3 (`requirements-s3.txt`).
"""

import contextlib
from collections.abc import Iterator
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.client import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage

from samenwerking.media import StorageAway

CLIENT = Config(
    # Servers of one's own seldom have a name in the DNS for each bucket.
    s3={"addressing_style": "path"},
    # A page waits for it; by itself boto waits for a minute, five times.
    connect_timeout=3,
    read_timeout=10,
    retries={"total_max_attempts": 2},
    # Newer sums that many servers don't know; TLS and the signature cover the content.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)


class Bucket(S3Storage):
    """What is wrong with the server or the connection is `StorageAway`."""

    def get_default_settings(self) -> dict[str, Any]:
        defaults: dict[str, Any] = super().get_default_settings()
        return defaults | {"client_config": CLIENT}

    def _open(self, name: str, mode: str = "rb") -> File:
        """Fetched at once: half a file is none."""
        with _told():
            opened: File = super()._open(name, mode)
            return opened.open()

    def _save(self, name: str, content: File) -> str:
        with _told():
            return str(super()._save(name, content))

    def exists(self, name: str) -> bool:
        with _told():
            return bool(super().exists(name))

    def delete(self, name: str) -> None:
        with _told():
            super().delete(name)

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        with _told():
            folders, files = super().listdir(name)
        return list(folders), list(files)

    def forget_unfinished(self) -> int:
        """None: what was sent in part is no object, and goes by the server's own rules."""
        return 0

    def url(self, *args: Any, **kwargs: Any) -> str:
        raise NotImplementedError("Reports have no public address.")


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        # Its own text names the operation, never a key.
        raise StorageAway(error.response["Error"].get("Code", "")) from error
    except (BotoCoreError, Boto3Error) as error:
        raise StorageAway(type(error).__name__) from error
