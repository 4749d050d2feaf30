import datetime

import pytest
from django.utils import timezone

from assessments.models import Ballot, Invitation, Round
from assessments.survey import actions, queries
from assessments.survey.actions import Behind, Closed, Empty, KeyMissing
from assessments.survey.links import Replaced, Revoked
from tests import builders
from tests.builders import WRITER

pytestmark = pytest.mark.django_db
OTHER = "fedcba9876543210"


@pytest.fixture
def invitation():
    (person,) = builders.invite(builders.opened_round())
    return person


def answers(invitation):
    return actions.read_draft(invitation=invitation).answers


def test_save_keeps_the_answer_beside_the_earlier_ones(invitation):
    builders.save(invitation, _1a=4)
    builders.save(invitation, _10b=6)

    assert answers(invitation) == (4, *[0] * 18, 6, *[0] * 4)


def test_save_can_take_an_answer_away(invitation):
    builders.save(invitation, _1a=4, _1b=2)
    builders.save(invitation, _1a=0)

    assert answers(invitation) == (0, 2, *[0] * 22)


@pytest.mark.parametrize("wrong", [{"1a": 7}, {"1a": -1}, {"11a": 3}, {"1a": 3, "x": 3}])
def test_save_of_something_impossible_changes_nothing(invitation, wrong):
    builders.save(invitation, _1a=4)

    with pytest.raises(ValueError, match=r".+"):
        actions.save(invitation=invitation, answers=wrong, revision=0, writer=WRITER)

    assert answers(invitation) == (4, *[0] * 23)


def test_session_that_saved_last_is_taken_when_it_missed_the_reply(invitation):
    builders.save(invitation, revision=0, _1a=4)
    builders.save(invitation, revision=0, _1a=5)

    assert answers(invitation)[0] == 5


def test_another_session_that_is_behind_is_refused_and_the_newer_answer_kept(invitation):
    first = builders.save(invitation, _1a=4)
    builders.save(invitation, _1a=5)

    with pytest.raises(Behind):
        builders.save(invitation, writer=OTHER, revision=first.revision, _1a=1)

    assert answers(invitation)[0] == 5


def test_another_session_that_knows_the_newest_is_taken(invitation):
    newest = builders.save(invitation, _1a=4)

    builders.save(invitation, writer=OTHER, revision=newest.revision, _1b=1)

    assert answers(invitation)[:2] == (4, 1)


def test_page_from_before_a_withdrawal_is_behind(invitation):
    old = builders.save(invitation, _1a=4)
    actions.withdraw(invitation=invitation)

    with pytest.raises(Behind):
        builders.save(invitation, revision=old.revision, _1a=4)


def test_page_from_before_submitting_is_behind(invitation):
    old = builders.save(invitation, _1a=4)
    actions.submit(invitation=invitation, revision=old.revision, writer=WRITER)

    with pytest.raises(Behind):
        builders.save(invitation, revision=old.revision, _1b=4)


def test_submit_returns_the_answers_and_keeps_only_the_day(invitation):
    draft = builders.save(invitation, _1a=4, _2b=6)

    given = actions.submit(invitation=invitation, revision=draft.revision, writer=WRITER)

    invitation.refresh_from_db()
    assert given == (4, 0, 0, 6, *[0] * 20)
    assert invitation.submitted_on == timezone.localdate()
    assert actions.has_submitted(invitation=invitation)
    assert actions.read_draft(invitation=invitation) is None


def test_submit_without_any_answer_is_refused(invitation):
    with pytest.raises(Empty):
        actions.submit(invitation=invitation, revision=0, writer=WRITER)

    assert not Ballot.objects.exists()


def test_submit_with_only_dont_know_counts(invitation):
    draft = builders.save(invitation, _1a=6)

    actions.submit(invitation=invitation, revision=draft.revision, writer=WRITER)

    assert actions.has_submitted(invitation=invitation)


def test_submit_from_a_session_that_is_behind_is_refused(invitation):
    first = builders.save(invitation, _1a=4)
    builders.save(invitation, writer=OTHER, revision=first.revision, _1a=5)

    with pytest.raises(Behind):
        actions.submit(invitation=invitation, revision=first.revision, writer=WRITER)

    assert not actions.has_submitted(invitation=invitation)


def test_start_again_is_empty_while_the_earlier_answers_count(invitation):
    draft = builders.save(invitation, _1a=4)
    actions.submit(invitation=invitation, revision=draft.revision, writer=WRITER)

    actions.start_again(invitation=invitation, writer=WRITER)

    assert not any(answers(invitation))
    assert actions.has_submitted(invitation=invitation)


def test_withdraw_wipes_everything(invitation):
    draft = builders.save(invitation, _1a=4)
    actions.submit(invitation=invitation, revision=draft.revision, writer=WRITER)
    actions.start_again(invitation=invitation, writer=WRITER)

    actions.withdraw(invitation=invitation)

    invitation.refresh_from_db()
    assert not Ballot.objects.exists()
    assert invitation.submitted_on is None


def test_save_within_a_minute_after_closing_time_is_taken(invitation):
    Round.objects.update(closes_at=timezone.now() - datetime.timedelta(seconds=50))

    builders.save(invitation, _1a=4)

    assert answers(invitation)[0] == 4


def test_save_more_than_a_minute_after_closing_time_is_refused(invitation):
    builders.save(invitation, _1a=4)
    Round.objects.update(closes_at=timezone.now() - datetime.timedelta(seconds=61))

    with pytest.raises(Closed):
        builders.save(invitation, _1a=5)

    assert answers(invitation)[0] == 4


def test_save_before_the_opening_time_is_refused(invitation):
    Round.objects.update(opens_at=timezone.now() + datetime.timedelta(minutes=1))

    with pytest.raises(Closed):
        builders.save(invitation, _1a=5)


@pytest.mark.parametrize("state", ["draft", "released", "cancelled"])
def test_no_verb_works_unless_the_round_is_open(invitation, state):
    Round.objects.update(state=state)

    for verb in (
        lambda: builders.save(invitation, revision=0, _1a=5),
        lambda: actions.submit(invitation=invitation, revision=0, writer=WRITER),
        lambda: actions.start_again(invitation=invitation, writer=WRITER),
        lambda: actions.withdraw(invitation=invitation),
    ):
        with pytest.raises(Closed):
            verb()
    assert not Ballot.objects.exists()


def test_save_with_an_invitation_that_was_reissued_meanwhile_is_refused(invitation):
    Invitation.objects.update(version=2)

    with pytest.raises(Replaced):
        builders.save(invitation, _1a=5)


def test_save_with_an_invitation_that_was_revoked_meanwhile_is_refused(invitation):
    Invitation.objects.update(revoked=True)

    with pytest.raises(Revoked):
        builders.save(invitation, _1a=5)


def test_save_without_the_key_says_so_and_loses_nothing(invitation, key_directory):
    builders.save(invitation, _1a=4)
    (key,) = key_directory.iterdir()
    kept = key.read_bytes()
    key.unlink()

    with pytest.raises(KeyMissing):
        builders.save(invitation, revision=0, _1a=5)

    key.write_bytes(kept)
    assert answers(invitation)[0] == 4


def test_cast_refuses_answers_that_are_none_of_the_six_and_repeats_none(invitation):
    with pytest.raises(ValueError, match=r"^not an answer each$"):
        actions.cast(current_round=invitation.round, answers={invitation: (7,) * 20})

    assert not Ballot.objects.exists()


def test_card_that_nobody_asked_for_counts_as_invited_from_the_first_answer_on(invitation):
    Invitation.objects.update(spare=True, superfluous=True)
    assert queries.progress(invitation.round) == []

    builders.save(invitation, _1a=4)

    (group,) = queries.progress(invitation.round)
    assert (group.invited, group.started, group.submitted) == (1, 1, 0)
