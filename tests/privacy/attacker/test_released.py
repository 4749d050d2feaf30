"""What is attacked is what closing a round releases."""

import pytest

from assessments.access import viewer
from assessments.desk.actions import close_round
from assessments.models import Invitation, Municipality
from assessments.results.overview import for_viewer
from tests import builders
from tests.privacy.attacker.people import JOINT, partnership
from tests.privacy.attacker.publishing import overviews, publish
from tests.results.builders import CODES

pytestmark = pytest.mark.django_db
RESULTS = ("cells", "roles", "pools", "groups", "left_out_people", "totals", "asked", "whole")


def released(groups):
    """A round in which everybody sends in their real, sealed ballot, closed."""
    names = sorted({group.place for group in groups} - {JOINT})
    for name in names:
        Municipality.objects.create(code=CODES[name], name=name)
    joint = JOINT if any(group.place == JOINT for group in groups) else ""
    of = builders.partnership(*names, joint_organisation=joint)
    current_round = builders.opened_round(of, own=("Taken", "Genoeg"))
    for group in groups:
        place = "" if group.place == JOINT else group.place
        builders.ballots(current_round, place, group.role, group.ballots, invited=group.invited)
    close_round(current_round=current_round)
    assert Invitation.objects.filter(round=current_round).count() == sum(g.invited for g in groups)
    return current_round


@pytest.mark.parametrize("number", [2, 13])
@pytest.mark.parametrize("sharing", ["open", "own"])
def test_release_is_what_the_attacker_gets(number, sharing):
    groups = partnership(number)
    current_round = released(groups)
    current_round.partnership.sharing = sharing
    attacked = overviews(publish(groups))

    places = {group.place for group in groups}
    for who, own in [("manager", None), *((f"{p}, {sharing}", CODES[p]) for p in places)]:
        looker = viewer(current_round.partnership, own)
        shown = for_viewer(looker, current_round.release)
        assert [getattr(shown, name) for name in RESULTS] == [
            getattr(attacked[who], name) for name in RESULTS
        ]
