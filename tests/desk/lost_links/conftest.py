"""A mail server that says what a test wants."""

import pytest

from tests.scripted_mail_server import scripted_mail_server


@pytest.fixture
def script(settings):
    with scripted_mail_server(settings) as script:
        yield script
