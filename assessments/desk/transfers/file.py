"""The one file in which a partnership travels: a ZIP with JSON in it, for its owner only."""

import datetime
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from assessments.desk.transfers.departing import Plain
from assessments.desk.transfers.travelling import Refused

CONTENTS = "partnership.json"


@contextmanager
def new_file(path: Path) -> Iterator[zipfile.ZipFile]:
    """A file that only its owner can read; nothing stays when it fails. Raises `Refused`."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Refused(_("Dit bestand kan hier niet gemaakt worden: %s") % error) from error
    try:
        with os.fdopen(descriptor, "wb") as raw, zipfile.ZipFile(raw, "w") as archive:
            yield archive
    except BaseException:
        path.unlink()
        raise


def write(archive: zipfile.ZipFile, contents: Plain) -> None:
    text = json.dumps(contents, ensure_ascii=False, indent=1, default=_moment)
    archive.writestr(CONTENTS, text, zipfile.ZIP_DEFLATED)


def read(path: Path) -> Plain:
    """Raises `Refused`."""
    try:
        with zipfile.ZipFile(path) as archive:
            contents = json.loads(archive.read(CONTENTS))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Refused(_("Dit bestand kan niet gelezen worden: %s") % error) from error
    if not isinstance(contents, dict):
        raise Refused(_("Dit bestand kan niet gelezen worden: er staat geen samenwerking in."))
    return contents


def _moment(value: Any) -> str:
    """To the microsecond: the digest of a release is about moments too."""
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} can't travel")
