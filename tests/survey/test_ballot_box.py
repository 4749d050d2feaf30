import struct

import pytest

from assessments.models import Ballot
from assessments.survey import ballot_box
from assessments.survey.ballot_box import Draft
from assessments.survey.keys import KeyMissing, destroy_key, make_key, read_key
from tests import builders

pytestmark = pytest.mark.django_db
TWENTY = (1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6)
ANSWERS = (*TWENTY, 6, 5, 0, 1)
DRAFT = Draft(ANSWERS, revision=7, writer=b"writer!!")


@pytest.fixture
def current_round():
    return builders.opened_round()


@pytest.fixture
def invitation(current_round):
    (person,) = builders.invite(current_round)
    return person


def sealed_as_before(invitation, answers, revision, writer):
    """A draft as it was sealed when a ballot had twenty answers, a byte each."""
    plaintext = struct.pack(">20sI8s", bytes(answers), revision, writer)
    bound = b"D" + invitation.round.key_name.bytes + (1).to_bytes(4)
    nonce = bytes(12)
    key = read_key(invitation.round)
    return nonce + key.encrypt(nonce, plaintext, bound + invitation.public_id.encode())


def box_of(invitation, slot="draft"):
    return bytes(Ballot.objects.values_list(slot, flat=True).get(invitation=invitation))


def test_draft_comes_back_as_it_was_kept(invitation):
    ballot_box.keep_draft(invitation, DRAFT)

    assert ballot_box.look(invitation) == ballot_box.Kept(DRAFT)


def test_box_holds_nothing_readable(invitation):
    ballot_box.keep_draft(invitation, DRAFT)

    box = box_of(invitation)
    assert bytes(ANSWERS) not in box
    assert b"writer!!" not in box


def test_box_has_the_same_length_whatever_is_in_it(invitation):
    ballot_box.keep_draft(invitation, Draft())
    empty = box_of(invitation)
    ballot_box.keep_draft(invitation, Draft(ANSWERS, revision=2**31, writer=b"x" * 8))

    assert len(box_of(invitation)) == len(empty) == 60


def test_box_of_before_own_statements_opens_and_looks_like_one_of_now(invitation):
    ballot_box.keep_draft(invitation, Draft(TWENTY, revision=7, writer=b"writer!!"))
    now = box_of(invitation)
    before = sealed_as_before(invitation, TWENTY, 7, b"writer!!")
    Ballot.objects.update(draft=before)

    opened = ballot_box.look(invitation).draft

    assert opened == Draft((*TWENTY, 0, 0, 0, 0), revision=7, writer=b"writer!!")
    assert len(before) == len(now)


@pytest.mark.parametrize("own", [(0, 0, 0, 0), (6, 6, 6, 6), (1, 0, 6, 3)])
@pytest.mark.parametrize("given", [0, 1, 6])
def test_own_answers_leave_the_twenty_as_they_are(invitation, given, own):
    ballot_box.submit(invitation, Draft((given,) * 20 + own))

    ((_atom, answers),) = ballot_box.open_submitted(invitation.round)
    assert answers == (given,) * 20 + own


def test_same_answers_are_sealed_differently_each_time(invitation):
    ballot_box.keep_draft(invitation, DRAFT)
    first = box_of(invitation)
    ballot_box.keep_draft(invitation, DRAFT)

    assert box_of(invitation) != first


def test_box_copied_to_another_invitation_does_not_open(current_round, invitation):
    (other,) = builders.invite(current_round, role="college")
    ballot_box.keep_draft(invitation, DRAFT)
    Ballot.objects.create(invitation=other, draft=box_of(invitation))

    with pytest.raises(KeyMissing):
        ballot_box.look(other)


def test_box_copied_to_another_round_does_not_open_even_with_the_same_key(
    invitation, key_directory
):
    (key,) = key_directory.iterdir()
    other_round = builders.draft_round(builders.partnership(slug="ander"))
    (key_directory / f"{other_round.key_name}.key").write_bytes(key.read_bytes())
    ballot_box.keep_draft(invitation, DRAFT)
    invitation.round = other_round

    with pytest.raises(KeyMissing):
        ballot_box.look(invitation)


def test_box_does_not_open_with_another_key(current_round, invitation):
    ballot_box.keep_draft(invitation, DRAFT)
    destroy_key(current_round)
    make_key(current_round)

    with pytest.raises(KeyMissing):
        ballot_box.look(invitation)


def test_submit_takes_the_place_of_the_draft(invitation):
    ballot_box.keep_draft(invitation, DRAFT)

    ballot_box.submit(invitation, DRAFT)

    assert ballot_box.look(invitation) == ballot_box.Kept(None, submitted_by=DRAFT.writer)


def test_draft_that_is_copied_to_what_was_submitted_does_not_count(current_round, invitation):
    ballot_box.keep_draft(invitation, DRAFT)
    Ballot.objects.update(submitted=box_of(invitation), submitted_version=1)

    with pytest.raises(KeyMissing):
        list(ballot_box.open_submitted(current_round))
    with pytest.raises(KeyMissing):
        ballot_box.look(invitation)


def test_what_was_submitted_is_not_opened_as_a_draft(invitation):
    ballot_box.submit(invitation, DRAFT)
    Ballot.objects.update(draft=box_of(invitation, "submitted"))

    with pytest.raises(KeyMissing):
        ballot_box.look(invitation)


def test_draft_of_an_earlier_version_does_not_open(invitation):
    ballot_box.keep_draft(invitation, DRAFT)
    invitation.version = 2

    with pytest.raises(KeyMissing):
        ballot_box.look(invitation)


def test_what_was_submitted_by_an_earlier_version_counts_and_is_not_seen(current_round, invitation):
    ballot_box.submit(invitation, DRAFT)
    invitation.version = 2

    assert ballot_box.look(invitation) == ballot_box.Kept()
    assert ballot_box.is_submitted(invitation) is None
    opened = ballot_box.open_submitted(current_round)
    assert list(opened) == [(invitation.atom, ANSWERS)]


def test_box_of_an_earlier_version_does_not_count_as_one_of_a_later(current_round, invitation):
    ballot_box.submit(invitation, DRAFT)
    Ballot.objects.update(submitted_version=2)

    with pytest.raises(KeyMissing):
        list(ballot_box.open_submitted(current_round))


def test_card_knows_what_its_own_browser_wrote(invitation):
    kept = ballot_box.Kept(DRAFT, submitted_by=b"earlier!")

    assert kept.known_to({DRAFT.writer}) == ballot_box.Kept(DRAFT)
    assert kept.known_to({b"earlier!"}) == ballot_box.Kept(None, b"earlier!")
    assert kept.known_to({b"stranger"}) == ballot_box.Kept()


@pytest.mark.parametrize("has_ballot", [True, False])
@pytest.mark.parametrize("write", [ballot_box.keep_draft, ballot_box.submit])
def test_writing_is_one_query_whether_there_was_a_ballot_or_not(
    invitation, has_ballot, write, django_assert_num_queries
):
    if has_ballot:
        ballot_box.keep_draft(invitation, Draft())

    with django_assert_num_queries(1):
        write(invitation, DRAFT)


def test_destroy_draft_keeps_what_was_submitted(current_round, invitation):
    ballot_box.submit(invitation, DRAFT)
    ballot_box.keep_draft(invitation, Draft())

    ballot_box.destroy_draft(invitation)

    opened = list(ballot_box.open_submitted(current_round))
    assert opened == [(invitation.atom, ANSWERS)]
    assert ballot_box.look(invitation).draft is None


def test_destroy_draft_leaves_nothing_when_nothing_was_submitted(invitation):
    ballot_box.keep_draft(invitation, DRAFT)

    ballot_box.destroy_draft(invitation)

    assert not Ballot.objects.exists()


def test_open_submitted_opens_no_drafts_and_nobody_revoked(current_round, invitation):
    drafting, revoked = builders.invite(current_round, role="college", number=2)
    ballot_box.submit(invitation, DRAFT)
    ballot_box.keep_draft(drafting, DRAFT)
    ballot_box.submit(revoked, DRAFT)
    current_round.invitations.filter(pk=revoked.pk).update(revoked=True)

    opened = ballot_box.open_submitted(current_round)

    assert list(opened) == [(invitation.atom, ANSWERS)]


def test_started_tells_who_has_a_draft_and_who_submitted(current_round, invitation):
    drafting, _ = builders.invite(current_round, role="college", number=2)
    ballot_box.submit(invitation, DRAFT)
    ballot_box.keep_draft(drafting, DRAFT)

    assert ballot_box.started(current_round) == {invitation.pk: True, drafting.pk: False}


def test_numbers_count_per_group_who_has_a_draft_and_who_submitted(current_round, invitation):
    drafting, revoked = builders.invite(current_round, role="college", number=2)
    ballot_box.submit(invitation, DRAFT)
    for each in (drafting, revoked):
        ballot_box.keep_draft(each, DRAFT)
    current_round.invitations.filter(pk=revoked.pk).update(revoked=True)

    assert ballot_box.numbers(current_round) == {
        (*invitation.atom, True): 1,
        (*drafting.atom, False): 1,
    }
