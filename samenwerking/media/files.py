"""Files in MEDIA_ROOT: on this machine's disk, or on one that several machines share."""

import os
import secrets

from django.core.files import File
from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """A file gets its name once all of it is on the disk, whoever else writes the same."""

    def _save(self, name: str, content: File) -> str:
        unfinished = f"{name}.{secrets.token_hex(4)}"
        try:
            super()._save(unfinished, content)  # type: ignore[misc]
            self._to_disk(unfinished)
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

    def url(self, name: str | None) -> str:
        raise NotImplementedError("Reports have no public address.")
