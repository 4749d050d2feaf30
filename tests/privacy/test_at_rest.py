"""What is wiped is in no file of the database any more (SQLite; PostgreSQL: docs/operations.md)."""

import datetime
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from assessments.desk.actions import close_round
from assessments.desk.retention import forget
from assessments.models import Ballot, Invitation
from tests import builders

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'"),
]


def on_disk() -> bytes:
    """The database, and the log that SQLite keeps beside it."""
    connection.ensure_connection()
    file = Path(connection.settings_dict["NAME"])
    files = [file, *(file.with_name(f"{file.name}-{name}") for name in ("wal", "journal"))]
    return b"".join(each.read_bytes() for each in files if each.exists())


def found(pieces):
    """How many of these are in some file."""
    disk = on_disk()
    return sum(piece in disk for piece in pieces)


@pytest.fixture
def current_round():
    return builders.opened_round(builders.partnership("Laren"))


def test_answers_are_in_no_file_once_they_are_counted(current_round):
    """Before: all of them were."""
    people = builders.ballots(current_round, answers=[4] * 20)
    for number, person in enumerate(people):
        Invitation.objects.filter(pk=person.pk).update(card_digest=f"{number:02}" * 32)
    boxes = [bytes(box) for box in Ballot.objects.values_list("submitted", flat=True)]
    digests = [f"{number:02}".encode() * 32 for number in range(20)]
    assert (found(boxes), found(digests)) == (20, 20)

    close_round(current_round=current_round)

    assert (found(boxes), found(digests)) == (0, 0)


def test_names_are_in_no_file_once_they_are_forgotten(current_round):
    people = builders.invite(current_round, number=20)
    addresses = [person.email.encode() for person in people]
    close_round(current_round=current_round)
    assert found(addresses) == 20

    with time_machine.travel(timezone.now() + datetime.timedelta(days=40)):
        forget()

    assert found(addresses) == 0
