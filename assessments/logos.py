"""The logo of a partnership, as it stands in storage: a PNG or an SVG that was made safe.

It is named by a digest of what is in it, so that whoever keeps one may keep it for good. Who put
it there made it safe (`desk/partnerships/logo/`).
"""

import base64
import functools
import re

from django.core.files.storage import default_storage

FOLDER = "logos"
NAME = re.compile(rf"{FOLDER}/[0-9a-f]{{64}}\.(png|svg)")
TYPES = {"png": "image/png", "svg": "image/svg+xml"}


def kind_of(name: str) -> str:
    """ "png" or "svg"; "" for what isn't the name of a logo."""
    match = NAME.fullmatch(name)
    return match.group(1) if match else ""


@functools.lru_cache(maxsize=64)
def read(name: str) -> bytes:
    """What is in a logo. Raises OSError when its file is gone."""
    with default_storage.open(name) as stored:
        return bytes(stored.read())


def for_mail(name: str) -> bytes:
    """A PNG to go along with a mail; b"" for an SVG, which mail programs don't show.

    A mail goes without its logo rather than not at all.
    """
    return _or_nothing(name) if kind_of(name) == "png" else b""


def data_address(name: str) -> str:
    """An address that holds the logo itself; "" when there is none."""
    kind = kind_of(name)
    content = _or_nothing(name) if kind else b""
    return data_address_of(kind, content) if content else ""


def data_address_of(kind: str, content: bytes) -> str:
    return f"data:{TYPES[kind]};base64,{base64.b64encode(content).decode()}"


def _or_nothing(name: str) -> bytes:
    try:
        return read(name)
    except OSError:
        return b""
