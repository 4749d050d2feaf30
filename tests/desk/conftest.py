"""The manager of the partnership that a module calls `of`, and their browser."""

import pytest

from tests import builders


@pytest.fixture
def by(of):
    return builders.manager(of)


@pytest.fixture
def desk(client, by):
    """The manager's browser."""
    client.force_login(by)
    return client
