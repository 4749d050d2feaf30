"""The attacker against the product: hundreds of partnerships, every viewer, every statement."""

import pytest

from tests.privacy.attacker.attack import attack
from tests.privacy.attacker.people import partnership


@pytest.mark.slow
def test_attacker_learns_nothing_about_anybody(seed):
    assert list(attack(partnership(seed))) == []
