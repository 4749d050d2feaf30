import os
from pathlib import Path

import pytest

from assessments.desk.actions import open_round
from assessments.models import Round
from assessments.survey.keys import (
    KeyDirectoryUnsafe,
    KeyMissing,
    destroy_key,
    has_key,
    make_key,
    read_key,
)
from tests import builders
from tests.full_disks import nothing_can_be_written

pytestmark = pytest.mark.django_db


@pytest.fixture
def current_round():
    return builders.draft_round()


def test_make_key_writes_32_bytes_for_the_owner_only(current_round, key_directory):
    make_key(current_round)

    (path,) = key_directory.iterdir()
    assert path.name == f"{current_round.key_name}.key"
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(path.read_bytes()) == 32


def test_key_and_its_name_are_on_disk_before_the_round_opens(
    current_round, key_directory, monkeypatch
):
    builders.instrument()
    synced, sync = [], os.fsync

    def watched(descriptor):
        sync(descriptor)
        on_disk = Path(f"/proc/self/fd/{descriptor}").resolve()
        synced.append((on_disk, on_disk.is_file() and on_disk.stat().st_size, states()))

    def states():
        return list(Round.objects.values_list("state", flat=True))

    monkeypatch.setattr(os, "fsync", watched)

    open_round(current_round=current_round)

    (file, *written), directory = synced
    assert (file.parent, written) == (key_directory, [32, ["draft"]])
    assert directory == (key_directory, False, ["draft"])
    assert states() == ["open"]


def test_make_key_keeps_the_key_that_is_there(current_round, key_directory):
    make_key(current_round)
    (path,) = key_directory.iterdir()
    before = path.read_bytes()

    make_key(current_round)

    assert path.read_bytes() == before


def test_make_key_refuses_a_missing_directory(current_round, key_directory):
    key_directory.rmdir()

    with pytest.raises(KeyDirectoryUnsafe, match="bestaat niet"):
        make_key(current_round)


@pytest.mark.parametrize("mode", [0o750, 0o701, 0o704, 0o770])
def test_make_key_refuses_a_directory_open_to_others(current_round, key_directory, mode):
    key_directory.chmod(mode)

    with pytest.raises(KeyDirectoryUnsafe, match="open voor anderen"):
        make_key(current_round)

    assert list(key_directory.iterdir()) == []


def test_make_key_refuses_a_directory_it_cannot_write(current_round, settings, monkeypatch):
    # Root may write everywhere, so the permission itself can't be tried when the tests run as root.
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    with pytest.raises(KeyDirectoryUnsafe, match="niet geschreven"):
        make_key(current_round)


def test_destroy_key_leaves_no_file_and_no_bytes(current_round, key_directory):
    make_key(current_round)
    (path,) = key_directory.iterdir()
    link = key_directory / "same-inode"
    os.link(path, link)

    assert destroy_key(current_round) is True

    assert not has_key(current_round)
    assert link.read_bytes() == bytes(32)


def test_destroy_key_twice_is_harmless(current_round):
    make_key(current_round)
    destroy_key(current_round)

    assert destroy_key(current_round) is False


def test_read_key_without_a_key_says_so(current_round):
    with pytest.raises(KeyMissing):
        read_key(current_round)


def test_read_key_of_a_damaged_key_says_so(current_round, key_directory):
    make_key(current_round)
    (path,) = key_directory.iterdir()
    path.write_bytes(b"half")

    with pytest.raises(KeyMissing):
        read_key(current_round)


def test_key_that_cannot_be_written_leaves_nothing(current_round, key_directory):
    with (
        nothing_can_be_written(),
        pytest.raises(KeyDirectoryUnsafe, match=r"\(File too large\)\. De ronde is niet geopend"),
    ):
        make_key(current_round)

    assert list(key_directory.iterdir()) == []


def test_key_that_cannot_be_overwritten_is_removed(current_round, key_directory):
    make_key(current_round)

    with nothing_can_be_written():
        assert destroy_key(current_round)

    assert list(key_directory.iterdir()) == []
