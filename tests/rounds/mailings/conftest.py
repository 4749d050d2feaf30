import pytest

from tests.mail_server import mail_server


@pytest.fixture
def inbox(settings):
    with mail_server(settings) as handler:
        yield handler
