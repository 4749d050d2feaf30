"""A disk of a few megabytes that gets full: a file system in memory, which root may mount."""

import contextlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

MEGABYTE = 1024**2


def require_mounts():
    """Skips where nothing can be mounted, and says so."""
    if os.geteuid() != 0:
        pytest.skip("a small disk can be mounted by root only")
    if subprocess.run(["mount", "--version"], stdout=subprocess.DEVNULL).returncode:
        pytest.skip("no mount here")


class Disk:
    def __init__(self, at):
        self.at = Path(at)
        self.filler = self.at / "filler"

    def fill(self):
        """To the last byte."""
        for size in (MEGABYTE, 512):
            with self.filler.open("ab", buffering=0) as file, contextlib.suppress(OSError):
                while True:
                    file.write(bytes(size))

    def make_room(self):
        self.filler.unlink()


@contextlib.contextmanager
def small_disk(at, megabytes):
    """Under a directory, with what was in it. Nothing may have a file open there."""
    at = Path(at)
    aside = at.with_name(f"{at.name}-aside")
    owner, mode = at.stat(), at.stat().st_mode & 0o777
    at.rename(aside)
    at.mkdir()
    options = f"size={megabytes}m,mode={mode:o},uid={owner.st_uid},gid={owner.st_gid}"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "faults", at], capture_output=True, text=True
    )
    if mounted.returncode:
        at.rmdir()
        aside.rename(at)
        pytest.skip(f"no small disk here: {mounted.stderr.strip()}")
    subprocess.run(["cp", "-a", f"{aside}/.", at], check=True)
    shutil.rmtree(aside)
    try:
        yield Disk(at)
    finally:
        subprocess.run(["umount", "--lazy", at], check=True)
