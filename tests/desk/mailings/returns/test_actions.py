"""What a mail that came back does, and can't do."""

import pytest

from assessments.desk.mailings.returns.actions import note_bounce
from assessments.desk.mailings.returns.notices import Notice, Outcome
from assessments.desk.mailings.returns.tokens import Returned
from assessments.models import Invitation, Mailing, Round
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def current_round():
    return builders.opened_round()


@pytest.fixture
def person(current_round):
    (person,) = builders.invite(current_round)
    return person


def mailing(current_round, kind="invitation"):
    return Mailing.objects.create(round=current_round, kind=kind, started_on="2026-11-01", total=1)


def bounce(sent, person, status="5.1.1", version=1, outcome=Outcome.BOUNCED):
    returned = Returned(sent.pk, person.pk, version)
    return note_bounce(notice=Notice(outcome, returned, status))


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("5.1.1", "Dit adres bestaat niet, of neemt geen mail aan."),
        ("5.2.2", "De postbus is vol."),
        ("5.7.1", "De mailserver vertrouwt deze mail niet."),
        ("5.3.0", "De mailserver weigerde deze mail."),
    ],
)
def test_reason_stands_beside_the_person_in_our_own_words(current_round, person, status, reason):
    sent = mailing(current_round)

    assert bounce(sent, person, status)

    person.refresh_from_db()
    assert person.refusal == f"De mail kwam terug. {reason} Code {status}."
    assert (person.revoked, person.email) == (False, "p0.raad.Laren@example.nl")
    sent.refresh_from_db()
    assert sent.refused == 1


def test_same_mail_that_comes_back_twice_is_counted_once(current_round, person):
    sent = mailing(current_round)

    assert [bounce(sent, person), bounce(sent, person)] == [True, False]
    sent.refresh_from_db()
    assert sent.refused == 1


@pytest.mark.parametrize("kind", ["reminder", "lost-link"])
def test_nothing_is_kept_of_a_mail_that_only_some_got(current_round, person, kind):
    """It went only to who hadn't answered, or to who asked."""
    assert not bounce(mailing(current_round, kind), person)

    assert Invitation.objects.get().refusal == ""


def test_mail_to_an_earlier_address_says_nothing_of_the_new_one(current_round, person):
    Invitation.objects.update(version=2)

    assert not bounce(mailing(current_round), person, version=1)


def test_mail_of_another_round_says_nothing_of_this_person(current_round, person):
    elsewhere = builders.opened_round(builders.partnership(slug="elders", name="Elders"))

    assert not bounce(mailing(elsewhere), person)


@pytest.mark.parametrize("change", [{"revoked": True}, {"email": ""}])
def test_nothing_is_written_beside_who_is_gone(current_round, person, change):
    Invitation.objects.update(**change)

    assert not bounce(mailing(current_round), person)


def test_nothing_is_written_in_a_cancelled_round(current_round, person):
    sent = mailing(current_round)
    Round.objects.update(state="cancelled")

    assert not bounce(sent, person)


@pytest.mark.parametrize("outcome", [Outcome.DELAYED, Outcome.AUTOMATIC, Outcome.UNKNOWN])
def test_what_is_no_failure_changes_nothing(current_round, person, outcome):
    assert not bounce(mailing(current_round), person, outcome=outcome)


def test_notice_without_a_token_changes_nothing(current_round, person):
    assert not note_bounce(notice=Notice(Outcome.BOUNCED, None, "5.1.1"))
    assert not note_bounce(notice=Notice(Outcome.BOUNCED, Returned(2**40, 2**40, 1), "5.1.1"))
