"""What goes over the wire: who it is from, and heads with any letters, of any length."""

import re
from email import message_from_bytes
from email.header import decode_header, make_header

import pytest

from assessments.desk.mailings import sending
from assessments.desk.mailings.actions import invite
from assessments.desk.mailings.mail import Mail
from assessments.desk.mailings.occasions import mail_to_invited
from assessments.models import Mailing
from factors.addresses import is_deliverable
from factors.plain_text import one_line
from tests import builders

pytestmark = pytest.mark.django_db

LONG = (
    "A. Bäkker-van der Wôude, namens de presidia van de raden van Súdwest-Fryslân, "
    "Noardeast-Fryslân, De Fryske Marren en ’t Bildt – samen één"
)
WORD = re.compile(rb"=\?utf-8\?[qb]\?[^?]*\?=")


def head_of(subject="Herinnering", sender="Samen <vragen@example.nl>"):
    """The lines above a mail, as the mail server gets them."""
    mail = Mail(subject=subject, body="Tekst.", from_email=sender, to=["iemand@example.nl"])
    return mail.message().as_bytes(linesep="\r\n").partition(b"\r\n\r\n")[0]


def read(head, name):
    """As RFC 2047 has it: breaks between encoded words aren't part of the text."""
    return str(make_header(decode_header(message_from_bytes(head)[name])))


@pytest.mark.parametrize("length", range(1, len(LONG), 7))
def test_subject_and_sender_of_any_length_keep_to_the_lines_of_mail(length):
    text = one_line(LONG[:length] + "ë")
    head = head_of(text, f'"{text}" <vragen@example.nl>')

    assert max(map(len, head.split(b"\r\n"))) <= 76
    assert max(map(len, WORD.findall(head))) <= 75
    assert read(head, "Subject") == text
    assert read(head, "From") == f"{text} <vragen@example.nl>"


def test_plain_sender_stays_readable():
    head = head_of(sender='"A. Bakker, namens het presidium" <vragen@example.nl>')

    assert b'From: "A. Bakker, namens het presidium" <vragen@example.nl>\r\n' in head


@pytest.mark.parametrize("sender", ["noreply@example.nl", "Samenwerking <noreply@example.nl>"])
def test_mail_is_from_the_round_at_the_address_of_the_installation(script, settings, sender):
    settings.DEFAULT_FROM_EMAIL = sender
    current_round = builders.opened_round(contact_name="A. Bakker", client="Hét presidium")
    builders.invite(current_round)
    sending.send_mailing.call(invite(current_round=current_round, by=None).pk)

    (_, mail) = script.taken[0]
    assert read(mail, "From") == "A. Bakker, namens Hét presidium <noreply@example.nl>"


def test_signs_that_break_a_header_are_left_out_of_it():
    current_round = builders.opened_round(contact_name="A.\x0bBakker\r\nBcc: x@example.nl\x07")
    (person,) = builders.invite(current_round)
    mailing = Mailing(pk=1, round=current_round, kind=Mailing.Kind.INVITATION)

    mail = mail_to_invited(mailing, person)

    assert mail.message()["From"] == '"A. Bakker Bcc: x@example.nl" <samenwerking@localhost>'


@pytest.mark.parametrize(
    ("address", "deliverable"),
    [
        ("iemand@example.nl", True),
        ("iemand@münchen.example", True),
        (f"iemand@{'ü' * 60}.nl", False),
        ("iemand@a\ufffdb.nl", False),
        ("iemand@xn--.\u05d0a.nl", False),
        ("zoë@example.nl", False),
        ("@example.nl", False),
        ("", False),
    ],
)
def test_addresses_that_mail_servers_know(address, deliverable):
    assert is_deliverable(address) == deliverable
