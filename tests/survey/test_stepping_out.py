"""Off the list at one's own request: the answers, the name and the address."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from assessments.desk.actions import close_round
from assessments.desk.mailings.occasions import mail_for
from assessments.models import AuditEntry, Ballot, Invitation, Mailing, Message, Round
from assessments.survey import actions, links
from tests import builders
from tests.survey.visiting import enter, heading, link, url, words

pytestmark = pytest.mark.django_db
OPTION = "Verwijder ook mijn naam en mailadres; ik krijg hierover geen mail meer"


@pytest.fixture
def invitation():
    current_round = builders.opened_round()
    builders.ballots(current_round, answers=[3])
    return builders.invite(current_round, number=2, sent_at=timezone.now(), role="college")[0]


def submit(person):
    draft = builders.save(person, _1a=4)
    actions.submit(invitation=person, revision=draft.revision, writer=builders.WRITER)


def step_out(client, person):
    enter(client, person)
    return client.post(url("withdraw", person), {"forget": "1"})


def is_off(person):
    person.refresh_from_db()
    return (person.revoked, person.name, person.email, person.submitted_on) == (True, "", "", None)


def test_withdrawing_offers_it_and_leaves_it_to_the_person(client, invitation):
    submit(invitation)
    enter(client, invitation)
    assert OPTION in words(client.get(url("withdraw", invitation)))

    client.post(url("withdraw", invitation))

    assert not is_off(invitation)
    assert invitation.email


def test_answers_name_and_address_go(client, invitation):
    submit(invitation)

    response = step_out(client, invitation)

    assert heading(response) == "Uw gegevens zijn gewist."
    assert is_off(invitation)
    assert Ballot.objects.count() == 1  # a colleague's


def test_second_click_says_again_that_all_is_gone(client, invitation):
    step_out(client, invitation)

    response = client.post(url("withdraw", invitation), {"forget": "1"})

    assert response.status_code == 200
    assert heading(response) == "Uw gegevens zijn gewist."


def test_who_only_began_can_step_out_too(client, invitation):
    builders.save(invitation, _1a=4)
    enter(client, invitation)
    assert OPTION in words(client.get(url("withdraw", invitation)))

    step_out(client, invitation)

    assert is_off(invitation)
    assert Ballot.objects.count() == 1


def test_who_never_answered_is_asked_in_other_words(client, invitation):
    assert "Ik wil niet meedoen" in words(client.get(link(invitation)))
    client.post(link(invitation), {"next": "withdraw"})

    page = client.get(url("withdraw", invitation))

    assert heading(page) == "Wilt u niet meedoen?"
    assert '<input type="hidden" name="forget" value="1">' in page.text
    step_out(client, invitation)
    assert is_off(invitation)


def test_link_and_browser_open_nothing_more(client, invitation):
    address = link(invitation)
    elsewhere = Client()
    enter(elsewhere, invitation)
    step_out(client, invitation)

    assert heading(client.get(address)) == "Deze uitnodiging geldt niet meer"
    assert heading(client.get(url("start", invitation))) == "Uw gegevens zijn gewist."
    other = elsewhere.post(url("save", invitation), {"1a": "3", "revision": "0"})
    assert other.status_code == 410


def test_no_mail_goes_any_more(client, invitation):
    mailing = Mailing.objects.create(
        round=invitation.round, kind="reminder", started_on=timezone.localdate()
    )
    message = Message.objects.create(mailing=mailing, invitation=invitation)
    assert mail_for(mailing, message)
    step_out(client, invitation)

    assert not Message.objects.exists()


def test_log_says_which_group_and_no_name(client, invitation):
    step_out(client, invitation)

    entry = AuditEntry.objects.get(action="people-removed")
    assert (entry.detail, entry.actor) == ("het college van Laren: op eigen verzoek", None)


def test_others_still_count(client, invitation):
    step_out(client, invitation)
    release = close_round(current_round=invitation.round)

    groups = {group[1]: group[2:] for group in release.groups}
    assert groups == {"raad": [1, None, 0], "college": [1, None, 0], "organisatie": [0, 0, 0]}


def test_holder_of_a_card_removes_nobody_elses_name(client, invitation):
    code = links.new_card_code()
    Invitation.objects.filter(pk=invitation.pk).update(card_digest=links.card_digest(code))
    client.post("/code/", {"code": code})
    assert "Ik wil niet meedoen" not in words(client.get(url("start", invitation)))

    assert OPTION not in words(client.get(url("withdraw", invitation)))
    client.post(url("withdraw", invitation), {"forget": "1"})

    invitation.refresh_from_db()
    assert not invitation.revoked
    assert invitation.name == "Persoon 0"


def test_after_closing_time_it_is_too_late(client, invitation):
    submit(invitation)
    enter(client, invitation)
    past = timezone.now() - datetime.timedelta(minutes=2)
    Round.objects.update(closes_at=past)

    response = client.post(url("withdraw", invitation), {"forget": "1"})

    assert response.status_code == 410
    assert not is_off(invitation)


def test_old_link_removes_nobody(invitation):
    earlier = Invitation.objects.select_related("round").get(pk=invitation.pk)
    actions.reissue(invitation=invitation)

    with pytest.raises(links.Replaced):
        actions.step_out(invitation=earlier)
