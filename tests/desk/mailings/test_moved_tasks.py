"""What was waiting in the queue when the desk moved within the code is run after the update."""

from importlib import import_module

from django.apps import apps
from django_tasks_db.models import DBTaskResult

from assessments.desk.mailings.sending import send_mailing

MIGRATION = import_module("assessments.migrations.0012_standard_words")


def test_task_that_waited_during_an_update_is_found(db):
    send_mailing.enqueue(1)
    DBTaskResult.objects.update(task_path="assessments.rounds.mailings.sending.send_mailing")

    MIGRATION.forwards(apps, None)

    (waiting,) = DBTaskResult.objects.all()
    assert waiting.task.func is send_mailing.func
