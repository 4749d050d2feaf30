import pytest

from tests.mail_server import mail_server
from tests.scripted_mail_server import scripted_mail_server


@pytest.fixture
def inbox(settings):
    with mail_server(settings) as handler:
        yield handler


@pytest.fixture
def script(settings):
    """What the mail server answers, and took."""
    with scripted_mail_server(settings) as script:
        yield script
