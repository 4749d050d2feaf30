"""The pages on which mails are read, and given words of their own."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from assessments.desk.mailings.texts.kinds import KINDS
from assessments.models import MailText, Round
from tests import builders

pytestmark = pytest.mark.django_db
EVERY = [(path, role) for path, kind in KINDS.items() for role in kind.roles]


@pytest.fixture
def of():
    return builders.partnership("Laren", name="BEL", joint_organisation="BEL Combinatie")


@pytest.fixture
def current_round(of):
    return builders.opened_round(of, contact_name="A. Bakker", contact_phone="0511 1")


def page(current_round, name="mail_text", letter="uitnodiging", role="raad"):
    slug, pk = current_round.partnership.slug, current_round.pk
    return reverse(name, args=[slug, pk, *((letter, role) if letter else ())])


def test_list_shows_every_mail_and_which_words_are_own(desk, current_round):
    MailText.objects.create(round=current_round, letter="invitation", role="raad", subject="Doe")

    text = desk.get(page(current_round, "mail_texts", "")).text

    found = re.findall(r"mail/teksten/([\w-]+)/([\w-]+)/", text)
    assert found == EVERY
    assert text.count("eigen tekst") == 1


def test_list_takes_one_query_for_all_words(desk, current_round, django_assert_num_queries):
    address = page(current_round, "mail_texts", "")
    desk.get(address)

    with django_assert_num_queries(5):
        desk.get(address)


@pytest.mark.parametrize(("letter", "role"), EVERY)
def test_every_mail_is_shown_as_text_and_in_a_frame(desk, current_round, letter, role):
    shown = desk.get(page(current_round, letter=letter, role=role))
    frame = desk.get(page(current_round, "mail_frame", letter, role))

    assert (shown.status_code, frame.status_code) == (200, 200)
    assert shown.text.count(page(current_round, "mail_frame", letter, role)) == 2
    assert "Beste " in shown.text
    assert "BEL" in frame.text


def test_every_mail_is_shown_of_a_round_in_preparation_too(desk, of, current_round):
    Round.objects.filter(pk=current_round.pk).update(state="draft")

    for letter, role in EVERY:
        assert desk.get(page(current_round, letter=letter, role=role)).status_code == 200


def test_mail_to_coordinators_is_shown_of_the_first_municipality(desk, current_round):
    text = desk.get(page(current_round, letter="lijst", role="contactpersonen")).text

    assert "wie doet er mee uit Laren?" in text


def test_frame_may_stand_in_our_own_page_and_runs_and_fetches_nothing(desk, current_round):
    policy = desk.get(page(current_round, "mail_frame")).headers
    around = desk.get(page(current_round)).headers["Content-Security-Policy"]

    said = dict(part.strip().partition(" ")[::2] for part in policy[CSP].split(";"))
    assert said == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "img-src": "data:",
        "form-action": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'self'",
        "sandbox": "",
    }
    assert policy["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-src 'self'" in around


CSP = "Content-Security-Policy"


def test_link_of_a_preview_opens_nothing(desk, client, current_round):
    builders.invite(current_round)
    text = desk.get(page(current_round)).text

    (link,) = set(re.findall(r"https?://[^/\s]+(/vragenlijst/\S+?/)\s", text))
    assert client.get(link).status_code == 404


def test_words_are_saved_and_shown(desk, current_round):
    words = {"subject": "Doe mee", "opening": "Wij zijn benieuwd."}

    response = desk.post(page(current_round), words, follow=True)

    assert "De tekst is bewaard." in response.text
    assert "Wij zijn benieuwd.\n\nWilt u twintig stellingen" in response.text


def test_wrong_words_are_refused_with_what_was_typed(desk, current_round):
    response = desk.post(page(current_round), {"subject": "Beste {naam}", "opening": "Kort."})

    assert response.status_code == 422
    assert 'value="Beste {naam}"' in response.text
    assert "hier wordt niets ingevuld" in response.text
    assert not MailText.objects.exists()


def test_somebody_else_s_words_are_not_overwritten_unseen(desk, current_round):
    seen = '{"subject": [], "opening": []}'
    MailText.objects.create(round=current_round, letter="invitation", role="raad", subject="Van A")

    response = desk.post(page(current_round), {"subject": "Van B", "opening": "", "seen": seen})

    assert response.status_code == 409
    assert MailText.objects.get().subject == "Van A"


def test_standard_words_come_back(desk, current_round):
    MailText.objects.create(round=current_round, letter="invitation", role="raad", subject="Doe")

    response = desk.post(page(current_round, "standard_mail_text"), follow=True)

    assert "De standaardtekst staat er weer." in response.text
    assert not MailText.objects.exists()


def test_words_of_a_mail_that_lies_fast_can_not_be_sent(desk, current_round):
    assert desk.post(page(current_round, letter="langer-open"), {"subject": "x"}).status_code == 404


@pytest.mark.parametrize(("letter", "role"), [("niets", "raad"), ("uitnodiging", "beheerders")])
def test_mail_that_is_not_there_is_not_found(desk, current_round, letter, role):
    assert desk.get(page(current_round, letter=letter, role=role)).status_code == 404


@pytest.mark.parametrize(("letter", "role"), EVERY)
def test_test_mail_of_each_goes_to_oneself_alone(desk, by, current_round, letter, role):
    desk.post(page(current_round, "test_letter", letter, role))

    (sent,) = mail.outbox
    assert sent.to == [by.email]
    assert sent.subject.startswith("Proefmail: ")
