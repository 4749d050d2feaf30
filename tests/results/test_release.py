import pytest

from assessments.models import Ballot, Block, Invitation, Release, Round
from assessments.results.release import (
    NotOpen,
    destroy_round,
    digest_of,
    matches_digest,
    release_round,
)
from assessments.survey.actions import KeyMissing
from tests import builders

pytestmark = pytest.mark.django_db
TWENTY = [f"{number}{letter}" for number in range(1, 11) for letter in "ab"]


@pytest.fixture
def current_round():
    return builders.opened_round(builders.partnership("Blaricum", "Laren"))


def close(current_round, capture):
    with capture(execute=True):
        return release_round(current_round)


def test_release_counts_what_was_submitted(current_round, django_capture_on_commit_callbacks):
    builders.ballots(current_round, answers=[5, 4, 4, 2, 1, 6, (3, *[0] * 19)], invited=9)

    release = close(current_round, django_capture_on_commit_callbacks)

    (block,) = release.blocks.all()
    assert (block.role, block.atoms) == ("raad", [builders.municipality("Laren").code])
    assert block.tables["1a"] == [1, 1, 1, 2, 1, 1]
    assert block.tables["10b"] == [1, 1, 0, 2, 1, 1]


def test_release_softens_a_unanimous_group(current_round, django_capture_on_commit_callbacks):
    builders.ballots(current_round, answers=[5] * 6)

    release = close(current_round, django_capture_on_commit_callbacks)

    assert release.blocks.get().tables["1a"] == [0, 0, 0, 2, 4, 0]


def test_release_has_no_table_where_fewer_than_five_gave_an_opinion(
    current_round, django_capture_on_commit_callbacks
):
    builders.ballots(current_round, answers=[5, 4, 3, 2, 6, 6, 6])

    release = close(current_round, django_capture_on_commit_callbacks)

    assert set(release.blocks.get().tables.values()) == {None}


def test_release_pools_small_groups_of_one_role(current_round, django_capture_on_commit_callbacks):
    builders.ballots(current_round, "Laren", answers=[5, 4, 3])
    builders.ballots(current_round, "Blaricum", answers=[5, 4])

    release = close(current_round, django_capture_on_commit_callbacks)

    codes = sorted(builders.municipality(name).code for name in ("Blaricum", "Laren"))
    assert release.blocks.get().atoms == codes
    assert release.left_out == []


def test_release_leaves_out_who_stays_with_fewer_than_five(
    current_round, django_capture_on_commit_callbacks
):
    builders.ballots(current_round, answers=[5, 4, 3])

    release = close(current_round, django_capture_on_commit_callbacks)

    assert not release.blocks.exists()
    assert release.left_out == [[builders.municipality("Laren").code, "raad"]]


def test_release_lists_every_group_zero_included(current_round, django_capture_on_commit_callbacks):
    builders.ballots(current_round, answers=[5] * 6, invited=9)

    release = close(current_round, django_capture_on_commit_callbacks)

    blaricum, laren = (builders.municipality(name).code for name in ("Blaricum", "Laren"))
    assert sorted(release.groups) == sorted(
        [code, role, 9, 6, 0] if (code, role) == (laren, "raad") else [code, role, 0, 0, 0]
        for code in (blaricum, laren)
        for role in ("raad", "college", "organisatie")
    )


def test_release_counts_the_joint_organisation_apart(django_capture_on_commit_callbacks):
    of = builders.partnership("Laren", joint_organisation="BEL Combinatie")
    current_round = builders.opened_round(of)
    builders.ballots(current_round, "", "organisatie", answers=[4, 4, 3, 3, 2])

    release = close(current_round, django_capture_on_commit_callbacks)

    assert release.blocks.get().atoms == [""]
    assert ["", "organisatie", 5, 5, 0] in release.groups


def test_release_counts_own_statements_as_the_twenty(django_capture_on_commit_callbacks):
    current_round = builders.opened_round(own=["Taak", "Stem"])
    people = [(*(4,) * 20, 5, own) for own in (1, 6, 6, 6, 6)]
    builders.ballots(current_round, answers=people)

    release = close(current_round, django_capture_on_commit_callbacks)

    tables = release.blocks.get().tables
    assert tables.keys() == {*TWENTY, "e1", "e2"}
    # All five agree wholly, so two are moved; with one opinion there is no table.
    assert (tables["e1"], tables["e2"]) == ([0, 0, 0, 2, 3, 0], None)
    assert matches_digest(release)


def test_release_without_own_statements_is_as_it_was(
    current_round, django_capture_on_commit_callbacks
):
    builders.ballots(current_round, answers=[5] * 6)

    release = close(current_round, django_capture_on_commit_callbacks)

    assert release.blocks.get().tables.keys() == {*TWENTY}
    assert [each["number"] for each in release.round.instrument] == list(range(1, 11))


def test_digest_is_of_the_own_statements_too(django_capture_on_commit_callbacks):
    current_round = builders.opened_round(own=["Taak"])
    release = close(current_round, django_capture_on_commit_callbacks)

    release.round.instrument[-1]["text"] = "Iets anders."

    assert not matches_digest(release)


def test_release_does_not_count_drafts_or_revoked_people(
    current_round, django_capture_on_commit_callbacks
):
    people = builders.ballots(current_round, answers=[4, 4, 3, 3, 2, 1], invited=7)
    builders.save(people[6], _1a=5)
    Invitation.objects.filter(pk=people[5].pk).update(revoked=True)

    release = close(current_round, django_capture_on_commit_callbacks)

    assert release.blocks.get().tables["1a"] == [0, 1, 2, 2, 0, 0]
    assert [builders.municipality("Laren").code, "raad", 6, 5, 0] in release.groups


def test_release_leaves_nothing_of_one_person(
    current_round, key_directory, django_capture_on_commit_callbacks
):
    people = builders.ballots(current_round, answers=[5] * 6, invited=7)
    builders.save(people[6], _1a=5)
    current_round.invitations.filter(pk=people[0].pk).update(card_digest="f" * 64)

    close(current_round, django_capture_on_commit_callbacks)

    assert not Ballot.objects.exists()
    assert not Invitation.objects.exclude(submitted_on=None).exists()
    assert not Invitation.objects.exclude(card_digest=None).exists()
    assert list(key_directory.iterdir()) == []


def test_key_is_destroyed_only_after_the_commit(
    current_round, key_directory, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        release_round(current_round)
    assert len(list(key_directory.iterdir())) == 1

    for callback in callbacks:
        callback()
    assert list(key_directory.iterdir()) == []


@pytest.mark.parametrize("people", [6, 60])
def test_closing_asks_as_much_for_many_people_as_for_few(
    current_round, people, django_assert_num_queries
):
    builders.ballots(current_round, answers=[4] * people)

    with django_assert_num_queries(13):
        release_round(current_round)


def test_release_twice_gives_the_same_release(current_round, django_capture_on_commit_callbacks):
    builders.ballots(current_round, answers=[5] * 6)

    first = close(current_round, django_capture_on_commit_callbacks)
    second = close(current_round, django_capture_on_commit_callbacks)

    assert first == second
    assert Release.objects.count() == 1


@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_round_that_is_not_open_is_not_released(current_round, state):
    Round.objects.update(state=state)

    with pytest.raises(NotOpen):
        release_round(current_round)

    assert not Release.objects.exists()


@pytest.mark.parametrize("damage", ["missing", "other"])
def test_release_without_the_right_key_changes_nothing(current_round, key_directory, damage):
    builders.ballots(current_round, answers=[5] * 6)
    (key,) = key_directory.iterdir()
    if damage == "missing":
        key.unlink()
    else:
        key.write_bytes(bytes(range(32)))

    with pytest.raises(KeyMissing):
        release_round(current_round)

    current_round.refresh_from_db()
    assert current_round.is_open
    assert Ballot.objects.count() == 6
    assert not Release.objects.exists()
    assert Invitation.objects.exclude(submitted_on=None).count() == 6


def test_one_ballot_that_will_not_open_stops_the_count(current_round):
    people = builders.ballots(current_round, answers=[5] * 6)
    stolen = Ballot.objects.get(invitation=people[0]).submitted
    Ballot.objects.filter(invitation=people[1]).update(submitted=stolen)

    with pytest.raises(KeyMissing):
        release_round(current_round)

    assert not Block.objects.exists()


def test_digest_is_of_what_is_published_and_of_the_salt(
    current_round, django_capture_on_commit_callbacks
):
    builders.ballots(current_round, answers=[5, 4, 3, 2, 1])
    release = close(current_round, django_capture_on_commit_callbacks)
    names = ("released_on", "rule_version", "groups", "totals", "left_out", "left_out_people")
    contents = {name: getattr(release, name) for name in names}
    blocks = list(release.blocks.all())

    def digest(salt=release.salt, **changed):
        return digest_of(current_round, contents | changed, blocks, salt=salt)

    assert len(release.salt) == 64
    assert release.digest == digest()
    assert len({digest(), digest(salt="0" * 64), digest(left_out=[["GM1", "raad"]])}) == 3


def test_release_says_how_many_were_added_after_opening(
    current_round, django_capture_on_commit_callbacks
):
    people = builders.ballots(current_round, answers=[5] * 6, invited=9)
    late = [person.pk for person in people[:2]]
    Invitation.objects.filter(pk__in=late).update(added=True)

    release = close(current_round, django_capture_on_commit_callbacks)

    assert [builders.municipality("Laren").code, "raad", 9, 6, 2] in release.groups
    assert release.totals["raad"] == [9, 6, 2]


def test_release_keeps_no_count_of_fewer_than_five_invited(
    current_round, django_capture_on_commit_callbacks
):
    builders.ballots(current_round, answers=[5] * 6, invited=9)
    builders.ballots(current_round, "Blaricum", answers=[5], invited=3)

    release = close(current_round, django_capture_on_commit_callbacks)

    blaricum = builders.municipality("Blaricum").code
    assert [blaricum, "raad", 3, None, 0] in release.groups
    assert release.left_out == [[blaricum, "raad"]]
    assert (release.totals["raad"], release.left_out_people) == ([9, 6, 0], 0)


def test_cancelling_destroys_everything_and_releases_nothing(
    current_round, key_directory, django_capture_on_commit_callbacks
):
    builders.ballots(current_round, answers=[5] * 6)

    with django_capture_on_commit_callbacks(execute=True):
        destroy_round(current_round)

    current_round.refresh_from_db()
    assert current_round.state == Round.State.CANCELLED
    assert not Ballot.objects.exists()
    assert not Release.objects.exists()
    assert list(key_directory.iterdir()) == []


def test_cancelling_a_released_round_is_refused(current_round, django_capture_on_commit_callbacks):
    close(current_round, django_capture_on_commit_callbacks)

    with pytest.raises(NotOpen):
        destroy_round(current_round)

    current_round.refresh_from_db()
    assert current_round.state == Round.State.RELEASED
