"""The questionnaire on paper: to read and to think. Answers are given with a link or a card."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.access import SignedInRequest
from assessments.desk.entrance import code_page_in_words
from assessments.desk.pages import for_round
from assessments.desk.planning.preview import JOINT, example
from assessments.models import Invitation, Role, Round
from assessments.results.wording import marked_fictitious
from assessments.roles import role_facts
from assessments.survey.pages import Page, pages_of
from assessments.survey.texts import texts_for
from assessments.survey.wording import Question, contact, moment, question
from factors.catalogue import ANSWER_LABELS, StatementText

STYLESHEET = "css/paper-survey.css"
PRINTABLE = (Round.State.DRAFT, Round.State.OPEN)
"""Until then the paper helps somebody to answer."""


@dataclass(frozen=True)
class Asked:
    """A page of the form, with its statements as somebody reads them."""

    page: Page
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Paper:
    """Everything on the paper of one kind of reader."""

    round: Round
    reader: str
    """A role, or the joint organisation's staff."""
    role: str
    """As on the cards: it decides the colour."""
    readers: str
    introduction: str
    contact: str
    closes: str
    code_page: str
    day: str
    asked: tuple[Asked, ...]
    answers: tuple[str, ...] = tuple(ANSWER_LABELS.values())

    @property
    def fictitious(self) -> bool:
        return self.round.partnership.fictitious

    @property
    def document_title(self) -> str:
        title = _("Vragenlijst op papier: {title}, voor {readers}").format(
            title=self.round.title, readers=self.readers
        )
        return marked_fictitious(title, self.fictitious)

    @property
    def file_name(self) -> str:
        """ "vragenlijst-najaar-2026-raad.pdf", with VERZONNEN in front when it is."""
        name = f"vragenlijst-{slugify(self.round.title)}-{self.reader}.pdf"
        return f"VERZONNEN-{name}" if self.fictitious else name


@require_safe
@for_round
def paper(request: SignedInRequest, current_round: Round, reader: str) -> HttpResponse:
    """The paper of one kind of reader, while people can still be invited to answer."""
    if current_round.state not in PRINTABLE:
        raise Http404
    if reader == JOINT and not current_round.joint_organisation:
        raise Http404
    made = paper_of(current_round, reader)
    disposition = f'attachment; filename="{made.file_name}"'
    headers = {"Content-Disposition": disposition}
    return HttpResponse(paper_pdf(made), content_type="application/pdf", headers=headers)


def paper_pdf(made: Paper) -> bytes:
    """On A4, to be printed on both sides."""
    from assessments.reports.printing.pdf import make_pdf  # slow import

    html = render_to_string("desk/planning/paper.html", {"paper": made})
    return make_pdf(html, also=STYLESHEET).content


def paper_of(current_round: Round, reader: str) -> Paper:
    """What is on it; 404 for no reader. The texts are the round's own once it is open."""
    person = example(current_round, reader)
    role = Role(person.role)
    return Paper(
        round=current_round,
        reader=reader,
        role=role,
        readers=_staff(current_round) if reader == JOINT else str(role_facts(role).members),
        introduction=current_round.introduction_for(role),
        contact=str(contact(current_round)),
        closes=moment(current_round.closes_at),
        code_page=code_page_in_words(),
        day=localdate(current_round.opens_at).isoformat(),
        asked=tuple(
            Asked(
                page,
                tuple(_asked(each, person, named=reader == JOINT) for each in page.statements),
            )
            for page in pages_of(texts_for(current_round), current_round.partnership)
        ),
    )


def _staff(current_round: Round) -> str:
    return _("medewerkers van {name}").format(name=current_round.joint_organisation)


def _asked(statement: StatementText, person: Invitation, *, named: bool) -> Question:
    """As on the screen, but that a paper says once what the partnership is.

    A paper for the people of all municipalities names none of them.
    """
    asked = replace(question(statement, person), words=statement.words)
    if named or not asked.hint:
        return asked
    return replace(asked, hint=_("Denk hier aan uw eigen gemeente."))
