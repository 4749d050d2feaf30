"""What a manager can do with an invitation of an open round."""

import pytest

from assessments.desk.actions import close_round
from assessments.models import Ballot, Invitation, Mailing, Message, Round
from assessments.survey import actions, links
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def current_round():
    return builders.opened_round()


def submit(person):
    draft = builders.save(person, _1a=4)
    actions.submit(invitation=person, revision=draft.revision, writer=builders.WRITER)


def path_of(person):
    return links.link_for(person).rstrip("/").split("/")[-2:]


def test_revoke_wipes_answers_name_and_address(current_round):
    (person,) = builders.invite(current_round, refusal="550 p0 is unknown")
    submit(person)

    actions.revoke(invitation=person)

    person.refresh_from_db()
    assert not Ballot.objects.exists()
    assert (person.name, person.email, person.refusal) == ("", "", "")
    assert (person.revoked, person.submitted_on) == (True, None)


def test_revoke_takes_back_mail_that_waits_and_why(current_round):
    taken, left = builders.invite(current_round, number=2)
    mailing = Mailing.objects.create(round=current_round, kind="extended", started_on="2026-10-01")
    for person in (taken, left):
        Message.objects.create(mailing=mailing, invitation=person, problem=f"450 {person.email}")

    actions.revoke(invitation=taken)

    assert Message.objects.get().invitation == left


def test_revoke_makes_the_link_say_that_it_was_taken_back(current_round):
    (person,) = builders.invite(current_round)
    public_id, mac = path_of(person)

    actions.revoke(invitation=person)

    with pytest.raises(links.Revoked):
        links.find_invitation(public_id, mac)


def test_revoke_leaves_others_alone(current_round):
    taken, left = builders.ballots(current_round, answers=(4, 2))

    actions.revoke(invitation=taken)

    assert actions.has_submitted(invitation=left)
    left.refresh_from_db()
    assert left.email


def test_a_revoked_person_saves_nothing_more(current_round):
    (person,) = builders.invite(current_round)
    actions.revoke(invitation=person)

    with pytest.raises(links.Revoked):
        builders.save(person, _1a=4)


def test_reissue_replaces_the_link_and_empties_the_form(current_round):
    (person,) = builders.invite(current_round)
    builders.save(person, _1a=4)
    public_id, mac = path_of(person)

    actions.reissue(invitation=person)

    with pytest.raises(links.Replaced):
        links.find_invitation(public_id, mac)
    person.refresh_from_db()
    assert links.find_invitation(*path_of(person)) == person
    assert actions.read_draft(invitation=person) is None


def test_reissue_keeps_counting_what_was_submitted(current_round):
    (person,) = builders.invite(current_round)
    submit(person)
    actions.start_again(invitation=person, writer=builders.WRITER)

    actions.reissue(invitation=person)

    person.refresh_from_db()
    assert actions.look(invitation=person) == actions.Kept()
    assert person.submitted_on is not None
    release = close_round(current_round=current_round)
    assert release.left_out == [[person.municipality.code, "raad"]]


def test_reissue_makes_a_card_useless(current_round):
    code = links.new_card_code()
    (person,) = builders.invite(current_round, card_digest=links.card_digest(code))

    actions.reissue(invitation=person)

    with pytest.raises(links.Unknown):
        links.find_by_card(code)


def test_reissue_makes_the_invitation_wait_to_be_sent_again(current_round):
    (person,) = builders.invite(current_round, sent_at=current_round.opens_at, refusal="550 no")

    actions.reissue(invitation=person, email="nieuw@example.nl")

    person.refresh_from_db()
    assert (person.email, person.sent_at, person.refusal) == ("nieuw@example.nl", None, "")


def test_reissue_without_an_address_keeps_the_old_one(current_round):
    (person,) = builders.invite(current_round)
    email = person.email

    actions.reissue(invitation=person)

    person.refresh_from_db()
    assert (person.email, person.version) == (email, 2)


def test_a_session_under_the_old_link_saves_nothing_more(current_round):
    (person,) = builders.invite(current_round)
    builders.save(person, _1a=4)

    actions.reissue(invitation=person)

    with pytest.raises(links.Replaced):
        actions.save(invitation=person, answers={"1a": 5}, revision=0, writer=builders.WRITER)


def test_reissue_of_a_revoked_invitation_is_refused(current_round):
    (person,) = builders.invite(current_round)
    actions.revoke(invitation=person)

    with pytest.raises(links.Revoked):
        actions.reissue(invitation=person)


@pytest.mark.parametrize("verb", [actions.revoke, actions.reissue])
def test_nothing_is_taken_back_once_the_round_is_closed(current_round, verb):
    (person,) = builders.invite(current_round)
    close_round(current_round=current_round)

    with pytest.raises(actions.Closed):
        verb(invitation=person)

    assert Invitation.objects.filter(pk=person.pk, revoked=False, version=1).exists()
    assert Round.objects.get().state == Round.State.RELEASED
