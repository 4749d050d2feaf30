"""From a mail that goes, over a mailbox on a socket, to the list of people."""

import email

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from assessments.desk.mailings import actions
from assessments.desk.mailings.returns import mailbox
from assessments.desk.mailings.returns.reading import read_once, read_returns_in_turn
from assessments.desk.monitoring import alarms
from assessments.models import Invitation
from samenwerking.configuration.returns import Mailbox
from tests import builders
from tests.desk.mailings.returns.notices import AWAY, PERSON, report
from tests.desk.mailings.working import work
from tests.imap_server import imap_server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(settings):
    with imap_server(settings) as folder:
        yield folder


@pytest.fixture
def of():
    return builders.partnership()


def sent_to(of, inbox):
    """The sender on the envelope of an invitation, and the mail."""
    current_round = builders.opened_round(of)
    builders.invite(current_round)
    actions.invite(current_round=current_round, by=None)
    work()
    (envelope,) = inbox.mails
    return envelope.mail_from, email.message_from_bytes(envelope.content)


def test_mail_that_comes_back_is_shown_beside_the_person(of, desk, folder, inbox):
    sender, _mail = sent_to(of, inbox)
    token = sender.removeprefix("terug+").removesuffix("@example.nl")
    folder.put(report(token))

    assert read_returns_in_turn() == 1
    work()

    person = Invitation.objects.get()
    assert person.refusal.startswith("De mail kwam terug. Dit adres bestaat niet")
    page = desk.get(reverse("people", args=["samen", person.round_id])).text
    assert "De mail kwam terug. Dit adres bestaat niet" in page
    assert "<script>alert" not in page
    assert folder.mails == {}


def test_mail_is_known_by_its_message_id_too(of, folder, inbox):
    _sender, mail = sent_to(of, inbox)
    folder.put(report(message_id=mail["Message-ID"]))

    assert read_once() == {"bounced": 1}
    assert Invitation.objects.get().refusal


def test_what_a_person_wrote_stays_and_the_rest_goes(folder):
    person = folder.put(PERSON.format(to="terug@example.nl").encode())
    folder.put(AWAY.format(to="terug@example.nl").encode())
    folder.put(report(action="delayed", status="4.4.1"))
    folder.put(report("1-1-1-aaaaaaaaaaaaaaaa"))

    assert read_once() == {"unknown": 1, "automatic": 1, "delayed": 1, "bounced": 1}
    assert [*folder.mails] == [person]
    assert read_once() == {}


def test_only_so_many_are_read_in_one_look(folder, monkeypatch):
    monkeypatch.setattr(mailbox, "AT_ONCE", 2)
    for _number in range(3):
        folder.put(report(status="5.1.1"))

    assert [read_once(), read_once()] == [{"bounced": 2}, {"bounced": 1}]


def test_large_mail_is_read_in_part(folder, monkeypatch):
    monkeypatch.setattr(mailbox, "MOST_BYTES", 2_000)
    folder.put(report() + b"x" * 5_000)

    assert read_once() == {"bounced": 1}


@pytest.mark.parametrize("command", ["LOGIN", "SELECT", "SEARCH", "FETCH", "STORE", "CLOSE"])
def test_mailbox_that_hangs_up_is_told_and_tried_again(folder, command, caplog):
    uid = folder.put(PERSON.format(to="terug@example.nl").encode())
    folder.breaks_at = command

    with pytest.raises(mailbox.MailboxAway):
        read_once()

    folder.breaks_at = ""
    read_once()
    assert folder.flags[uid] == {"\\Seen"}


def test_wrong_password_is_told_once_to_administrators(folder, settings, monkeypatch):
    right = settings.RETURNS_MAILBOX
    settings.RETURNS_MAILBOX = Mailbox("imap", right.host, right.port, "terug", "fout", "INBOX")
    told = []
    monkeypatch.setattr(alarms, "sound", lambda *words: told.append(words))

    read_returns_in_turn()
    work()

    assert told == [("returns", "the mailbox for returns can't be read (error)")]


def test_timer_asks_the_worker_once_in_five_minutes(folder):
    assert [read_returns_in_turn(), read_returns_in_turn()] == [1, 0]
    assert DBTaskResult.objects.count() == 1
    assert folder.commands == []


def test_without_a_mailbox_mail_goes_back_to_who_is_asked(of, inbox, settings):
    settings.DEFAULT_FROM_EMAIL = "Vragen <vragen@example.nl>"
    settings.RETURNS_ADDRESS = "terug@example.nl"

    sender, mail = sent_to(of, inbox)

    assert sender == "terug@example.nl"
    assert mail["From"] == "vragen@example.nl"
    assert read_returns_in_turn() == 0


def test_without_settings_mail_goes_back_to_the_sender(of, inbox, settings):
    settings.DEFAULT_FROM_EMAIL = "Vragen <vragen@example.nl>"

    assert sent_to(of, inbox)[0] == "vragen@example.nl"
