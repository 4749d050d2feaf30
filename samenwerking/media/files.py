"""Files in MEDIA_ROOT: on this machine's disk, or on one that several machines share."""

import contextlib
import os
import secrets
import time
from functools import partial
from pathlib import Path

from django.core.files import File
from django.core.files.storage import FileSystemStorage

UNFINISHED = "unfinished"
"""The folder of what is being saved: together, so that what was left is found by one look."""
KILLED_AFTER = 3600
"""Seconds in which whoever saves a file has finished it."""


class WholeFiles(FileSystemStorage):
    """A file gets its name once all of it is on the disk, whoever else writes the same."""

    def _save(self, name: str, content: File) -> str:
        unfinished = f"{UNFINISHED}/{secrets.token_hex(8)}"
        try:
            super()._save(unfinished, content)  # type: ignore[misc]
            self._to_disk(unfinished)
            os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
            os.replace(self.path(unfinished), self.path(name))
        except BaseException:
            self.delete(unfinished)
            raise
        return name

    def _to_disk(self, name: str) -> None:
        """Or else, after a power cut, an empty file could have the name of a finished one."""
        descriptor = os.open(self.path(name), os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """A folder that isn't there is an empty one, as it is for S3."""
        try:
            return super().listdir(path)
        except FileNotFoundError:
            return [], []

    def forget_unfinished(self) -> int:
        """Remove what processes left that were killed while they saved; how much that was."""
        before = time.time() - KILLED_AFTER
        return sum(map(partial(_remove_older, before), self._unfinished()))

    def _unfinished(self) -> list[Path]:
        return [Path(self.path(f"{UNFINISHED}/{name}")) for name in self.listdir(UNFINISHED)[1]]

    def url(self, name: str | None) -> str:
        raise NotImplementedError("Reports have no public address.")


def _remove_older(before: float, path: Path) -> bool:
    # Another machine may be just as quick.
    with contextlib.suppress(FileNotFoundError):
        if path.stat().st_mtime < before:
            path.unlink()
            return True
    return False
