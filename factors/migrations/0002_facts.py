"""What the code knew of factors and statements by their numbers."""

from django.db import migrations, models

ABOUT_ROLES = (4,)
ABOUT_STAFF = ("9a", "9b")
NAMES_PARTNERSHIP = ("1a", "1b", "2b", "3a", "3b", "6a", "7b", "8b", "9b", "10a", "10b")


def say(apps, schema_editor):
    """In an installation that has its factors already; a new one reads them from the fixture."""
    factors = apps.get_model("factors", "Factor").objects
    statements = apps.get_model("factors", "Statement").objects
    factors.filter(number__in=ABOUT_ROLES).update(about_roles=True)
    statements.filter(code__in=ABOUT_STAFF).update(about_staff=True)
    statements.filter(code__in=NAMES_PARTNERSHIP).update(names_partnership=True)


class Migration(migrations.Migration):
    dependencies = [
        ("factors", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="factor",
            name="about_roles",
            field=models.BooleanField(
                default=False,
                help_text="Raad, college en organisatie staan dan in een rapport naast elkaar.",
                verbose_name="gaat over de rollen",
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="about_staff",
            field=models.BooleanField(
                default=False,
                help_text="Wie bij een gezamenlijke organisatie werkt, denkt dan aan die organisatie.",
                verbose_name="gaat over de medewerkers",
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="names_partnership",
            field=models.BooleanField(
                default=False,
                help_text="Bij de woorduitleg staat dan welke samenwerking dat is.",
                verbose_name="noemt de samenwerking",
            ),
        ),
        migrations.RunPython(say, migrations.RunPython.noop),
    ]
