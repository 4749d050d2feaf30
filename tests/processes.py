"""Processes of their own, on the database and the keys of the test that starts them."""

import os

from django.db import connection


def environment(settings, **more):
    """The environment in which `samenwerking.settings` works on this test's database."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        place = f"{database['HOST']}:{database['PORT']}"
        url = f"postgres://{database['USER']}:{database['PASSWORD']}@{place}/{database['NAME']}"
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "samenwerking.settings",
        "DATABASE_URL": url,
        "BALLOT_KEY_DIR": str(settings.BALLOT_KEY_DIR),
        "STATE_DIR": str(settings.STATE_DIR),
        "PYTHONPATH": str(settings.BASE_DIR),
        **more,
    }
