import pytest

from tests.dashboards.visiting import address, manager_of


@pytest.fixture
def look(client):
    """A page of a release, as its manager or as the given user sees it."""

    def open_page(of, page="", user=None, **asked):
        client.force_login(user or manager_of(of))
        response = client.get(address(of, page, **asked))
        assert response.status_code == 200
        return response.content.decode()

    return open_page
