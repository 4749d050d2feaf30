"""The questionnaire on paper."""

import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from assessments.desk.planning.paper import paper_of, paper_pdf
from assessments.models import Round
from factors.catalogue import read_instrument
from factors.models import Statement
from tests import builders
from tests.reports.printing.test_pdf import PDF_A, PDF_UA, complaints, elements
from tests.signs import EVERY

pytestmark = pytest.mark.django_db

READERS = ("raad", "college", "organisatie", "samen")


@pytest.fixture
def of():
    builders.instrument()
    Statement.objects.filter(code__in=("2a", "9a")).update(scope="own")
    Statement.objects.filter(code="9a").update(about_staff=True)
    return builders.partnership("Laren", "Eemnes", joint_organisation="BEL Combinatie")


@pytest.fixture
def draft(of):
    return builders.draft_round(
        of, introduction_raad="De raden willen weten hoe het gaat.", client="De presidia"
    )


def address(of, reader="raad"):
    return reverse("paper", args=[of.partnership.slug, of.pk, reader])


def text_of(content):
    pages = PdfReader(io.BytesIO(content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def hints(made):
    return {
        question.code: question.hint
        for each in made.asked
        for question in each.questions
        if question.hint
    }


def test_manager_gets_the_paper_with_a_dutch_name(client, of, draft, monkeypatch):
    monkeypatch.setattr("assessments.desk.planning.paper.paper_pdf", lambda made: b"%PDF")
    of.fictitious = True
    of.save()
    client.force_login(builders.manager(of))

    response = client.get(address(draft))

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="VERZONNEN-vragenlijst-najaar-2026-raad.pdf"'
    )


def test_reader_and_stranger_find_no_paper(client, of, draft):
    client.force_login(builders.reader(of))
    assert client.get(address(draft)).status_code == 404
    client.force_login(builders.user("ander@example.nl"))
    assert client.get(address(draft)).status_code == 404


@pytest.mark.parametrize("state", [Round.State.CANCELLED, Round.State.RELEASED])
def test_round_that_takes_no_answers_has_no_paper(client, of, state):
    current_round = builders.opened_round(of)
    Round.objects.update(state=state)
    client.force_login(builders.manager(of))

    assert client.get(address(current_round)).status_code == 404
    assert "Op papier" not in client.get(reverse("preview", args=[of.slug, current_round.pk])).text


def test_paper_for_nobody_is_not_found(client, of, draft):
    client.force_login(builders.manager(of))
    assert client.get(address(draft, "burgers")).status_code == 404

    Round.objects.update(joint_organisation="")
    assert client.get(address(draft, "samen")).status_code == 404


def test_preview_leads_to_the_paper_of_each_kind_of_reader(client, of, draft):
    client.force_login(builders.manager(of))

    response = client.get(reverse("preview", args=[of.slug, draft.pk]))

    for reader in READERS:
        assert address(draft, reader) in response.text
    assert "Voor medewerkers van BEL Combinatie (pdf)" in " ".join(response.text.split())


def test_paper_names_no_municipality_to_think_of(draft):
    assert hints(paper_of(draft, "raad")) == {
        "2a": "Denk hier aan uw eigen gemeente.",
        "9a": "Denk hier aan uw eigen gemeente.",
    }


def test_staff_of_the_joint_organisation_read_their_own_hints(draft):
    made = paper_of(draft, "samen")

    assert made.readers == "medewerkers van BEL Combinatie"
    assert hints(made) == {
        "2a": "U werkt voor meer gemeenten. Denk aan de gemeente waarvoor u het meest werkt, "
        "of kies ‘Weet niet’.",
        "9a": "Denk aan de medewerkers van BEL Combinatie.",
    }


def test_texts_are_those_of_the_round_once_it_is_open(of):
    current_round = builders.opened_round(of)
    Statement.objects.filter(code="1a").update(text="Later veranderd.")
    assert read_instrument().statement("1a").text == "Later veranderd."

    assert paper_of(current_round, "raad").asked[0].questions[0].text == "Stelling 1a."


@pytest.mark.pdf
@pytest.mark.parametrize("reader", READERS)
def test_paper_is_short_and_valid_pdf_a_and_pdf_ua(draft, reader):
    content = paper_pdf(paper_of(draft, reader))

    assert 2 <= len(text_of(content)) <= 4
    assert complaints(content, PDF_A) == []
    assert complaints(content, PDF_UA) == []


@pytest.mark.pdf
def test_paper_has_every_statement_with_six_boxes(draft):
    content = paper_pdf(paper_of(draft, "raad"))

    text = " ".join(text_of(content))
    for statement in read_instrument().statements:
        assert statement.text in text
    for answer in ("Helemaal mee oneens", "Neutraal", "Helemaal mee eens"):
        assert text.count(answer) == 20
    assert len(re.findall(r"(?<!“)Weet niet(?!”)", text)) == 20
    assert len(elements(content, "H1")) == 1


@pytest.mark.pdf
def test_paper_says_whom_it_is_for_and_where_answers_go(draft):
    front, *_rest = text_of(paper_pdf(paper_of(draft, "raad")))

    for said in (
        "VRAGENLIJST OP PAPIER VOOR LEDEN VAN DE RAAD",
        "Over Samen: Samen sterker.",
        "Gevraagd door: De presidia.",
        "De raden willen weten hoe het gaat.",
        "Vul uw antwoorden daarna zelf in met uw kaart of link.",
        "Lever dit papier niet in: wie het leest, ziet wat u vindt.",
        "Een groep van minder dan vijf mensen tonen wij nooit apart.",
    ):
        assert said in front


@pytest.mark.pdf
def test_fictitious_paper_says_so_on_every_page_and_html_is_text(of, draft):
    of.fictitious, of.description = True, "<b>Vet</b>."
    of.save()
    made = paper_of(Round.objects.get(), "raad")

    texts = text_of(paper_pdf(made))

    assert all("VERZONNEN" in text for text in texts)
    assert "<b>Vet</b>." in texts[0]
    assert made.document_title == (
        "VERZONNEN: Vragenlijst op papier: Najaar 2026, voor leden van de raad"
    )


@pytest.mark.pdf
def test_same_round_gives_the_same_bytes(draft):
    assert paper_pdf(paper_of(draft, "raad")) == paper_pdf(paper_of(draft, "raad"))


def test_paper_is_made_with_any_sign(draft):
    draft.introduction_raad = f"De raden {EVERY}"

    assert "De raden" in " ".join(text_of(paper_pdf(paper_of(draft, "raad"))))
