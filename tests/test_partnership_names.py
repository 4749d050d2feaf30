"""A sentence names a partnership with its article; headings and lists have the name alone."""

import datetime
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from assessments.desk.actions import close_round
from assessments.desk.mailings.letters import write
from assessments.desk.planning.paper import paper_of
from assessments.models import Invitation, Municipality, Partnership, Role, Round
from assessments.reports.council.content import NOTHING_ADDED
from assessments.reports.letter.content import from_the_college, letter
from assessments.reports.partnership.content import partnership_report
from assessments.survey.wording import about, question
from factors.catalogue import Instrument, StatementText
from tests import builders
from tests.reports.builders import bel, report_of
from tests.results.builders import CODES

NAMES = [
    ("de", "BEL-samenwerking", "de BEL-samenwerking"),
    ("", "Regio Foodvalley", "Regio Foodvalley"),
    ("het", "Samenwerkingsverband X", "het Samenwerkingsverband X"),
]
named = pytest.mark.parametrize(("article", "name", "in_sentence"), NAMES)

BLOCK = re.compile(r"\{% blocktranslate(.*?)%\}(.*?)\{% endblocktranslate %\}", re.DOTALL)
BINDING = re.compile(r"(\w+)=([\w.]*partnership(?:\.name|[._]with_article)?)(?=[\s%|]|$)")
NO_SENTENCE = {"dashboards/_scripts.html", "mail/coordinator.txt"}
"""What is translated there is a row of labels, or begins with one."""

MAILS = [
    ("invitation", {"invitation": Invitation(role="raad")}, "Hoe kijkt u naar {}? (10 minuten)"),
    ("invitation", {"invitation": Invitation(role="raad")}, "weten hoe u naar {} kijkt."),
    ("invitation", {"invitation": Invitation(role="college")}, "weten hoe u naar {} kijkt. De"),
    ("invitation", {"invitation": Invitation(role="organisatie")}, "weten hoe u naar {} kijkt."),
    ("reminder", {"days_left": 9}, "Herinnering: uw kijk op {}, tot en met 9 november"),
    ("reminder", {"days_left": 7}, "Nog een week: uw kijk op {}"),
    ("reminder", {"days_left": 3}, "Nog 3 dagen: uw kijk op {}"),
    ("reminder", {"days_left": 2}, "Laatste kans: vragenlijst over {} sluit maandag"),
    ("reminder_started", {}, "begonnen met de vragenlijst over {}, maar"),
    ("extended", {}, "De vragenlijst over {} blijft langer open"),
    ("thanks", {}, "Dank. De vragenlijst over {} is gesloten"),
    ("shared", {}, "De uitkomsten van {} staan klaar"),
    ("shared", {}, "U werd gevraagd naar uw kijk op {}. De"),
    ("key_missing", {}, "De antwoorden over {} zitten op slot"),
    ("member_added", {}, "U bent toegevoegd aan {}"),
    ("member_added", {"by": "Anna"}, "Anna heeft u toegevoegd aan {}, als"),
    ("member_invited", {}, "U bent uitgenodigd voor {}"),
    ("member_invited", {"by": "Anna"}, "Anna heeft u toegevoegd aan {}, als"),
]


@named
def test_name_has_its_article_in_a_sentence(article, name, in_sentence):
    assert Partnership(name=name, article=article).with_article == in_sentence


def test_partnership_from_before_has_no_article():
    assert Partnership(name="Regio Foodvalley").with_article == "Regio Foodvalley"


@named
@pytest.mark.parametrize(("mail", "context", "sentence"), MAILS)
def test_mail_names_it_with_its_article(mail, context, sentence, article, name, in_sentence):
    closes_at = datetime.datetime(2026, 11, 9, 17, tzinfo=datetime.UTC)
    of = Partnership(name=name, article=article)

    letter = write(mail, {"partnership": of, "closes_at": closes_at} | context)

    assert sentence.format(in_sentence) in f"{letter.subject}\n{letter.body}"


@named
def test_statement_explains_the_partnership_in_a_sentence(article, name, in_sentence):
    of = Partnership(name=name, article=article, description="Drie gemeenten.")
    reader = Invitation(round=Round(partnership=of), municipality=Municipality(name="Laren"))
    statement = StatementText("1a", "Samenwerken loont.", "Kort", False, names_partnership=True)

    (explained,) = question(statement, reader).words

    begins = in_sentence[:1].upper() + in_sentence[1:]
    assert explained == ("De samenwerking", f"{begins}. Drie gemeenten.")


@named
def test_survey_begins_with_what_it_is_about(article, name, in_sentence):
    of = Partnership(name=name, slug="x", article=article, description="Drie gemeenten.")

    shown = about(Round(partnership=of), Instrument(()))

    page = render_to_string("survey/_welcome_about.html", {"about": shown})

    assert f"Over {in_sentence}: Drie gemeenten. Niet over andere samenwerkingen" in page


@pytest.mark.django_db
@named
def test_every_page_of_the_survey_says_what_it_is_about(client, article, name, in_sentence):
    current_round = builders.opened_round(builders.partnership(name=name, article=article))
    client.force_login(builders.manager(current_round.partnership))

    page = client.get(reverse("preview_factor", args=["samen", current_round.pk, "raad", 1])).text

    assert f"Het gaat over <strong>{in_sentence}</strong>." in page


@pytest.mark.django_db
@named
def test_questionnaire_on_paper_says_what_it_is_about(article, name, in_sentence):
    builders.instrument()
    current_round = builders.draft_round(builders.partnership(name=name, article=article))

    sheet = render_to_string(
        "desk/planning/paper.html", {"paper": paper_of(current_round, Role.RAAD)}
    )

    assert f"Over <strong>{in_sentence}</strong>: Samen sterker." in sheet


PAGES = {
    "announcement": (
        "Onderwerp: Morgen in uw mail: vragenlijst over {}",
        "twintig stellingen te beantwoorden over {}. Dat",
    ),
    "round": ("Terug naar {}",),
    "members": ("Terug naar {}",),
    "privacy_of": (
        "Privacy bij de vragenlijst over {}",
        "U bent gevraagd naar uw kijk op {}. Hier",
        "hetzelfde over {} denken",
        "De gemeenten die in {} samenwerken: Laren",
    ),
}


@pytest.mark.django_db
@named
@pytest.mark.parametrize("url_name", PAGES)
def test_page_names_it_with_its_article(client, url_name, article, name, in_sentence):
    draft = builders.draft_round(builders.partnership(name=name, article=article))
    client.force_login(builders.manager(draft.partnership))
    of_round = url_name in ("announcement", "round")

    response = client.get(reverse(url_name, args=["samen", draft.pk] if of_round else ["samen"]))

    missing = [each for each in PAGES[url_name] if each.format(in_sentence) not in response.text]
    assert missing == []


@pytest.mark.django_db
@named
def test_page_that_removes_a_member_says_from_what(client, article, name, in_sentence):
    of = builders.partnership(name=name, article=article)
    builders.manager(of, "ander@example.nl")
    client.force_login(builders.manager(of))
    other = of.members.get(user__email="ander@example.nl")

    page = client.get(reverse("remove_member", args=["samen", other.pk])).text

    assert f"ander@example.nl kan dan niet meer bij {in_sentence}." in page


@pytest.mark.django_db
@named
def test_results_say_whose_they_are(client, article, name, in_sentence):
    current_round = builders.opened_round(builders.partnership(name=name, article=article))
    builders.ballots(current_round, answers=(4,) * 10)
    close_round(current_round=current_round)
    client.force_login(builders.manager(current_round.partnership))

    page = client.get(reverse("dashboards:overview", args=["samen", current_round.pk])).text

    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
    assert f"Najaar 2026, uitkomsten van {in_sentence}" in title
    assert f"Uitkomsten van {in_sentence}</p>" in page


@named
def test_report_says_whose_self_assessment_it_is(article, name, in_sentence):
    facts = {"partnership": name, "partnership_with_article": in_sentence}

    page = render_to_string("reports/_first_page.html", {"report": report_of(bel(**facts))})

    assert f"Zelfevaluatie van {in_sentence} · gehouden van" in page


@named
def test_title_of_the_partnership_s_report_is_a_phrase(article, name, in_sentence):
    facts = {"partnership": name, "partnership_with_article": in_sentence}

    report = partnership_report(bel(**facts), earlier=None, added=NOTHING_ADDED)

    assert report.document_title == f"Rapport over {in_sentence}: Najaar 2024"


@named
def test_letter_says_in_what_the_municipalities_work_together(article, name, in_sentence):
    facts = {"partnership": name, "partnership_with_article": in_sentence}

    brief = letter(bel(**facts), None, CODES["Laren"], from_the_college())

    text = "".join(run.text for section in brief.sections for run in section.sentences)
    assert f"Blaricum, Eemnes en Laren werken samen in {in_sentence} (" in text


def test_heading_of_a_report_has_the_name_alone():
    facts = {"partnership": "BEL-samenwerking", "partnership_with_article": "de BEL-samenwerking"}

    title = report_of(bel(**facts)).document_title

    assert title == "Rapport voor de raad van Laren: BEL-samenwerking, Najaar 2024"


def sentences():
    """(template, what it binds, its text) of every translated piece that has a partnership."""
    folder = Path(settings.BASE_DIR) / "templates"
    for path in sorted(folder.rglob("*.*")):
        for head, text in BLOCK.findall(path.read_text()):
            bound = BINDING.findall(head)
            if bound or "{{ partnership }}" in text:
                yield str(path.relative_to(folder)), dict(bound), text


def test_every_sentence_of_a_template_has_the_name_with_its_article():
    found = [each for each in sentences() if each[0] not in NO_SENTENCE]
    bare = [
        (template, text.strip())
        for template, bound, text in found
        if not bound or not all(value.endswith("with_article") for value in bound.values())
    ]

    assert len(found) > 25
    assert bare == []
