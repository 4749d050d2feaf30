"""Words of a round's own: kept, logged, and in the mails that still go."""

import pytest
from django.utils import timezone

from assessments.desk.actions import cancel_round, close_round
from assessments.desk.mailings.occasions import mail_to_invited
from assessments.desk.mailings.texts import actions
from assessments.desk.mailings.texts.kinds import KINDS
from assessments.desk.planning.actions import create_round
from assessments.models import AuditEntry, Mailing, MailText
from tests import builders

pytestmark = pytest.mark.django_db
INVITATION = KINDS["uitnodiging"]


@pytest.fixture
def by():
    return builders.user()


@pytest.fixture
def current_round():
    return builders.opened_round()


def own(current_round, by, kind=INVITATION, role="raad", **words):
    actions.set_text(current_round=current_round, kind=kind, role=role, by=by, **words)


def mail(current_round, kind="invitation", role="raad"):
    (person,) = builders.invite(current_round, role=role)
    return mail_to_invited(Mailing(pk=1, round=current_round, kind=kind), person)


def test_own_words_stand_in_the_place_of_the_standard_ones(current_round, by):
    own(current_round, by, subject="Doe mee", opening="Eerste alinea.\n\nTweede.")

    sent = mail(current_round)

    assert sent.subject == "Doe mee"
    assert "Eerste alinea.\n\nTweede.\n\nWilt u twintig stellingen beantwoorden?" in sent.body
    assert "U stelt kaders" not in sent.body


def test_own_words_are_of_one_role_and_one_mail(current_round, by):
    own(current_round, by, subject="Doe mee")

    assert mail(current_round, role="organisatie").subject.startswith("Hoe kijkt u naar")
    assert mail(current_round, "reminder").subject.startswith("Nog een week")


@pytest.mark.parametrize(
    ("kind", "fixed"),
    [
        ("invitation", "Een groep van minder dan vijf mensen tonen wij nooit apart."),
        ("invitation", "Deze link is alleen voor u."),
        ("reminder", "U kunt nog meedoen tot en met"),
    ],
)
def test_what_must_stay_stays_around_own_words(current_round, by, kind, fixed):
    own(current_round, by, KINDS["uitnodiging"], opening="Kort.")
    own(current_round, by, KINDS["herinnering"], opening="Kort.")

    body = mail(current_round, kind).body

    assert fixed in body
    assert body.startswith("Samen\n\nBeste Persoon 0,\n\nKort.")
    assert "/vragenlijst/" in body


def test_own_words_are_text_and_never_markup(current_round, by):
    own(current_round, by, opening="<b>Vet</b> & {% now %}")

    html = mail(current_round).alternatives[0].content

    assert "&lt;b&gt;Vet&lt;/b&gt; &amp; {% now %}" in html


def test_nothing_is_kept_of_words_that_are_empty_again(current_round, by):
    own(current_round, by, subject="Doe mee")
    own(current_round, by)

    assert not MailText.objects.exists()


def test_change_is_in_the_log_without_the_words(current_round, by):
    own(current_round, by, subject="Doe mee")
    own(current_round, by, subject="Doe mee")
    own(current_round, by)

    logged = AuditEntry.objects.filter(subject="mail-invitation-raad").order_by("pk")
    assert [entry.detail for entry in logged] == [
        "Uitnodiging aan raad: eigen tekst",
        "Uitnodiging aan raad: standaardtekst",
    ]


def test_words_of_what_went_do_not_change(current_round, by):
    close_round(current_round=current_round)
    Mailing.objects.create(round=current_round, kind="thanks", started_on=timezone.localdate())

    for path in ("uitnodiging", "herinnering", "dank"):
        with pytest.raises(actions.WentAlready):
            own(current_round, by, KINDS[path], subject="Te laat")
    own(current_round, by, KINDS["uitkomsten"], subject="Op tijd")

    assert [each.subject for each in MailText.objects.all()] == ["Op tijd"]


def test_words_of_a_cancelled_round_do_not_change(current_round, by):
    cancel_round(current_round=current_round, by=by)

    with pytest.raises(actions.WentAlready):
        own(current_round, by, subject="Te laat")


def test_round_like_an_earlier_one_has_its_words(current_round, by):
    own(current_round, by, subject="Doe mee", opening="Kort.")
    now = timezone.now()

    made = create_round(
        partnership=current_round.partnership,
        by=by,
        like=current_round,
        title="Nieuw",
        opens_at=now,
        closes_at=now + timezone.timedelta(days=7),
    )

    (text,) = made.mail_texts.all()
    assert (text.letter, text.role, text.subject) == ("invitation", "raad", "Doe mee")
