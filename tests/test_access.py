import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from assessments import access
from assessments.access import Viewer
from assessments.desk.actions import close_round
from assessments.models import Partnership, Round
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def of():
    return builders.partnership("Laren", "Eemnes")


@pytest.fixture
def released(of):
    current_round = builders.opened_round(of)
    close_round(current_round=current_round)
    return current_round


def share(at=None):
    Round.objects.update(shared_at=at or timezone.now())


def test_nobody_has_memberships_without_signing_in(of):
    builders.manager(of)

    assert not access.memberships(AnonymousUser()).exists()


def test_membership_of_an_outsider_is_not_found(of):
    with pytest.raises(Http404):
        access.membership(builders.user(), "samen")


def test_reader_manages_nothing(of):
    with pytest.raises(Http404):
        access.managed_partnership(builders.reader(of), "samen")


def test_manager_finds_a_round_of_the_partnership(of, released):
    assert access.managed_round(builders.manager(of), "samen", released.pk) == released


def test_manager_does_not_find_a_round_of_another_partnership(of):
    elsewhere = builders.draft_round(builders.partnership(slug="elders"))

    with pytest.raises(Http404):
        access.managed_round(builders.manager(of), "samen", elsewhere.pk)


def test_manager_finds_everybody_of_a_round_and_a_coordinator_the_own_people(of):
    draft, laren = builders.draft_round(of), builders.municipality("Laren")
    manager, coordinator = builders.manager(of), builders.coordinator(of, laren)

    assert access.round_with_people(manager, "samen", draft.pk) == (draft, None)
    assert access.round_with_people(coordinator, "samen", draft.pk) == (draft, laren)


def test_reader_finds_no_people(of):
    draft, laren = builders.draft_round(of), builders.municipality("Laren")
    with pytest.raises(Http404):
        access.round_with_people(builders.reader(of, laren), "samen", draft.pk)


@pytest.mark.parametrize(("name", "found"), [("Laren", True), ("Eemnes", False), ("Ede", False)])
def test_coordinator_finds_the_own_municipality_only(of, name, found):
    draft, place = builders.draft_round(of), builders.municipality(name)
    coordinator = builders.coordinator(of, builders.municipality("Laren"))
    if found:
        assert access.round_with_people_of(coordinator, "samen", draft.pk, place.code)[1] == place
    else:
        with pytest.raises(Http404):
            access.round_with_people_of(coordinator, "samen", draft.pk, place.code)


def test_coordinator_manages_nothing(of):
    with pytest.raises(Http404):
        access.managed_partnership(
            builders.coordinator(of, builders.municipality("Laren")), "samen"
        )


def test_coordinator_finds_a_release_only_once_it_is_shared(of, released):
    laren = builders.municipality("Laren")
    coordinator = builders.coordinator(of, laren)
    with pytest.raises(Http404):
        access.release_for_user(coordinator, "samen", released.pk)

    share()
    Partnership.objects.update(sharing="own")
    _, viewer = access.release_for_user(coordinator, "samen", released.pk)
    assert viewer == Viewer(own=laren.code, sees_others=False)


def test_manager_finds_a_release_before_it_is_shared(of, released):
    release, viewer = access.release_for_user(builders.manager(of), "samen", released.pk)

    assert release == released.release
    assert viewer == Viewer(own=None, sees_others=True)


def test_reader_finds_a_release_only_once_it_is_shared(of, released):
    account = builders.reader(of)
    with pytest.raises(Http404):
        access.release_for_user(account, "samen", released.pk)
    share(timezone.now() + datetime.timedelta(minutes=1))
    with pytest.raises(Http404):
        access.release_for_user(account, "samen", released.pk)

    share()
    assert access.release_for_user(account, "samen", released.pk)[0] == released.release


def test_round_without_a_release_is_not_found(of):
    current_round = builders.opened_round(of)

    with pytest.raises(Http404):
        access.release_for_user(builders.manager(of), "samen", current_round.pk)


@pytest.mark.parametrize(("sharing", "sees_others"), [("open", True), ("own", False)])
def test_reader_of_one_municipality_sees_others_only_when_shared_openly(
    of, released, sharing, sees_others
):
    Partnership.objects.update(sharing=sharing)
    share()
    laren = builders.municipality("Laren")

    _, viewer = access.release_for_user(builders.reader(of, laren), "samen", released.pk)

    assert viewer == Viewer(own=laren.code, sees_others=sees_others)


def test_reader_of_everything_sees_others_however_it_is_shared(of, released):
    Partnership.objects.update(sharing="own")
    share()

    _, viewer = access.release_for_user(builders.reader(of), "samen", released.pk)

    assert viewer == Viewer(own=None, sees_others=True)


def test_invited_person_finds_the_release_only_once_it_is_shared(of, released):
    (person,) = builders.invite(released, "Laren")
    with pytest.raises(Http404):
        access.release_for_invitation(person)

    share()
    release, viewer = access.release_for_invitation(person)
    assert release == released.release
    assert viewer == Viewer(own=builders.municipality("Laren").code, sees_others=True)


def test_staff_of_the_joint_organisation_sees_the_whole(of, released):
    (person,) = builders.invite(released, "", "organisatie")
    Partnership.objects.update(sharing="own")
    share()

    assert access.release_for_invitation(person)[1] == Viewer(own="", sees_others=False)


# --- Earlier rounds -------------------------------------------------------------------------


def two_releases(of):
    """An earlier and a later release of the same partnership."""
    made = []
    for days in (40, 7):
        closes_at = timezone.now() - datetime.timedelta(days=days)
        current_round = builders.opened_round(of, closes_at=closes_at, opens_at=OPENED)
        close_round(current_round=current_round)
        made.append(current_round)
    return made


OPENED = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def test_releases_begin_with_the_one_that_was_asked_for(of):
    earlier, later = two_releases(of)
    manager = builders.manager(of)

    releases, _viewer = access.releases_for_user(manager, "samen", later.pk)
    assert [release.round for release in releases] == [later, earlier]

    releases, _viewer = access.releases_for_user(manager, "samen", earlier.pk)
    assert [release.round for release in releases] == [earlier]


def test_reader_finds_only_shared_earlier_releases(of):
    earlier, later = two_releases(of)
    Round.objects.filter(pk=later.pk).update(shared_at=timezone.now())

    releases, _viewer = access.releases_for_user(builders.reader(of), "samen", later.pk)

    assert [release.round for release in releases] == [later]
    assert not earlier.is_shared()


def test_releases_of_an_unshared_round_are_not_found_by_a_reader(of):
    _earlier, later = two_releases(of)

    with pytest.raises(Http404):
        access.releases_for_user(builders.reader(of), "samen", later.pk)


def test_releases_take_two_queries(of, django_assert_num_queries):
    _earlier, later = two_releases(of)
    manager = builders.manager(of)

    with django_assert_num_queries(2):
        access.releases_for_user(manager, "samen", later.pk)


# --- What a manager adds --------------------------------------------------------------------


def test_manager_finds_the_release_to_add_to(of, released):
    found = access.managed_release(builders.manager(of), "samen", released.pk)

    assert found == released.release


def test_release_to_add_to_is_found_by_managers_of_the_partnership_only(of, released):
    share()
    elsewhere = builders.manager(builders.partnership(slug="ergens"), "x@example.nl")

    for user in (builders.reader(of), elsewhere):
        with pytest.raises(Http404):
            access.managed_release(user, "samen", released.pk)
    with pytest.raises(Http404):
        access.managed_release(builders.manager(of), "samen", released.pk + 1)
