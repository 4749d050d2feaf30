"""Room for a process's numbers, had before they are written.

The library writes them through memory that is mapped from a file. A file that grows there as it
is written to, on a disk that is full, ends the process (SIGBUS) and all pages that it was making.
So the whole file is there first, as large as it can become; without room for it nothing is counted.
"""

import os
from pathlib import Path

KINDS = ("counter", "histogram")
"""Of which the library keeps a file for each process."""
ROOM = 2 * 1024 * 1024
"""Bytes; a file with every route, method and status in it is smaller."""

_had_by: int | None = None


def require_room() -> None:
    """Raises OSError as long as there is none; looked at until there is."""
    global _had_by
    directory = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    pid = os.getpid()
    if directory is None or _had_by == pid:
        return
    for path in files_of(Path(directory), pid):
        _fill(path)
    _had_by = pid


def files_of(directory: Path, pid: int) -> list[Path]:
    return [directory / f"{kind}_{pid}.db" for kind in KINDS]


def give_back(directory: Path, pid: int) -> None:
    """Of a process that ended: its numbers stay, what it didn't use goes."""
    for path in files_of(directory, pid):
        try:
            with path.open("r+b") as file:
                file.truncate(max(int.from_bytes(file.read(4), "little"), 8))
        except OSError:
            continue


def _fill(path: Path) -> None:
    """For real: a file system may promise what it hasn't got."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        os.posix_fallocate(descriptor, 0, ROOM)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
