"""A mail server that an installation sends to."""

from contextlib import contextmanager
from types import SimpleNamespace

from tests.mail_server import mail_server
from tests.scripted_mail_server import scripted_mail_server


@contextmanager
def inbox(installation):
    """One that takes everything."""
    with mail_server(settings := SimpleNamespace()) as taken:
        installation.mail_port = settings.EMAIL_PORT
        yield taken


@contextmanager
def moody(installation):
    """One that says what a script tells it to."""
    with scripted_mail_server(settings := SimpleNamespace()) as script:
        installation.mail_port = settings.EMAIL_PORT
        yield script
