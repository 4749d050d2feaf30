"""A prepared query gives what the queryset would, and asks as much."""

import pytest
from django.db.models import F

from assessments.models import Invitation, Round
from assessments.models.prepared import Prepared
from tests import builders

pytestmark = pytest.mark.django_db
WITH_ROUND = Invitation.objects.select_related("round__partnership", "municipality").only(
    "public_id", "municipality__name", "round__key_name", "round__closes_at", "round__partnership"
)


@pytest.fixture
def people():
    of = builders.partnership("Laren", joint_organisation="BEL Combinatie")
    current_round = builders.opened_round(of)
    return [*builders.invite(current_round), *builders.invite(current_round, "", "organisatie")]


def seen(invitation):
    current_round = invitation.round
    return (
        invitation,
        invitation.municipality,
        current_round.key_name,
        current_round.closes_at,
        current_round.partnership,
        invitation.get_deferred_fields(),
        current_round.get_deferred_fields(),
    )


def test_object_is_as_the_queryset_gives_it(people):
    prepared = Prepared(WITH_ROUND)

    for person in people:
        assert seen(prepared.first(person.pk)) == seen(WITH_ROUND.get(pk=person.pk))


def test_nothing_is_found_by_another_key(people):
    assert Prepared(WITH_ROUND).first(0) is None


def test_it_is_one_query_with_related_objects(people, django_assert_num_queries):
    prepared = Prepared(WITH_ROUND)

    with django_assert_num_queries(1):
        assert prepared.first(people[0].pk).municipality.name == "Laren"


def test_each_time_it_is_asked_anew(people):
    prepared = Prepared(Round.objects.only("title"))
    (before,) = {prepared.first(each.round_id) for each in people}
    Round.objects.update(title="Anders")

    assert (before.title, prepared.first(before.pk).title) == ("Najaar 2026", "Anders")


def test_query_with_a_value_of_its_own_is_refused(people):
    prepared = Prepared(Invitation.objects.filter(role="raad", pk__gt=F("pk") - 1))

    with pytest.raises(ValueError, match="one value"):
        prepared.first(people[0].pk)
