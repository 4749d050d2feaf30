"""Clearing away is for what was fictitious."""

import pytest

from assessments.management.demonstration.clearing import remove
from assessments.models import Partnership
from tests import builders

pytestmark = pytest.mark.django_db


def test_remove_refuses_a_real_partnership():
    current_round = builders.opened_round()
    manager = builders.manager(current_round.partnership)
    with pytest.raises(ValueError, match="Samen"):
        remove(current_round.partnership, by=manager)
    current_round.refresh_from_db()
    assert current_round.is_open
    assert Partnership.objects.count() == 1
