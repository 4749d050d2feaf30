"""The log keeps who did something when the account goes."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore as DjangosOwn
from django.contrib.sessions.models import Session as DjangosSession
from django.urls import reverse

from assessments import audit, migrations
from assessments.models import AuditEntry
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def of():
    return builders.partnership()


def names(client, of):
    """Who did it, as the page of the log says, newest first."""
    rows = client.get(reverse("audit_log", args=[of.slug])).text.split("<tbody>")[1].split("<tr>")
    return [row.split("<td>")[2].split("</td>")[0] for row in rows[1:]]


def test_entry_keeps_the_name_of_an_account_that_is_deleted(client, of):
    client.force_login(builders.manager(of))
    gone = builders.user("anna@example.nl", first_name="Anna", last_name="Bakker")
    audit.record(partnership=of, action=audit.Action.CHANGED, by=gone)
    current_round = builders.draft_round(of)
    audit.record_each(
        current_round=current_round, action=audit.Action.PEOPLE_ADDED, by=gone, details=["één"]
    )
    audit.record(partnership=of, action=audit.Action.CLOSED, by=None)
    gone.delete()

    assert names(client, of) == ["het systeem", "Anna Bakker", "Anna Bakker"]
    assert not AuditEntry.objects.exclude(actor=None).exists()


def test_entry_keeps_the_address_of_who_has_no_name(of):
    entry = audit.record(partnership=of, action=audit.Action.CHANGED, by=builders.user())
    assert entry.actor_name == "beheerder@example.nl"


def test_longest_name_fits(of):
    by = builders.user(first_name="A" * 150, last_name="B" * 150)
    entry = audit.record(partnership=of, action=audit.Action.CHANGED, by=by)
    entry.full_clean()


# --- What an installation had before --------------------------------------------------------

(FILE,) = Path(migrations.__file__).parent.glob("*_accounts_and_sessions.py")
MIGRATION = import_module(f"assessments.migrations.{FILE.stem}")


def test_migration_names_those_in_entries_that_are_there(of):
    named = builders.user("anna@example.nl", first_name="Anna", last_name="Bakker")
    for by in (named, builders.user("piet@example.nl"), None):
        AuditEntry.objects.create(partnership=of, actor=by, action=audit.Action.CHANGED)

    MIGRATION.name_actors(apps, None)

    entries = AuditEntry.objects.order_by("pk")
    assert [entry.actor_name for entry in entries] == ["Anna Bakker", "piet@example.nl", ""]


def test_migration_forgets_keys_of_sessions():
    DjangosOwn().create()
    assert DjangosSession.objects.exists()

    MIGRATION.forget_keys(apps, None)

    assert not DjangosSession.objects.exists()
