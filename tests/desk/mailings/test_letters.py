"""Who a mail is from, in its head and under it."""

import pytest

from assessments.desk.actions import close_round, share_round
from assessments.desk.mailings.letters import sender_name
from assessments.desk.mailings.occasions import mail_to_invited
from assessments.models import Mailing
from tests import builders
from tests.signs import EVERY

pytestmark = pytest.mark.django_db


def letter(kind, *, thanked=False, people=1, **fields):
    """The mail of this kind to one person, of a round with these fields."""
    current_round = builders.opened_round(**fields)
    person, *_others = builders.invite(current_round, number=people)
    if kind == "shared":
        close_round(current_round=current_round)
        share_round(current_round=current_round, by=builders.user())
    if thanked:
        Mailing.objects.create(round=current_round, kind="thanks", started_on="2026-11-01")
    return mail_to_invited(Mailing(pk=1, round=current_round, kind=kind), person)


@pytest.mark.parametrize(
    ("name", "client", "sender"),
    [
        ("A. Bakker", "De presidia van Laren", "A. Bakker, namens de presidia van Laren"),
        ("A. Bakker", "Dedemsvaart", "A. Bakker, namens Dedemsvaart"),
        ("A. Bakker", "", "A. Bakker"),
        ("", "Het bestuur", "Het bestuur"),
    ],
)
def test_sender_is_a_sentence_whatever_is_known(name, client, sender):
    current_round = builders.opened_round(contact_name=name, client=client)
    (person,) = builders.invite(current_round)
    mailing = Mailing(pk=1, round=current_round, kind=Mailing.Kind.INVITATION)

    mail = mail_to_invited(mailing, person)

    assert sender_name(current_round) == sender
    assert mail.body.endswith(f"Met vriendelijke groet,\n{sender}")


@pytest.mark.parametrize("kind", ["invitation", "reminder", "extended", "shared"])
def test_every_mail_with_a_link_says_not_to_forward_or_answer_it_and_where_to_ask(kind):
    body = letter(
        kind, contact_name="A. Bakker", contact_phone="0511 12 34 56", reply_to="a@example.nl"
    ).body

    assert (
        "Deze link is alleen voor u. Stuur de mail niet door en beantwoord hem niet: "
        "dan gaat uw link mee."
    ) in body
    assert (
        "Vragen? Schrijf een nieuwe mail aan A. Bakker, a@example.nl, of bel 0511 12 34 56." in body
    )


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({}, ""),
        ({"contact_phone": "0511 1"}, "Vragen? Bel 0511 1."),
        ({"contact_name": "A. B", "contact_phone": "0511 1"}, "Vragen? Bel A. B, 0511 1."),
        ({"reply_to": "a@example.nl"}, "Vragen? Schrijf een nieuwe mail aan a@example.nl."),
    ],
)
def test_mail_says_where_to_ask_as_far_as_it_is_known(known, told):
    lines = [line for line in letter("extended", **known).body.splitlines() if "Vragen?" in line]

    assert lines == [told] * bool(told)


@pytest.mark.parametrize("version", [1, 2])
def test_reminder_with_a_newer_link_speaks_of_answers_sent_with_the_older(version):
    current_round = builders.opened_round()
    (person,) = builders.invite(current_round)
    person.version = version

    mail = mail_to_invited(Mailing(pk=1, round=current_round, kind="reminder"), person)

    assert ("Stuurde u al in met een eerdere link?" in mail.body) is (version == 2)


@pytest.mark.parametrize("thanked", [True, False])
def test_word_of_results_says_thanks_only_when_no_thanks_went(thanked):
    thanks = "Dank aan iedereen die antwoord gaf."

    assert (thanks in letter("shared", thanked=thanked).body) == (not thanked)


@pytest.mark.parametrize(("people", "counted"), [(1, False), (5, True)])
def test_thanks_count_nobody_of_a_group_without_a_count_of_its_own(people, counted):
    thanks = f"0 van de {people} genodigden deden mee. Dank aan iedereen"

    assert (thanks in letter("shared", people=people).body) is counted


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
    assert mail.extra_headers["From"].startswith('"A. Bakkerx')
    assert not set(mail.body) & {"\x0b", "\x1f", "\u202e"}
