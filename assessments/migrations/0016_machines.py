from django.db import migrations, models

import factors.fields


class Migration(migrations.Migration):
    """Signs of life by machine. Those that are there are seconds old, and come anew."""

    dependencies = [
        ("assessments", "0015_leaving"),
    ]

    operations = [
        migrations.DeleteModel(name="Heartbeat"),
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        choices=[
                            ("worker", "de worker"),
                            ("tick", "de timer"),
                            ("readiness", "de bewaking"),
                        ],
                        max_length=20,
                        verbose_name="naam",
                    ),
                ),
                ("machine", factors.fields.LineField(max_length=64, verbose_name="machine")),
                ("seen_at", models.DateTimeField(verbose_name="gezien")),
            ],
            options={
                "verbose_name": "teken van leven",
                "verbose_name_plural": "tekens van leven",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name", "machine"), name="one_heartbeat_per_machine"
                    )
                ],
            },
        ),
    ]
