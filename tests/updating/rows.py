"""Everything that a database holds at some migration, as JSON: written there, read back there.

The models are those of that migration, so that a database of an earlier version can be filled
without its code.
"""

import base64
import datetime
import json
from pathlib import Path

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import BinaryField, JSONField

APPS = ("factors", "assessments")


def models_at(targets):
    """As the migrations of that moment describe them; of apps that aren't named, the newest."""
    loader = MigrationExecutor(connection).loader
    named = {app for app, _name in targets}
    others = [each for each in loader.graph.leaf_nodes() if each[0] not in named]
    return _models(loader.project_state([*targets, *others]).apps)


def _models(apps):
    return [
        model
        for app in APPS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]


def dumped(targets):
    """All rows of the database, which stands at these migrations."""
    return {
        model._meta.label: [_values(row) for row in model._base_manager.order_by("pk")]
        for model in models_at(targets)
        if model._base_manager.exists()
    }


def _values(row):
    return {field.attname: _plain(field, row) for field in row._meta.concrete_fields}


def _plain(field, row):
    value = field.value_from_object(row)
    if isinstance(field, BinaryField) and value is not None:
        return base64.b64encode(bytes(value)).decode()
    return value


def load(rows, targets):
    """Fill an empty database that stands at these migrations."""
    models = models_at(targets)
    with transaction.atomic():
        for model in models:
            for values in rows.get(model._meta.label, ()):
                _row(model, values).save_base(raw=True, force_insert=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _row(model, values):
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: _value(fields[name], value) for name, value in values.items()})


def _value(field, value):
    if isinstance(field, BinaryField) and value is not None:
        return base64.b64decode(value)
    if isinstance(field, JSONField) or value is None:
        return value
    # A relation is kept as the number of what it leads to.
    return (field.target_field if field.is_relation else field).to_python(value)


def write(path: Path, **contents):
    text = json.dumps(contents, default=_text, ensure_ascii=False, indent=0)
    path.write_text(text + "\n", encoding="utf-8")


def _text(value):
    """Moments to the microsecond: digests are about them."""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def migrate_to(targets):
    MigrationExecutor(connection).migrate(targets)
