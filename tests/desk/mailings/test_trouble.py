"""A mail server that refuses, hangs up or says nothing, at every point of the conversation."""

import datetime
from collections import Counter
from email import message_from_bytes

import pytest
from django.conf import settings
from django.utils import timezone

from assessments.desk.mailings import actions, sending
from assessments.desk.mailings.schedule import resume_mailings
from assessments.models import Invitation, Mailing, Message
from tests import builders
from tests.desk.mailings.working import later
from tests.scripted_mail_server import COMMANDS, CUT, SILENCE

pytestmark = pytest.mark.django_db
EACH_MAIL = ("MAIL", "RCPT", "DATA", "END")
NOT_NOW = ("421 4.3.2 Tot zo", "450 4.2.0 Later", "451 4.3.0 Later", "452 4.3.1 Vol", SILENCE, CUT)
NEVER = ("550 5.1.1 Onbekend", "552 5.2.2 Vol", "553 5.1.3 Zo niet")


@pytest.fixture
def people():
    return builders.invite(builders.opened_round(), number=5)


@pytest.fixture
def mailing(people):
    return actions.invite(current_round=people[0].round, by=None)


def work(mailing):
    """What the worker does, without the worker's own transactions."""
    sending.send_mailing.call(mailing.pk)


def addresses(people):
    return {person.email for person in people}


def message_id(mail):
    return message_from_bytes(mail)["Message-ID"]


def exactly_once(script, people):
    return Counter(script.recipients) == Counter(addresses(people))


@pytest.mark.parametrize("answer", NOT_NOW)
@pytest.mark.parametrize("command", EACH_MAIL)
def test_trouble_with_one_mail_holds_up_no_other(script, people, mailing, command, answer):
    script.answers[command, 2] = answer
    work(mailing)
    assert len(script.recipients) == 4
    assert mailing.messages.get().attempts == 1

    later()
    work(mailing)

    assert exactly_once(script, people)
    assert not Message.objects.exists()
    assert not Invitation.objects.filter(sent_at=None).exists()


@pytest.mark.parametrize("answer", NEVER)
@pytest.mark.parametrize("command", ["RCPT", "DATA", "END"])
def test_mail_that_is_refused_for_good_is_set_aside(script, people, mailing, command, answer):
    script.answers[command, 2] = answer
    work(mailing)

    refused = Invitation.objects.exclude(refusal="").get()
    assert refused.refusal.endswith(f"De mailserver zegt: “{answer}”.")
    assert set(script.recipients) == addresses(people) - {refused.email}
    assert later() == 0


@pytest.mark.parametrize("answer", [*NOT_NOW, *NEVER])
@pytest.mark.parametrize("command", ["CONNECT", "EHLO", "MAIL"])
def test_trouble_with_the_server_loses_nobody_and_blames_nobody(
    script, people, mailing, command, answer
):
    script.answers[command] = answer
    work(mailing)
    assert script.recipients == []
    assert not Invitation.objects.exclude(refusal="").exists()
    assert Mailing.objects.get().problem.startswith("De mailserver")

    script.answers.clear()
    later()
    work(mailing)

    assert exactly_once(script, people)
    assert Mailing.objects.get().problem == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_421_at_every_command_and_time_reaches_everybody_in_the_end(
    script, people, mailing, command
):
    script.answers = {(command, n): "421 4.3.2 Tot zo" for n in range(1, 12, 2)}
    for _attempt in range(9):
        work(mailing)
        later()

    assert exactly_once(script, people)


def test_server_that_fails_is_left_alone_after_three_mails(script, people, mailing):
    script.answers["MAIL"] = "450 4.7.1 Te veel"
    work(mailing)

    assert script.connections == 3
    assert sorted(mailing.messages.values_list("attempts", flat=True)) == [0, 0, 1, 1, 1]


def test_pauses_grow(script, people, mailing):
    script.answers["RCPT", people[0].email] = "451 4.7.1 Later"
    pauses = []
    for _attempt in range(6):
        began = timezone.now()
        work(mailing)
        pauses.append(mailing.messages.get().not_before - began)
        later()

    minutes = [round(pause / datetime.timedelta(minutes=1)) for pause in pauses]
    assert minutes == [1, 5, 15, 60, 240, 240]
    assert len(script.recipients) == 4


def test_mailing_waits_longer_each_time_that_the_server_is_away(script, people, mailing):
    script.answers["CONNECT"] = "421 4.3.2 Dicht"
    pauses = []
    for _attempt in range(3):
        began = timezone.now()
        work(mailing)
        pauses.append(Mailing.objects.get().resume_at - began)
        later()

    minutes = [round(pause / datetime.timedelta(minutes=1)) for pause in pauses]
    assert minutes == [1, 5, 15]


def test_timer_leaves_alone_what_waits(script, people, mailing):
    script.answers["CONNECT"] = "421 4.3.2 Dicht"
    work(mailing)

    assert resume_mailings() == 0


def test_temporary_refusal_is_believed_for_three_days(script, people, mailing):
    script.answers["RCPT", people[0].email] = "452 4.2.2 Vol"
    work(mailing)
    assert mailing.messages.get().problem == (
        "De postbus is vol. De mailserver zegt: “452 4.2.2 Vol”."
    )

    Mailing.objects.update(started_on=timezone.localdate() - datetime.timedelta(days=3))
    later()
    work(mailing)

    assert not Message.objects.exists()
    assert Invitation.objects.get(pk=people[0].pk).refusal.startswith("De postbus is vol.")


def test_mail_takes_less_time_than_a_claim_lasts():
    """Sender, recipient, mail and its end are waited for in turn."""
    assert sending.CLAIM.total_seconds() > 4 * settings.EMAIL_TIMEOUT


def test_long_words_of_a_mail_server_are_cut(script, people, mailing):
    script.answers["RCPT", 1] = f"550 5.1.1 {'x' * 400}"
    work(mailing)

    assert len(Invitation.objects.exclude(refusal="").get().refusal) <= 300


def test_address_that_idna_refuses_stops_no_other(script, people, mailing):
    Invitation.objects.filter(pk=people[2].pk).update(email=f"iemand@{'ü' * 60}.nl")
    work(mailing)

    wrong = Invitation.objects.get(pk=people[2].pk)
    assert set(script.recipients) == addresses(people) - {people[2].email}
    assert wrong.refusal == f"Mailservers kennen dit soort adres niet: {wrong.email}."


def test_reply_address_that_idna_refuses_stops_nothing(script, people, mailing):
    people[0].round.reply_to = f"iemand@{'ü' * 60}.nl"
    people[0].round.save()
    work(mailing)

    assert exactly_once(script, people)
    assert b"Reply-To" not in script.taken[0][1]


def test_mail_that_can_not_be_made_stops_no_other(script, people, mailing, monkeypatch):
    made = sending.mail_for

    def fails(mailing, message):
        if message.invitation == people[1]:
            raise RuntimeError(message.invitation.email)
        return made(mailing, message)

    monkeypatch.setattr(sending, "mail_for", fails)
    work(mailing)

    assert set(script.recipients) == addresses(people) - {people[1].email}
    assert mailing.messages.get().problem == "Deze mail kon niet worden gemaakt."


@pytest.mark.parametrize("answer", [CUT, SILENCE])
def test_mail_that_may_have_been_taken_goes_again_as_the_same_mail(script, people, mailing, answer):
    script.answers["END", 2] = answer
    work(mailing)
    later()
    work(mailing)

    twice, times = Counter(recipient for recipient, _ in script.offered).most_common(1)[0]
    ids = {message_id(mail) for recipient, mail in script.offered if recipient == twice}
    assert (times, len(script.offered), len(ids)) == (2, 6, 1)


@pytest.mark.parametrize("answer", ["550 5.1.1 <p0> onbekend", "451 4.7.1 <p0> later"])
def test_reminder_remembers_nothing_of_who_did_not_get_it(script, people, answer):
    Invitation.objects.update(sent_at=timezone.now())
    before = list(Invitation.objects.order_by("pk").values())
    mailing = actions.remind(current_round=people[0].round, by=None)
    script.answers["RCPT", people[0].email] = answer
    work(mailing)

    mailing.refresh_from_db()
    assert len(script.recipients) == 4
    assert list(Invitation.objects.order_by("pk").values()) == before
    assert (mailing.refused, mailing.problem) == (0, "")
    assert not Message.objects.exclude(problem="").exists()
