"""Who gets a mail, once the worker looks whose address it is."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from assessments.desk.actions import cancel_round, close_round
from assessments.desk.lost_links.finding import address_digest, mail_lost_links
from assessments.desk.mailings import sending
from assessments.models import Invitation, Mailing, Message, Round
from assessments.survey import actions as survey
from assessments.survey.links import link_for
from tests import builders
from tests.desk.mailings.working import later

pytestmark = pytest.mark.django_db
ADDRESS = "griffier@example.nl"


def send(address=ADDRESS):
    """What the worker does for one question."""
    mail_lost_links.call(address_digest(address))
    for mailing in Mailing.objects.filter(kind="lost-link").order_by("pk"):
        sending.send_mailing.call(mailing.pk)


def invite(current_round, **fields):
    (person,) = builders.invite(current_round)
    Invitation.objects.filter(pk=person.pk).update(**{"email": ADDRESS} | fields)
    return Invitation.objects.get(pk=person.pk)


def opened(slug="samen", **fields):
    return builders.opened_round(builders.partnership(slug=slug, name=slug.title()), **fields)


def test_each_open_round_of_a_person_sends_its_own_link():
    people = [invite(opened("ede")), invite(opened("bel"))]

    send()

    bodies = "".join(message.body for message in mail.outbox)
    assert len(mail.outbox) == 2
    assert all(link_for(person) in bodies for person in people)


def test_somebody_in_two_groups_gets_both_links():
    current_round = opened()
    first = invite(current_round)
    (second,) = builders.invite(current_round, role="college")
    Invitation.objects.filter(pk=second.pk).update(email=ADDRESS)

    send()

    links = {link_for(first), link_for(second)}
    assert {link for message in mail.outbox for link in links if link in message.body} == links


def test_link_that_was_mailed_before_is_said_to_be_the_same():
    invite(opened(), sent_at=timezone.now())
    send()
    assert "Het is dezelfde als eerst: er gaat niets verloren." in mail.outbox[0].body


@pytest.mark.parametrize("is_new", [False, True])
def test_link_that_nobody_mailed_yet_is_not_said_to_be_the_same(is_new):
    person = invite(opened(), sent_at=timezone.now() if is_new else None)
    if is_new:
        survey.reissue(invitation=person)

    send()

    body = mail.outbox[0].body
    assert "dezelfde als eerst" not in body
    assert ("Een eerdere link werkt niet meer." in body) == is_new


def test_rounds_that_take_no_answers_send_nothing():
    draft = builders.draft_round(builders.partnership(slug="draft"))
    not_yet = opened("later", opens_at=timezone.now() + datetime.timedelta(days=1))
    closed, cancelled = opened("closed"), opened("cancelled")
    for each in (draft, not_yet, closed, cancelled):
        invite(each)
    close_round(current_round=closed)
    cancel_round(current_round=cancelled, by=builders.user())

    send()

    assert mail.outbox == []


def test_round_that_closed_meanwhile_sends_nothing():
    current_round = opened()
    invite(current_round)
    mail_lost_links.call(address_digest(ADDRESS))
    Round.objects.update(closes_at=timezone.now() - datetime.timedelta(hours=1))

    sending.send_mailing.call(Mailing.objects.get().pk)

    assert mail.outbox == []


def test_who_opted_out_gets_nothing():
    current_round = opened()
    survey.step_out(invitation=invite(current_round))

    send()

    assert mail.outbox == []


@pytest.mark.parametrize("answers", ["nothing", "draft", "sent in"])
def test_mail_is_the_same_whatever_somebody_answered(answers):
    person = invite(opened())
    if answers == "draft":
        builders.save(person, _1a=4)
    if answers == "sent in":
        builders.submit(person)

    send()

    (message,) = mail.outbox
    assert message.subject == "Uw link naar de vragenlijst over Samen"
    assert "Hebt u al ingestuurd? Dan hoeft u niets te doen." in message.body
    assert link_for(person) in message.body


def test_new_link_is_the_one_that_is_mailed():
    person = invite(opened())
    survey.reissue(invitation=person)

    send()

    assert link_for(Invitation.objects.get()) in mail.outbox[0].body


def test_question_that_is_asked_twice_waits_once_for_the_mail_server():
    invite(opened())
    mail_lost_links.call(address_digest(ADDRESS))
    mail_lost_links.call(address_digest(ADDRESS))

    assert Message.objects.count() == 1


def test_nothing_is_remembered_of_a_mail_that_is_refused(script):
    person = invite(opened())
    script.answers["RCPT"] = "550 5.1.1 Onbekend"

    send()

    person.refresh_from_db()
    assert (person.refusal, Mailing.objects.get().refused) == ("", 0)
    assert not Message.objects.exists()


def test_mail_that_waits_says_nothing_and_goes_later(script):
    invite(opened())
    script.answers["RCPT"] = "450 4.2.0 Later"
    send()
    assert Message.objects.get().problem == ""

    script.answers.clear()
    later()
    sending.send_mailing.call(Mailing.objects.get().pk)

    assert script.recipients == [ADDRESS]
