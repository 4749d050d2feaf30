"""The same link once more: nothing is lost, whoever it is, and not all the time."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from assessments.desk.mailings import actions, sending
from assessments.desk.mailings.actions import NothingToSend
from assessments.desk.mailings.queries import mailings_of
from assessments.models import AuditEntry, Invitation, Mailing
from assessments.survey import actions as survey
from assessments.survey.links import link_for
from tests import builders

pytestmark = pytest.mark.django_db
ANSWERS = pytest.mark.parametrize("answer", ["nothing", "draft", "sent in"])


@pytest.fixture
def by():
    return builders.user()


def invited(number=1, **fields):
    people = builders.invite(builders.opened_round(), number=number)
    Invitation.objects.update(**{"sent_at": timezone.now()} | fields)
    return list(Invitation.objects.order_by("pk")) if people else []


def answer_as_far_as(person, answer):
    if answer == "draft":
        builders.save(person, _1a=4)
    if answer == "sent in":
        builders.submit(person)


def resend(people, by):
    mailing = actions.resend(current_round=people[0].round, people=people, by=by)
    sending.send_mailing.call(mailing.pk)
    return mailing


@ANSWERS
def test_everybody_is_mailed_the_link_they_have_and_keeps_what_they_answered(by, answer):
    (person,) = invited()
    answer_as_far_as(person, answer)
    before = survey.look(invitation=person)

    resend([person], by)

    (message,) = mail.outbox
    assert (message.to, link_for(person) in message.body) == ([person.email], True)
    person.refresh_from_db()
    assert person.version == 1
    assert survey.look(invitation=person) == before


@ANSWERS
def test_words_are_those_of_everybody(by, answer):
    (person,) = invited()
    answer_as_far_as(person, answer)

    resend([person], by)

    (message,) = mail.outbox
    assert message.subject == "Uw link naar de vragenlijst over Samen"
    assert "Het is dezelfde als eerst: er gaat niets verloren." in message.body
    assert "Hebt u al ingestuurd? Dan hoeft u niets te doen." in message.body


def test_only_who_was_chosen_is_mailed(by):
    people = invited(3)

    resend(people[:2], by)

    assert sorted(message.to[0] for message in mail.outbox) == [each.email for each in people[:2]]


def test_fifty_times_in_a_row_is_once(by):
    (person,) = invited()
    resend([person], by)

    for _ in range(49):
        with pytest.raises(NothingToSend):
            resend([person], by)

    assert len(mail.outbox) == 1
    assert Mailing.objects.count() == 1


def test_an_hour_later_it_goes_again(by):
    (person,) = invited(resent_at=timezone.now() - datetime.timedelta(minutes=61))

    resend([person], by)

    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"email": ""}, "heeft geen e-mailadres"),
        ({"sent_at": None}, "kreeg nog geen uitnodiging"),
        ({"resent_at": timezone.now()}, "kreeg de link minder dan een uur geleden opnieuw"),
        ({}, ""),
    ],
)
def test_reason_is_about_what_managers_did(fields, reason):
    person = Invitation(**{"email": "p@example.nl", "sent_at": timezone.now()} | fields)

    assert actions.why_not_again(person) == reason


def test_new_link_may_be_sent_again_at_once(by):
    (person,) = invited(resent_at=timezone.now())

    survey.reissue(invitation=person)

    assert Invitation.objects.get().resent_at is None


def test_log_says_how_many_and_names_nobody(by):
    people = invited(3)

    resend(people, by)

    entry = AuditEntry.objects.get(action="links-resent")
    assert (entry.actor, entry.detail) == (by, "3 mensen")


def test_managers_see_how_far_it_is(by):
    people = invited(2)

    mailing = resend(people, by)

    (sent,) = mailings_of(people[0].round)
    assert (sent.mailing, sent.accepted) == (mailing, 2)
    assert sent.mailing.get_kind_display() == "dezelfde link opnieuw"
