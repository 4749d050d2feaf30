"""What a minute costs doesn't depend on how many rounds were ever held."""

import datetime
import json

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.models import AuditEntry, Mailing, Partnership, Release, Round
from tests import builders

pytestmark = pytest.mark.django_db
YEAR = datetime.timedelta(days=365)


@pytest.fixture(autouse=True)
def installation(settings):
    """At noon, when planned mail goes: two rounds, and one tick, which introduces the machine."""
    settings.RETURNS_MAILBOX = "imaps://returns.example.nl"
    with time_machine.travel(timezone.localtime().replace(hour=12), tick=False):
        _two_rounds()
        yield


def _two_rounds():
    builders.opened_round(builders.partnership(slug="open"))
    builders.draft_round(builders.partnership(slug="straks"))
    call_command("tick", verbosity=0)


def held(number):
    """So many rounds of years ago, each with all that a round leaves."""
    closed = timezone.now() - 3 * YEAR
    of = _told_to_evaluate(f"vroeger-{number}", before=closed.date() + YEAR)
    rounds = Round.objects.bulk_create(
        Round(
            partnership=of,
            title=f"Ronde {n}",
            state=Round.State.RELEASED if n % 2 else Round.State.CANCELLED,
            opens_at=closed - datetime.timedelta(days=14),
            invite_at=closed - datetime.timedelta(days=13),
            closes_at=closed,
            shared_at=closed if n % 2 else None,
            instrument=[],
            cancelled_on=None if n % 2 else closed.date(),
            forgotten_on=closed.date(),
        )
        for n in range(number)
    )
    Release.objects.bulk_create(
        Release(round=each, released_on=closed.date(), rule_version=1, groups=[], left_out=[])
        for each in rounds
        if each.state == Round.State.RELEASED
    )
    Mailing.objects.bulk_create(
        Mailing(round=each, kind=kind, started_on=closed.date(), total=40)
        for each in rounds
        for kind in ("invitation", "thanks", "shared", "released")
    )
    entries = AuditEntry.objects.bulk_create(
        AuditEntry(partnership=of, round=each, action=action)
        for each in rounds
        for action in ("opened", "closed", "shared")
    )
    AuditEntry.objects.filter(pk__in=[entry.pk for entry in entries]).update(at=closed + 2 * YEAR)


def _told_to_evaluate(slug, before):
    of = Partnership.objects.create(name="Vroeger", slug=slug, evaluate_before=before)
    manager = builders.manager(of, f"{slug}@example.nl")
    of.members.filter(user=manager).update(told_to_evaluate_before=before)
    return of


def asked():
    """The queries of a tick."""
    with CaptureQueriesContext(connection) as captured:
        call_command("tick", verbosity=0)
    return [query["sql"] for query in captured]


def test_tick_asks_as_much_after_five_hundred_rounds_as_after_none():
    before = len(asked())
    held(500)

    assert len(asked()) == before


def rows_looked_at(queries):
    """How many rows of our tables PostgreSQL reads for these, also of those it doesn't return."""
    total = 0
    with connection.cursor() as cursor:
        # Tables as small as these it would read, or join, as a whole; large ones it wouldn't.
        for way in ("seqscan", "hashjoin", "mergejoin"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute("ANALYZE")
        for query in queries:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {query}")
            (plan,) = cursor.fetchone()
            (top,) = json.loads(plan) if isinstance(plan, str) else plan
            total += sum(map(_rows, _nodes(top["Plan"])))
    return total


def _nodes(node):
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)


def _rows(node):
    if not node.get("Relation Name", "").startswith(("assessments_", "django_tasks")):
        return 0
    return (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL how it reads")
def test_tick_reads_no_row_of_the_five_hundred_rounds():
    selects = [query for query in asked() if query.startswith("SELECT")]
    before = rows_looked_at(selects)
    held(500)

    # Another way to the same rows may meet one more of them.
    assert rows_looked_at(selects) < before + 10
