"""What the survey's pages show, prepared: the templates look nothing up."""

from dataclasses import dataclass, replace

from django.forms import BoundField
from django.urls import reverse
from django.utils.safestring import SafeString

from assessments.models import Invitation
from assessments.survey.actions import Draft, Kept
from assessments.survey.forms import AnswersForm
from assessments.survey.pages import FACTORS, Page, page_with, pages_of
from assessments.survey.texts import texts_of
from assessments.survey.wording import Question, question
from factors.catalogue import ANSWER_LABELS, Instrument, StatementText

BACK_TO, REVIEW = "terug", "nakijken"
"""The query of a page that was asked for from the overview, and leads back to it."""


@dataclass(frozen=True)
class StatementLine:
    """A statement on a page, with its six answers."""

    question: Question
    field: BoundField | SafeString


@dataclass(frozen=True)
class Sheet:
    """A page to fill in. Without addresses (a preview) nothing is saved."""

    page: Page
    total: int
    """The number of the last page."""
    partnership_with_article: str
    lines: tuple[StatementLine, ...]
    revision: int | str = 0
    address: str = ""
    save_address: str = ""
    forward: str = ""
    """Where the main button leads when everything on the page has been saved already."""
    from_review: bool = False
    """Asked for from the overview, to which the main button then leads back."""

    @property
    def onward(self) -> str:
        """What the main button asks for: a save knows not what follows the factors."""
        if self.from_review:
            return "review"
        return "own" if self.page.number == FACTORS < self.total else "next"


@dataclass(frozen=True)
class ReviewRow:
    """A statement with what was answered to it, in words; empty when unanswered."""

    code: str
    text: str
    value: int
    label: str


@dataclass(frozen=True)
class PageRows:
    """What was answered on one page."""

    number: int
    title: str
    rows: tuple[ReviewRow, ...]
    address: str = ""
    """Of its page, that leads back to the overview; empty where nothing can be changed."""


def anchor(code: str) -> str:
    """The id of a statement on its page."""
    return f"stelling-{code}"


def sheet(
    invitation: Invitation,
    page: Page,
    form: AnswersForm,
    *,
    total: int,
    revision: int = 0,
    from_review: bool = False,
) -> Sheet:
    """A page as this person reads it, with their own addresses."""
    lines = tuple(
        StatementLine(question(each, invitation), form[each.code]) for each in page.statements
    )
    return addressed(
        invitation,
        page,
        lines,
        invitation.round.partnership.with_article,
        total=total,
        revision=revision,
        from_review=from_review,
    )


def addressed(
    invitation: Invitation,
    page: Page,
    lines: tuple[StatementLine, ...],
    partnership_with_article: str,
    *,
    total: int,
    revision: int | str,
    from_review: bool,
) -> Sheet:
    """The same of what is prepared already; of the invitation only the public id."""
    number = page.number
    return Sheet(
        page=page,
        total=total,
        partnership_with_article=partnership_with_article,
        lines=lines,
        revision=revision,
        address=_from_review(invitation, number)
        if from_review
        else address("survey:factor", invitation, number),
        save_address=address("survey:save", invitation),
        forward=_forward(invitation, number, total, from_review),
        from_review=from_review,
    )


def _forward(invitation: Invitation, number: int, total: int, from_review: bool) -> str:
    if from_review or number == total:
        return address("survey:review", invitation)
    return address("survey:factor", invitation, number + 1)


def rows(
    texts: Instrument, answers: tuple[int, ...], invitation: Invitation, *, can_change: bool
) -> tuple[PageRows, ...]:
    """All answers in words, by page; with the addresses of who can change them."""
    given = texts.given(answers)
    return tuple(
        PageRows(
            page.number,
            page.title,
            tuple(_row(each, given) for each in page.statements),
            _from_review(invitation, page.number) if can_change else "",
        )
        for page in pages_of(texts, invitation.round.partnership)
    )


def _from_review(invitation: Invitation, number: int) -> str:
    return f"{address('survey:factor', invitation, number)}?{BACK_TO}={REVIEW}"


def only(pages: tuple[PageRows, ...], *, answered: bool) -> tuple[PageRows, ...]:
    """The pages with their answered statements, or with those that are open."""
    parts = (
        (page, tuple(row for row in page.rows if bool(row.value) == answered)) for page in pages
    )
    return tuple(replace(page, rows=rows) for page, rows in parts if rows)


def _row(statement: StatementText, given: dict[str, int]) -> ReviewRow:
    value = given[statement.code]
    return ReviewRow(statement.code, statement.text, value, ANSWER_LABELS.get(value, ""))


def address(name: str, invitation: Invitation, *rest: int) -> str:
    return reverse(name, args=[invitation.public_id, *rest])


def results_address(public_id: str) -> str:
    """Where somebody who was invited sees the shared results."""
    return reverse("shared_results", args=[public_id])


def beside(invitation: Invitation, number: int, step: int) -> str:
    """The address of the page one step on (1) or back (-1): a factor, the overview or the start."""
    if number + step < 1:
        return address("survey:start", invitation)
    if step > 0 and number >= FACTORS:
        return address("survey:review", invitation)
    return address("survey:factor", invitation, number + step)


def next_address(invitation: Invitation, kept: Kept) -> str:
    """Where somebody goes on: the first page with an open statement, or the overview."""
    number = next_page(texts_of(invitation.round), kept.draft)
    if number is None:
        return address("survey:review", invitation)
    return address("survey:factor", invitation, number)


def next_page(texts: Instrument, draft: Draft | None) -> int | None:
    """The number of the first page with an unanswered statement; None when there is none."""
    if draft is None:
        return 1
    given = enumerate(texts.given(draft.answers).values())
    return next((page_with(place) for place, value in given if not value), None)
