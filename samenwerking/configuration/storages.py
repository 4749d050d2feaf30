"""Where files are kept: finished reports on a disk, or in a bucket that several machines share."""

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from environ import Env

NEEDED = ("S3_BUCKET", "S3_ENDPOINT", "S3_ACCESS_KEY", "S3_SECRET_KEY")
OF_MOST_SERVERS = "us-east-1"
"""The region that servers of one's own go by."""


def storages(env: Env, *, trying_out: bool) -> dict[str, Any]:
    """STORAGES: of finished reports, and of style sheets and scripts."""
    static = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
        if trying_out
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    )
    return {"default": _of_reports(env), "staticfiles": {"BACKEND": static}}


def _of_reports(env: Env) -> dict[str, Any]:
    """For nobody to fetch but through a view that looks who asks."""
    bucket = env.str("S3_BUCKET", default="")
    if not bucket:
        return {
            "BACKEND": "samenwerking.media.files.WholeFiles",
            "OPTIONS": {"allow_overwrite": True},
        }
    return {
        "BACKEND": "samenwerking.media.s3.Bucket",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.str("S3_ENDPOINT"),
            "region_name": env.str("S3_REGION", default=OF_MOST_SERVERS),
            "access_key": env.str("S3_ACCESS_KEY"),
            "secret_key": env.str("S3_SECRET_KEY"),
        },
    }


def media_problems(given: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with these settings, in Dutch."""
    there = [name for name in NEEDED if name in given]
    missing = [name for name in NEEDED if name not in given]
    if not there:
        return
    if missing:
        yield f"{', '.join(missing)} ontbreekt: bij {', '.join(there)} hoort ook dat."
    if given.get("S3_SECRET_KEY", "").startswith("$"):
        yield (
            "S3_SECRET_KEY begint met een $-teken: dan wordt het als een andere instelling gelezen."
        )
    endpoint = given.get("S3_ENDPOINT", "https://s3.example.nl")
    if not _is_address(endpoint):
        yield f"S3_ENDPOINT: “{endpoint}” is geen adres als https://s3.example.nl."
    if not find_spec("storages") or not find_spec("boto3"):
        yield (
            "S3_BUCKET vraagt om pakketten die er niet zijn. Installeer wat in"
            " requirements-s3.txt staat (docs/operations.md)."
        )


def _is_address(endpoint: str) -> bool:
    try:
        parts = urlsplit(endpoint)
        _port = parts.port
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname) and parts.path in ("", "/")
