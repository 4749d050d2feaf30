"""What the survey's pages show, prepared: the templates look nothing up."""

from dataclasses import dataclass, replace

from django.forms import BoundField
from django.urls import reverse
from django.utils.safestring import SafeString

from assessments.models import Invitation
from assessments.survey.actions import Draft, Kept
from assessments.survey.forms import AnswersForm
from assessments.survey.wording import Question, question
from factors.catalogue import ANSWER_LABELS, FactorText, Instrument, StatementText

FACTORS = 10
BACK_TO, REVIEW = "terug", "nakijken"
"""The query of a page that was asked for from the overview, and leads back to it."""


@dataclass(frozen=True)
class StatementLine:
    """A statement on a page, with its six answers."""

    question: Question
    field: BoundField | SafeString


@dataclass(frozen=True)
class FactorSheet:
    """One factor as a page to fill in. Without addresses (a preview) nothing is saved."""

    factor: FactorText
    total: int
    partnership_with_article: str
    lines: tuple[StatementLine, ...]
    revision: int | str = 0
    address: str = ""
    save_address: str = ""
    forward: str = ""
    """Where the main button leads when everything on the page has been saved already."""
    from_review: bool = False
    """Asked for from the overview, to which the main button then leads back."""


@dataclass(frozen=True)
class ReviewRow:
    """A statement with what was answered to it, in words; empty when unanswered."""

    code: str
    text: str
    value: int
    label: str


@dataclass(frozen=True)
class FactorRows:
    number: int
    title: str
    rows: tuple[ReviewRow, ...]
    address: str = ""
    """Of its page, that leads back to the overview; empty where nothing can be changed."""


def codes_of(number: int) -> tuple[str, str]:
    """The codes of a factor's two statements."""
    return f"{number}a", f"{number}b"


def anchor(code: str) -> str:
    """The id of a statement on its page."""
    return f"stelling-{code}"


def sheet(
    invitation: Invitation,
    factor: FactorText,
    form: AnswersForm,
    *,
    revision: int = 0,
    from_review: bool = False,
) -> FactorSheet:
    """The page of a factor as this person reads it, with their own addresses."""
    lines = tuple(
        StatementLine(question(each, invitation), form[each.code]) for each in factor.statements
    )
    return addressed(
        invitation,
        factor,
        lines,
        invitation.round.partnership.with_article,
        revision=revision,
        from_review=from_review,
    )


def addressed(
    invitation: Invitation,
    factor: FactorText,
    lines: tuple[StatementLine, ...],
    partnership_with_article: str,
    *,
    revision: int | str,
    from_review: bool,
) -> FactorSheet:
    """The same of what is prepared already; of the invitation only the public id."""
    number = factor.number
    return FactorSheet(
        factor=factor,
        total=FACTORS,
        partnership_with_article=partnership_with_article,
        lines=lines,
        revision=revision,
        address=_from_review(invitation, number)
        if from_review
        else address("survey:factor", invitation, number),
        save_address=address("survey:save", invitation),
        forward=beside(invitation, FACTORS if from_review else number, 1),
        from_review=from_review,
    )


def rows(
    instrument: Instrument, answers: tuple[int, ...], invitation: Invitation | None = None
) -> tuple[FactorRows, ...]:
    """Twenty answers in words, by factor; with the addresses of who can change them."""
    given = dict(zip(instrument.codes, answers, strict=True))
    return tuple(
        FactorRows(
            factor.number,
            factor.title,
            tuple(_row(each, given) for each in factor.statements),
            _from_review(invitation, factor.number) if invitation else "",
        )
        for factor in instrument.factors
    )


def _from_review(invitation: Invitation, number: int) -> str:
    return f"{address('survey:factor', invitation, number)}?{BACK_TO}={REVIEW}"


def only(factors: tuple[FactorRows, ...], *, answered: bool) -> tuple[FactorRows, ...]:
    """The factors with their answered statements, or with those that are open."""
    parts = (
        (factor, tuple(row for row in factor.rows if bool(row.value) == answered))
        for factor in factors
    )
    return tuple(replace(factor, rows=rows) for factor, rows in parts if rows)


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
    if number + step > FACTORS:
        return address("survey:review", invitation)
    return address("survey:factor", invitation, number + step)


def next_address(invitation: Invitation, kept: Kept) -> str:
    """Where somebody goes on: the first page with an open statement, or the overview."""
    number = next_factor(kept.draft)
    if number is None:
        return address("survey:review", invitation)
    return address("survey:factor", invitation, number)


def next_factor(draft: Draft | None) -> int | None:
    """The number of the first factor with an unanswered statement; None when there is none."""
    if draft is None:
        return 1
    return next((place // 2 + 1 for place, value in enumerate(draft.answers) if not value), None)
