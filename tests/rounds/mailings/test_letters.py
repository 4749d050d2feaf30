"""Who a mail is from, in its head and under it."""

import pytest

from assessments.models import Mailing
from assessments.rounds.mailings.letters import sender_name
from assessments.rounds.mailings.occasions import mail_to_invited
from tests import builders
from tests.signs import EVERY

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


def test_mail_goes_with_any_sign_that_was_kept_before():
    current_round = builders.opened_round()
    (person,) = builders.invite(current_round)
    # As it may have been kept before texts were cleaned on their way in.
    current_round.contact_name = f"A.\nBakker{EVERY}"
    current_round.title = current_round.introduction_raad = EVERY
    person.round = current_round
    mailing = Mailing(pk=1, round=current_round, kind=Mailing.Kind.INVITATION)

    mail = mail_to_invited(mailing, person)

    assert mail.message().as_bytes()
    assert mail.from_email.startswith('"A. Bakkerx')
    assert not set(mail.body) & {"\x0b", "\x1f", "\u202e"}
