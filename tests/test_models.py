"""What the database itself refuses."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.models import Ballot, Invitation, Member, Municipality, Release, Round
from factors.models import Factor, Statement
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation():
    (person,) = builders.invite(builders.draft_round())
    return person


def refused(name):
    return pytest.raises(IntegrityError, match=name)


def test_one_ballot_per_invitation(invitation):
    Ballot.objects.create(invitation=invitation, draft=b"1")

    with refused("ballot"):
        Ballot.objects.create(invitation=invitation, draft=b"2")


def test_ballot_that_holds_nothing_is_refused(invitation):
    with refused("ballot_holds_answers"):
        Ballot.objects.create(invitation=invitation)


@pytest.mark.parametrize(
    ("level", "place", "name"),
    [
        ("coordinator", None, "member_coordinator_is_of_one_municipality"),
        ("manager", "Laren", "member_manager_sees_everything"),
    ],
)
def test_level_goes_with_one_municipality_or_none(level, place, name):
    municipality = builders.municipality(place) if place else None
    fields = {"level": level, "municipality": municipality, "user": builders.user()}

    with refused(name):
        Member.objects.create(partnership=builders.partnership(), **fields)


def test_one_release_per_round():
    fields = {
        "round": builders.draft_round(),
        "released_on": datetime.date(2026, 11, 1),
        "rule_version": 1,
        "groups": [],
        "left_out": [],
    }
    Release.objects.create(**fields)

    with refused("release"):
        Release.objects.create(**fields)


def test_round_closes_after_it_opens():
    now = timezone.now()

    with refused("round_closes_after_it_opens"):
        builders.draft_round(opens_at=now, closes_at=now)


def test_one_open_round_per_partnership():
    first = builders.opened_round()
    second = builders.draft_round(first.partnership)

    with refused("partnership"):
        Round.objects.filter(pk=second.pk).update(state="open", instrument=[])


def test_open_round_has_its_texts():
    builders.draft_round()

    with refused("round_keeps_its_texts_once_open"):
        Round.objects.update(state="open")


def test_round_is_shared_only_when_released():
    builders.draft_round()

    with refused("round_shared_only_when_released"):
        Round.objects.update(shared_at=timezone.now())


@pytest.mark.parametrize("code", ["0a", "11a", "1c", "a", "01a"])
def test_statement_code_is_1a_to_10b(code):
    builders.instrument()

    with refused("statement_code_is_1a_to_10b"):
        Statement.objects.filter(code="1a").update(code=code)


def test_statement_codes_are_unique():
    builders.instrument()

    with refused("code"):
        Statement.objects.create(factor=Factor.objects.get(number=1), code="1a")


def test_only_staff_can_be_without_a_municipality(invitation):
    with refused("invitation_joint_organisation_is_staff"):
        Invitation.objects.update(municipality=None)


def test_same_address_is_invited_once_per_group(invitation):
    with refused("invitation|email"):
        Invitation.objects.create(
            round=invitation.round,
            municipality=invitation.municipality,
            role=invitation.role,
            email=invitation.email,
        )


def test_same_address_is_invited_once_in_the_joint_organisation():
    current_round = builders.draft_round()
    builders.invite(current_round, "", "organisatie")

    with refused("invitation|email"):
        builders.invite(current_round, "", "organisatie")


def test_same_address_in_two_roles_is_two_invitations(invitation):
    invitation.pk = None
    invitation.public_id = "another-public-i"
    invitation.role = "college"

    invitation.save()

    assert Invitation.objects.filter(email=invitation.email).count() == 2


def test_revoked_invitation_can_be_given_again(invitation):
    Invitation.objects.update(revoked=True)

    builders.invite(invitation.round)

    assert Invitation.objects.count() == 2


def test_two_cards_without_address_can_be_in_one_group(invitation):
    builders.invite(invitation.round, role="college", number=1)
    Invitation.objects.update(email="")

    Invitation.objects.create(
        round=invitation.round, municipality=invitation.municipality, role=invitation.role
    )

    assert Invitation.objects.filter(email="").count() == 3


def test_manager_sees_every_municipality():
    of = builders.partnership()
    builders.manager(of)

    with refused("member_manager_sees_everything"):
        Member.objects.update(municipality=builders.municipality())


@pytest.mark.parametrize("code", ["0014", "GM14", "gm0014", "GM00145"])
def test_municipality_code_is_the_cbs_code(code):
    with transaction.atomic(), pytest.raises(Exception, match=r"municipality_code_is_cbs|too long"):
        Municipality.objects.create(code=code, name="Ergens")


def test_successor_only_of_a_dissolved_municipality():
    with refused("municipality_successor_only_when_dissolved"):
        Municipality.objects.create(
            code="GM0001", name="Ergens", successor=builders.municipality("Later")
        )


def test_no_relation_leads_to_a_ballot():
    related = {relation.related_model for relation in Invitation._meta.related_objects}

    assert Ballot not in related
