"""A query waits as long as its server is at work, and no longer.

What becomes of pages when PostgreSQL freezes is in `tests/faults/test_database_away.py`.
"""

import socket

import psycopg
import pytest
from django.db import connection
from psycopg.waiting import READY_NONE, WAIT_R

from samenwerking.configuration.silent_server import Connection

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server"),
]


@pytest.fixture
def connected():
    """A connection that soon asks whether its server is there."""
    with Impatient.connect(**connection.get_connection_params()) as made:
        yield made


class Impatient(Connection):
    PATIENCE = 0.1
    asked = 0
    instead: dict[str, object] = {}

    def _address(self):
        self.asked += 1
        return super()._address() | {"connect_timeout": 2} | self.instead


def test_pages_have_such_connections(db):
    connection.ensure_connection()
    assert isinstance(connection.connection, Connection)


def test_query_that_is_only_long_is_answered(connected):
    assert connected.execute("SELECT 4, pg_sleep(0.5)").fetchone()[0] == 4
    assert connected.asked >= 2


def test_query_that_is_sent_slowly_goes_on_where_it_was(connected):
    def sent_slowly():
        told = set()
        while connected.asked < 2:
            told.add((yield WAIT_R))
        return told

    assert connected.wait(sent_slowly()) == {READY_NONE}


def test_server_that_refuses_others_is_at_work(connected):
    connected.instead = {"user": "somebody-else", "dbname": "nowhere"}
    assert connected.execute("SELECT 4, pg_sleep(0.3)").fetchone()[0] == 4


def test_server_that_says_nothing_ends_the_query(connected):
    pid = connected.info.backend_pid
    with socket.create_server(("127.0.0.1", 0)) as silent:
        connected.instead = {"host": "127.0.0.1", "port": silent.getsockname()[1]}
        with pytest.raises(psycopg.OperationalError, match="says nothing"):
            connected.execute("SELECT pg_sleep(60)")
    assert connected.closed
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
