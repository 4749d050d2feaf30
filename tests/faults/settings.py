"""The project's settings, unchanged but for what a test can't wait for or can't do without."""

import os

from samenwerking.settings import *  # noqa: F403
from samenwerking.settings import STORAGES
from tests.faults import clock

# The clock of this process is where its test sets it.
clock.follow(os.environ["FAULTS_CLOCK"])
# A mail server that says nothing is given up sooner.
EMAIL_TIMEOUT = 2
# Needs no collectstatic.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
