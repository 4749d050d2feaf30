import datetime

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.formats import date_format

from assessments.desk.actions import cancel_round, close_round, share_round
from assessments.desk.mailings import actions
from assessments.desk.mailings.actions import NothingToSend, SentAlready
from assessments.desk.mailings.occasions import mail_for
from assessments.models import AuditEntry, Invitation, Mailing, Message, Round
from assessments.survey import actions as survey
from tests import builders
from tests.desk.mailings.working import work

pytestmark = pytest.mark.django_db(transaction=True)


def invited_round(number=3, **fields):
    current_round = builders.opened_round(**fields)
    people = builders.invite(current_round, number=number)
    actions.invite(current_round=current_round, by=None)
    work()
    mail.outbox.clear()
    return current_round, people


def test_invite_reaches_only_who_was_not_invited_before():
    current_round, _ = invited_round()
    (newcomer,) = builders.invite(current_round, role="college")

    actions.invite(current_round=current_round, by=None)
    work()

    assert [message.to for message in mail.outbox] == [[newcomer.email]]


def test_invite_without_anybody_new_is_refused():
    current_round, _ = invited_round()

    with pytest.raises(NothingToSend):
        actions.invite(current_round=current_round, by=None)


def test_invite_pressed_twice_sends_every_invitation_once():
    current_round = builders.opened_round()
    people = builders.invite(current_round, number=3)
    actions.invite(current_round=current_round, by=None)

    with pytest.raises(NothingToSend):
        actions.invite(current_round=current_round, by=None)
    work()

    assert sorted(message.to[0] for message in mail.outbox) == sorted(
        person.email for person in people
    )


def cancelled(*, current_round):
    cancel_round(current_round=current_round, by=builders.user())


@pytest.mark.parametrize("end", [close_round, cancelled])
def test_round_that_ends_while_its_mails_go_sends_no_more(end):
    current_round, _ = invited_round()
    begun = actions.remind(current_round=current_round, by=None)
    begun.round = Round.objects.get()
    end(current_round=current_round)

    assert [mail_for(begun, message) for message in begun.messages.all()] == [None] * 3


def test_invite_leaves_refused_addresses_until_they_are_corrected():
    current_round = builders.opened_round()
    wrong, right = builders.invite(current_round, number=2)
    Invitation.objects.filter(pk=wrong.pk).update(refusal="550 onbekend")
    actions.invite(current_round=current_round, by=None)
    survey.reissue(invitation=wrong, email="goed@example.nl")
    actions.invite(current_round=current_round, by=None)
    work()

    assert [message.to for message in mail.outbox] == [[right.email], ["goed@example.nl"]]


def test_invite_skips_cards_and_revoked_people():
    current_round = builders.opened_round()
    people = builders.invite(current_round, number=3)
    Invitation.objects.filter(pk=people[0].pk).update(email="")
    Invitation.objects.filter(pk=people[1].pk).update(revoked=True)

    actions.invite(current_round=current_round, by=None)
    work()

    assert [message.to for message in mail.outbox] == [[people[2].email]]


def test_invite_records_a_number_and_no_names():
    current_round = builders.opened_round()
    builders.invite(current_round, number=3)

    actions.invite(current_round=current_round, by=builders.user())

    entry = AuditEntry.objects.get(action="invited")
    assert (entry.actor.email, entry.detail) == ("beheerder@example.nl", "3 mensen")


def test_reminder_has_other_words_for_who_started_and_none_for_who_submitted():
    current_round, (idle, started, done) = invited_round()
    builders.save(started, _1a=4)
    draft = builders.save(done, _1a=4)
    survey.submit(invitation=done, revision=draft.revision, writer=builders.WRITER)

    actions.remind(current_round=current_round, by=None)
    work()

    subjects = {message.to[0]: message.subject for message in mail.outbox}
    assert set(subjects) == {idle.email, started.email}
    assert subjects[idle.email] == "Nog een week: uw kijk op Samen"
    assert subjects[started.email].startswith("U bent bijna klaar: nog insturen, uiterlijk")


def test_queue_of_a_reminder_does_not_tell_who_answered():
    current_round, people = invited_round()
    builders.save(people[0], _1a=4)

    mailing = actions.remind(current_round=current_round, by=None)

    queued = set(mailing.messages.values_list("invitation", flat=True))
    assert queued == {person.pk for person in people}


def test_nothing_remembers_who_was_reminded():
    current_round, _ = invited_round()
    before = list(Invitation.objects.order_by("pk").values())

    actions.remind(current_round=current_round, by=None)
    work()

    assert list(Invitation.objects.order_by("pk").values()) == before
    assert not Message.objects.exists()


def test_second_reminder_on_a_day_is_refused():
    current_round, _ = invited_round()
    actions.remind(current_round=current_round, by=None)

    with pytest.raises(SentAlready):
        actions.remind(current_round=current_round, by=None)

    assert Mailing.objects.filter(kind="reminder").count() == 1


def test_reminder_says_how_many_submitted_only_from_five_on():
    current_round, _ = invited_round()
    builders.ballots(current_round, role="college", answers=[4] * 4)
    actions.remind(current_round=current_round, by=None)
    work()
    assert "Tot nu toe" not in mail.outbox[0].body

    Mailing.objects.filter(kind="reminder").delete()
    mail.outbox.clear()
    builders.ballots(current_round, "Laren", "organisatie", answers=[4])
    Round.objects.update(counted_at=None)
    actions.remind(current_round=current_round, by=None)
    work()
    assert "Tot nu toe stuurden 5 van de 8 genodigden" in mail.outbox[0].body


def test_thanks_go_to_everybody_invited_not_only_to_who_submitted():
    current_round, people = invited_round()
    close_round(current_round=current_round)

    actions.announce(current_round=current_round, kind=Mailing.Kind.THANKS)
    work()

    assert {message.to[0] for message in mail.outbox} == {person.email for person in people}
    # Three people are too few to be counted.
    assert "deden mee" not in mail.outbox[0].body


def test_thanks_go_only_once():
    current_round, _ = invited_round()
    close_round(current_round=current_round)
    actions.announce(current_round=current_round, kind=Mailing.Kind.THANKS)

    with pytest.raises(SentAlready):
        actions.announce(current_round=current_round, kind=Mailing.Kind.THANKS)


def test_shared_results_are_told_with_the_link_and_what_stands_out():
    current_round, people = invited_round()
    builders.ballots(current_round, role="college", answers=[5, 4, 4, 4, 4, 4, 5, 5, 3, 4])
    close_round(current_round=current_round)
    share_round(current_round=current_round, by=builders.user())

    actions.announce(current_round=current_round, kind=Mailing.Kind.SHARED)
    work()

    body = {message.to[0]: message.body for message in mail.outbox}[people[0].email]
    assert f"/vragenlijst/{people[0].public_id}/" in body
    assert "Wat valt op?" in body


def test_managers_are_told_which_groups_are_too_small():
    of = builders.partnership()
    builders.manager(of)
    current_round = builders.opened_round(of)
    builders.ballots(current_round, answers=[4, 4, 4], invited=9)
    builders.ballots(current_round, role="organisatie", answers=[4] * 6)

    actions.tell_managers(current_round=current_round, kind=Mailing.Kind.CLOSING_SOON)
    work()

    (message,) = mail.outbox
    assert message.to == ["beheerder@example.nl"]
    assert message.subject.endswith(" sluit de ronde, 1 groep is nog te klein")
    assert "9 van de 15 mensen stuurden in." in message.body
    assert "raad Laren: 3 van 9" in message.body
    lines = message.body.splitlines()
    assert f"http://testserver/werkplek/samen/{current_round.pk}/" in lines
    assert f"http://testserver/werkplek/samen/{current_round.pk}/verzetten/" in lines


def test_introduction_with_markup_is_text_in_the_mail():
    current_round = builders.opened_round(introduction_raad="<b>Vet</b> & meer")
    builders.invite(current_round)
    actions.invite(current_round=current_round, by=None)

    work()

    html = mail.outbox[0].alternatives[0][0]
    assert "&lt;b&gt;Vet&lt;/b&gt; &amp; meer" in html
    assert "<b>Vet</b> & meer" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("days", "subject"),
    [
        (20, "Herinnering: uw kijk op Samen, tot en met {day}"),
        (7, "Nog een week: uw kijk op Samen"),
        (4, "Nog 4 dagen: uw kijk op Samen"),
        (2, "Laatste kans: vragenlijst over Samen sluit {weekday}"),
    ],
)
def test_reminder_says_how_much_time_is_left(days, subject):
    current_round, _ = invited_round(number=1)
    closes_at = timezone.now() + datetime.timedelta(days=days)
    Round.objects.filter(pk=current_round.pk).update(closes_at=closes_at)

    actions.remind(current_round=current_round, by=None)
    work()

    day = timezone.localdate(closes_at)
    words = {"day": date_format(day, "j F"), "weekday": date_format(day, "l")}
    assert mail.outbox[0].subject == subject.format(**words)
    assert ("nog twee dagen" in mail.outbox[0].body) == (days == 2)


def test_managers_are_not_told_that_shared_results_are_theirs_alone():
    current_round, _ = invited_round()
    by = builders.manager(current_round.partnership)
    close_round(current_round=current_round)
    share_round(current_round=current_round, by=by)

    actions.tell_managers(current_round=current_round, kind=Mailing.Kind.RELEASED)
    work()

    (message,) = mail.outbox
    assert message.subject == f"{current_round.title} is gesloten. De uitkomsten zijn gedeeld"
    assert "alleen u" not in message.body
