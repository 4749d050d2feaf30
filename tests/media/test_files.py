"""On a disk a file has its name once it is whole: nobody ever reads half of one."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

NAME = "reports/folder/report.pdf"
SAVES_FOR_EVER = """
import sys, time
from django.conf import settings
settings.configure(MEDIA_ROOT=sys.argv[1])
from django.core.files.base import ContentFile
from samenwerking.media.files import WholeFiles

class Slow(ContentFile):
    def chunks(self, chunk_size=None):
        yield b"x" * 1_000_000
        print("half", flush=True)
        time.sleep(60)

WholeFiles(allow_overwrite=True).save(sys.argv[2], Slow(b""))
"""


class FullDisk(ContentFile):
    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError(28, "No space left on device")


def read(name):
    with default_storage.open(name) as stored:
        return stored.read()


def test_what_is_saved_comes_back():
    assert default_storage.save(NAME, ContentFile(b"whole")) == NAME
    assert read(NAME) == b"whole"


def test_saved_again_it_keeps_its_name():
    default_storage.save(NAME, ContentFile(b"one"))

    assert default_storage.save(NAME, ContentFile(b"two")) == NAME
    assert default_storage.listdir("reports/folder") == ([], ["report.pdf"])
    assert read(NAME) == b"two"


def test_full_disk_leaves_nothing_behind():
    with pytest.raises(OSError, match="No space left"):
        default_storage.save(NAME, FullDisk(b""))

    assert default_storage.listdir("reports/folder") == ([], [])


def test_full_disk_leaves_what_was_there():
    default_storage.save(NAME, ContentFile(b"whole"))
    with pytest.raises(OSError, match="No space left"):
        default_storage.save(NAME, FullDisk(b""))

    assert read(NAME) == b"whole"


def test_what_is_left_by_who_is_killed_while_saving_has_no_name_and_goes_after_an_hour(settings):
    command = [sys.executable, "-c", SAVES_FOR_EVER, settings.MEDIA_ROOT, NAME]
    with subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE) as saving:
        assert saving.stdout.readline() == b"half\n"
        assert not default_storage.exists(NAME)
        saving.send_signal(signal.SIGKILL)

    assert not default_storage.exists(NAME)
    default_storage.save(NAME, ContentFile(b"whole"))
    assert read(NAME) == b"whole"
    assert [forget_after(minutes * 60) for minutes in (59, 61)] == [0, 1]
    assert unfinished() == []
    assert read(NAME) == b"whole"


def unfinished():
    return default_storage.listdir("unfinished")[1]


def forget_after(seconds):
    """How much goes of what was left so long ago."""
    at = time.time() - seconds
    for name in unfinished():
        os.utime(default_storage.path(f"unfinished/{name}"), (at, at))
    return default_storage.forget_unfinished()


def test_saving_leaves_nothing_unfinished():
    default_storage.save(NAME, ContentFile(b"whole"))
    with pytest.raises(OSError, match="No space left"):
        default_storage.save(NAME, FullDisk(b""))

    assert unfinished() == []


def test_two_that_save_the_same_at_once_leave_one_whole_file():
    content = os.urandom(2_000_000)
    savers = [
        threading.Thread(target=default_storage.save, args=(NAME, ContentFile(content)))
        for _ in range(4)
    ]
    for each in savers:
        each.start()
    for each in savers:
        each.join()

    assert default_storage.listdir("reports/folder") == ([], ["report.pdf"])
    assert read(NAME) == content


def test_folder_that_is_not_there_is_empty():
    assert default_storage.listdir("reports/none") == ([], [])


def test_there_is_no_public_address():
    with pytest.raises(NotImplementedError):
        default_storage.url(NAME)
