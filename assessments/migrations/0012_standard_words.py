"""Standard words for two fields; and where waiting tasks are found since rounds/ became desk/."""

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Replace

MOVED = ("assessments.rounds.", "assessments.desk.")


def rename_tasks(apps, schema_editor, old, new):
    """A task that was put in the queue before an update is still run after it."""
    tasks = apps.get_model("django_tasks_database", "DBTaskResult")
    tasks.objects.filter(task_path__startswith=old).update(
        task_path=Replace(F("task_path"), Value(old), Value(new))
    )


def forwards(apps, schema_editor):
    rename_tasks(apps, schema_editor, *MOVED)


def backwards(apps, schema_editor):
    rename_tasks(apps, schema_editor, *reversed(MOVED))


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0011_log_subject"),
        ("django_tasks_database", "0001_initial"),
    ]

    operations = [
        migrations.RenameField("partnership", "invented", "fictitious"),
        migrations.RenameField("round", "commissioner", "client"),
        migrations.RunPython(forwards, backwards),
    ]
