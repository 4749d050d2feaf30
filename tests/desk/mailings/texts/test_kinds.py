"""Every mail can be read before it goes."""

from django.conf import settings

from assessments.desk.mailings.texts.kinds import KINDS
from assessments.models import Mailing, MailText

OF_ACCOUNTS = {"coordinator", "member_added", "member_invited", "password_link"}
OF_A_PARTNERSHIP = {"evaluation"}
SHOWN = {kind.template for kind in KINDS.values()}


def test_every_mail_that_a_round_sends_can_be_read():
    sent = {kind.replace("-", "_") for kind in Mailing.Kind.values} | {"reminder_started"}

    assert sent == SHOWN


def test_every_template_is_of_a_mail_that_can_be_read_or_of_no_round():
    (folder,) = settings.TEMPLATES[0]["DIRS"]
    templates = {path.stem for path in (folder / "mail").glob("[!_]*.txt")}

    assert templates == SHOWN | OF_ACCOUNTS | OF_A_PARTNERSHIP


def test_every_letter_with_own_words_is_among_them():
    own = {kind.template for kind in KINDS.values() if kind.has_own_words}

    assert own == set(MailText.Letter.values)
