"""Who a mail is from, in its head and under it."""

import pytest

from assessments.models import Mailing
from assessments.rounds.mailings.letters import sender_name
from assessments.rounds.mailings.occasions import mail_to_invited
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "commissioner", "sender"),
    [
        ("A. Bakker", "De presidia van Laren", "A. Bakker, namens de presidia van Laren"),
        ("A. Bakker", "Dedemsvaart", "A. Bakker, namens Dedemsvaart"),
        ("A. Bakker", "", "A. Bakker"),
        ("", "Het bestuur", "Het bestuur"),
    ],
)
def test_sender_is_a_sentence_whatever_is_known(name, commissioner, sender):
    current_round = builders.opened_round(contact_name=name, commissioner=commissioner)
    (person,) = builders.invite(current_round)
    mailing = Mailing(pk=1, round=current_round, kind=Mailing.Kind.INVITATION)

    mail = mail_to_invited(mailing, person)

    assert sender_name(current_round) == sender
    assert mail.body.endswith(f"Met vriendelijke groet,\n{sender}")
