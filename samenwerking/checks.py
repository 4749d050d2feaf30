"""`manage.py check --deploy`: what lets Samenwerking start, and yet isn't right for a real site."""

import os
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning

from assessments.survey.keys import KeyDirectoryUnsafe, check_directory

TAG = "samenwerking"


def of_installation(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [*_keys(), *_sender(), *_site(), *_state(), *_bucket(), *_returns()]


def _keys() -> Iterator[CheckMessage]:
    try:
        check_directory()
    except KeyDirectoryUnsafe as unsafe:
        yield Warning(str(unsafe), id="samenwerking.W001")


def _sender() -> Iterator[CheckMessage]:
    if settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost"):
        text = "DEFAULT_FROM_EMAIL ontbreekt: geen mailserver neemt mail van @localhost aan."
        yield Warning(text, id="samenwerking.W002")


def _site() -> Iterator[CheckMessage]:
    if settings.SECURE_SSL_REDIRECT and not settings.SITE_URL.startswith("https://"):
        text = "SITE_URL begint niet met https://: links in mails gaan dan niet versleuteld."
        yield Warning(text, id="samenwerking.W003")


def _state() -> Iterator[CheckMessage]:
    if not os.access(settings.STATE_DIR, os.W_OK | os.X_OK):
        text = "STATE_DIR bestaat niet, of er kan niet in geschreven worden."
        yield Warning(text, id="samenwerking.W004")


def _bucket() -> Iterator[CheckMessage]:
    options = settings.STORAGES["default"].get("OPTIONS", {})
    if options.get("endpoint_url", "https://").startswith("http://"):
        text = "S3_ENDPOINT begint niet met https://: rapporten gaan dan niet versleuteld."
        yield Warning(text, id="samenwerking.W005")


def _returns() -> Iterator[CheckMessage]:
    if settings.RETURNS_MAILBOX and settings.RETURNS_MAILBOX.is_plain:
        text = "RETURNS_IMAP_URL begint met imap://: het wachtwoord gaat dan niet versleuteld."
        yield Warning(text, id="samenwerking.W006")
