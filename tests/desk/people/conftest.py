"""A round to invite people to, and somebody who may."""

import pytest

from tests import builders


@pytest.fixture
def of():
    return builders.partnership(
        "Laren", "Eemnes", name="BEL", slug="bel", joint_organisation="BEL Combinatie"
    )


@pytest.fixture
def draft(of):
    builders.instrument()
    return builders.draft_round(of)


@pytest.fixture
def opened(of):
    return builders.opened_round(of)
