"""A round with people who have no e-mail address, and somebody who prints their cards."""

import pytest

from tests import builders


@pytest.fixture
def of():
    return builders.partnership(
        "Laren", "Eemnes", name="BEL", slug="bel", joint_organisation="BEL Combinatie"
    )


@pytest.fixture
def opened(of):
    return builders.opened_round(of)
