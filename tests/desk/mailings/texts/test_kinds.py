"""Every mail can be read before it goes."""

from assessments.desk.mailings.texts.kinds import KINDS
from assessments.models import Mailing, MailText


def test_every_mail_that_a_round_sends_can_be_read():
    sent = {kind.replace("-", "_") for kind in Mailing.Kind.values} | {"reminder_started"}

    assert {kind.template for kind in KINDS.values()} == sent


def test_every_letter_with_own_words_is_among_them():
    own = {kind.template for kind in KINDS.values() if kind.has_own_words}

    assert own == set(MailText.Letter.values)
