"""The database's disk is full: said in words to who opens a round."""

from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection

from assessments import audit
from assessments.desk.actions import FULL, CannotOpen, open_round
from assessments.desk.full_disk import is_full
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)

FILLS = {
    "sqlite": "CREATE TABLE large AS SELECT randomblob(10000000)",
    "postgresql": "DO $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$",
}
GOES = {
    "sqlite": "SELECT * FROM nowhere",
    "postgresql": "DO $$ BEGIN RAISE EXCEPTION 'bye' USING ERRCODE = '57P01'; END $$",
}


@contextmanager
def no_room():
    """SQLite may not grow; PostgreSQL is told by a statement what it would say itself."""
    if connection.vendor != "sqlite":
        yield
        return
    usual = pragma("max_page_count")
    pragma("max_page_count = 1")
    try:
        yield
    finally:
        pragma(f"max_page_count = {usual}")


def pragma(text):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {text}")
        return cursor.fetchone()[0]


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(("statements", "full"), [(FILLS, True), (GOES, False)])
def test_full_disk_is_known_by_what_the_database_says(statements, full):
    with no_room(), pytest.raises(OperationalError) as failure:
        run(statements[connection.vendor])

    assert is_full(failure.value) == full


def test_who_opens_a_round_is_told_of_a_full_disk(monkeypatch):
    builders.instrument()
    current_round = builders.draft_round()
    monkeypatch.setattr(audit, "record", lambda **_fields: run(FILLS[connection.vendor]))

    with no_room(), pytest.raises(CannotOpen, match=FULL):
        open_round(current_round=current_round)

    current_round.refresh_from_db()
    assert current_round.state == "draft"
