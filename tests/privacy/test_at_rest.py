"""What is wiped is in no file of the database any more (SQLite; PostgreSQL: docs/operations.md)."""

import datetime
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from assessments.desk.actions import close_round
from assessments.desk.lost_links.finding import address_digest
from assessments.desk.retention import forget
from assessments.models import Ballot, Invitation
from tests import builders
from tests.privacy.ways_out.traces import work

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


def test_address_that_lost_a_link_is_in_no_file_unless_it_is_on_a_list(client, current_round):
    """Not while the question waits, nor after; what is kept of it is a digest."""
    builders.invite(current_round)
    listed, unknown = "p0.raad.laren@example.nl", "op.geen.lijst@example.nl"
    for address in (listed, unknown):
        client.post("/link-kwijt/", {"email": address})
    digests = [address_digest(address).encode() for address in (listed, unknown)]
    assert (found(digests), found([unknown.encode()])) == (2, 0)

    work()

    assert DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL).count() == 3
    assert found([unknown.encode()]) == 0


def test_digests_of_addresses_are_gone_the_next_day(client, current_round):
    client.post("/link-kwijt/", {"email": "op.geen.lijst@example.nl"})
    digest = address_digest("op.geen.lijst@example.nl").encode()
    work()
    assert found([digest]) == 1

    with time_machine.travel(timezone.now() + datetime.timedelta(days=2)):
        forget()

    assert found([digest]) == 0


def test_names_are_in_no_file_once_they_are_forgotten(current_round):
    people = builders.invite(current_round, number=20)
    addresses = [person.email.encode() for person in people]
    close_round(current_round=current_round)
    assert found(addresses) == 20

    with time_machine.travel(timezone.now() + datetime.timedelta(days=40)):
        forget()

    assert found(addresses) == 0
