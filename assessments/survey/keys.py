"""One key file per round, outside the database: without it no ballot opens ever again.

Mode 0600 in BALLOT_KEY_DIR, written durably before the round opens, read at each use and never
cached, never backed up together with the database (`docs/privacy.md`).
"""

import contextlib
import errno
import os
import secrets
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from assessments.models import Round

KEY_BYTES = 32
SUFFIX = ".key"


class KeyMissing(Exception):
    """The round's key isn't there, or isn't the one its ballots were sealed with."""


class KeyDirectoryUnsafe(Exception):
    """Keys can't be kept where BALLOT_KEY_DIR points; the message says why, in Dutch."""


def make_key(current_round: Round) -> None:
    """Write the round's key, durably, or leave nothing. Raises `KeyDirectoryUnsafe`.

    A key that is there already is kept: an earlier opening of this round was cut off.
    """
    check_directory()
    if has_key(current_round):
        return
    try:
        _write_key(_path(current_round))
    except OSError as error:
        raise KeyDirectoryUnsafe(
            "De sleutel kan niet bewaard worden in de map voor de sleutels (BALLOT_KEY_DIR): "
            f"{_why(error)}. De ronde is niet geopend. Vraag uw beheerder om dit te verhelpen, "
            "en open haar dan."
        ) from error


def _write_key(path: Path) -> None:
    # Complete under another name first, so that a half-written key never has the real name.
    unfinished = path.with_suffix(f".{secrets.token_hex(4)}")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        # When another process opens the same round, the key that came first is the key.
        with contextlib.suppress(FileExistsError):
            os.link(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    _sync_directory()


def _why(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "de schijf is vol"
    return f"schrijven mislukt ({error.strerror})"


def check_directory() -> None:
    """Raise `KeyDirectoryUnsafe` unless the directory exists, is ours alone and can be written."""
    directory = Path(settings.BALLOT_KEY_DIR)
    if not directory.is_dir():
        raise KeyDirectoryUnsafe("De map voor de sleutels (BALLOT_KEY_DIR) bestaat niet.")
    if directory.stat().st_mode & 0o077:
        raise KeyDirectoryUnsafe("De map voor de sleutels (BALLOT_KEY_DIR) is open voor anderen.")
    if not os.access(directory, os.W_OK | os.X_OK):
        raise KeyDirectoryUnsafe(
            "In de map voor de sleutels (BALLOT_KEY_DIR) kan niet geschreven worden."
        )


def has_key(current_round: Round) -> bool:
    return _path(current_round).is_file()


def kept_keys() -> set[uuid.UUID]:
    """The names of all keys that are here: as many as rounds are open, and what a crash left.

    None without the directory; raises OSError when it can't be read.
    """
    with contextlib.suppress(FileNotFoundError):
        return set(_names())
    return set()


def _names() -> Iterator[uuid.UUID]:
    # Not `glob`: it finds nothing in a directory that can't be read, and says nothing.
    for path in Path(settings.BALLOT_KEY_DIR).iterdir():
        # Somebody may have put something else there.
        with contextlib.suppress(ValueError):
            if path.suffix == SUFFIX:
                yield uuid.UUID(path.stem)


def is_lost(current_round: Round) -> bool:
    """Whether an open round's key isn't there, or can't be one: nothing can be saved or counted."""
    return bool(lost_among([current_round]))


def lost_among(rounds: Iterable[Round]) -> set[int]:
    """Pks of open rounds of which the same must be said; a query only where a key isn't there."""
    missing = [each.pk for each in rounds if not _can_be_read(each)]
    if not missing:
        return set()
    # Asked after looking: a key that was just destroyed belongs to a round that just closed.
    still_open = Round.objects.filter(pk__in=missing, state=Round.State.OPEN)
    return set(still_open.values_list("pk", flat=True))


def _can_be_read(current_round: Round) -> bool:
    try:
        read_key(current_round)
    except KeyMissing:
        return False
    return True


def read_key(current_round: Round) -> AESGCM:
    """The round's key. Raises `KeyMissing`."""
    try:
        return AESGCM(_path(current_round).read_bytes())
    except (OSError, ValueError) as error:
        raise KeyMissing(f"round {current_round.pk}") from error


def destroy_key(current_round: Round) -> bool:
    """Overwrite and remove the round's key; whether there was one.

    Where overwriting takes room that isn't there, it is removed all the same.
    """
    path = _path(current_round)
    try:
        _overwrite(path)
        path.unlink()
    except FileNotFoundError:
        return False
    _sync_directory()
    return True


def _overwrite(path: Path) -> None:
    """Raises FileNotFoundError."""
    with path.open("r+b", buffering=0) as file, contextlib.suppress(OSError):
        file.write(bytes(KEY_BYTES))
        os.fsync(file.fileno())


def _path(current_round: Round) -> Path:
    return Path(settings.BALLOT_KEY_DIR) / f"{current_round.key_name}{SUFFIX}"


def _sync_directory() -> None:
    descriptor = os.open(settings.BALLOT_KEY_DIR, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
