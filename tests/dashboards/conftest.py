import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def no_kept_figures():
    """Releases made in tests have the same digest; what was drawn of one isn't another's."""
    caches["figures"].clear()
