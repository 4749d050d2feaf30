"""Every column travels or stays, by decision; and nothing that opens a form or an answer goes."""

import json

import pytest
from django.apps import apps
from django.core.management import call_command

from assessments.desk.transfers.file import read
from assessments.desk.transfers.travelling import FIELDS, STAY_BEHIND
from assessments.models import (
    Ballot,
    Heartbeat,
    Installation,
    Invitation,
    Message,
    Municipality,
    Session,
    User,
)

OF_THE_INSTALLATION = {Heartbeat, Installation, Municipality, Session, User}
NEVER = {Ballot, Message}
"""Answers; and mail that still has to go, with links that work nowhere else."""


def test_every_table_travels_or_stays():
    tables = set(apps.get_app_config("assessments").get_models())

    assert tables == set(FIELDS) | OF_THE_INSTALLATION | NEVER


@pytest.mark.parametrize("model", FIELDS, ids=lambda model: model.__name__)
def test_every_column_travels_or_stays(model):
    columns = {each.name for each in model._meta.concrete_fields if not each.is_relation}

    decided = [*FIELDS[model], *STAY_BEHIND.get(model, ()), "id"]
    assert columns == set(decided)
    assert len(decided) == len(columns)


@pytest.mark.django_db
def test_file_holds_nothing_that_opens_anything(partnership, tmp_path):
    path = tmp_path / "samen.zip"
    passwords = list(User.objects.values_list("password", flat=True))
    Invitation.objects.filter(pk=Invitation.objects.first().pk).update(card_digest="c" * 64)
    call_command("export_partnership", "samen", str(path), verbosity=0)

    text = json.dumps(read(path))
    secret = [*passwords, "c" * 64, *Invitation.objects.values_list("public_id", flat=True)]
    assert len(secret) > 10
    assert [each for each in secret if each in text] == []
