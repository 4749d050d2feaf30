"""The project's settings as a real installation has them (no DEBUG), made quick and harmless."""

import os
import tempfile
from pathlib import Path

os.environ |= {
    "DEBUG": "0",
    "SECRET_KEY": "only-for-tests-0123456789abcdefghijklmnopqrstuvwxyz-0123456789",
    "LINK_KEY": "only-for-tests-links-0123456789abcdefghijklmnopqrstuvwxyz-0123",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "SITE_URL": "http://testserver",
    # Nothing is made here: every test gets a directory of its own (conftest.py).
    "BALLOT_KEY_DIR": str(Path(tempfile.gettempdir()) / "samenwerking-tests-without-keys"),
    "STATE_DIR": str(Path(tempfile.gettempdir()) / "samenwerking-tests-without-state"),
    "MEDIA_ROOT": str(Path(tempfile.gettempdir()) / "samenwerking-tests-without-media"),
    "EMAIL_URL": "memorymail://",
    "LOG_LEVEL": "WARNING",
    # Tests of second factors turn it on.
    "REQUIRE_SECOND_FACTOR": "0",
    # The test server speaks plain HTTP.
    "SECURE_SSL_REDIRECT": "0",
    "SECURE_HSTS_SECONDS": "0",
    "BEHIND_PROXY": "0",
    # Playwright keeps an event loop in the thread of the test.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
}

from samenwerking.settings import *  # noqa: F403
from samenwerking.settings import DATABASES, STORAGES

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "sessionid", "csrftoken"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Without a manifest, so that the tests need no collectstatic.
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
