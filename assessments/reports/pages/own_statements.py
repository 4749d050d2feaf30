"""What the partnership asked of its own, on one page: each statement with its answers."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.presenters import own_statements as presented
from assessments.presenters.compared_groups import compared_groups
from assessments.presenters.one_factor.answer_pictures import reach_of
from assessments.presenters.one_factor.distributions import of_groups
from assessments.presenters.own_statements import OwnStatementResult
from assessments.reports.pages.factor import StatementOnPaper, statement_on_paper
from assessments.reports.pages.room import lines_on_own_page
from assessments.results.overview import Overview


@dataclass(frozen=True)
class OwnStatementOnPaper:
    on_paper: StatementOnPaper
    since_then: str
    """In a sentence, what changed since the round before; "" where that didn't ask this."""
    notes: tuple[str, ...]


@dataclass(frozen=True)
class OwnStatementsPage:
    statements: tuple[OwnStatementOnPaper, ...]
    cautions: tuple[str, ...]
    note_lines: range


def own_statements_page(
    overview: Overview, code: str | None, *, earlier: Overview | None
) -> OwnStatementsPage | None:
    """For the raad of one municipality, or without `code` for all; None where nothing was asked.

    What one municipality gets names no other.
    """
    groups = compared_groups(overview, code)
    public = code is not None or not overview.viewer.sees_others
    own = presented.own_statements(
        overview, earlier, answers=lambda each: of_groups(groups, each), public=public
    )
    if not own.results:
        return None
    within = reach_of([each.table for each in own.results])
    fictitious = overview.round.fictitious
    made = tuple(
        OwnStatementOnPaper(
            statement_on_paper(each.table, within, fictitious),
            _since_then(each, own.before),
            each.notes,
        )
        for each in own.results
    )
    texts = [text for each in made for text in (each.since_then, *each.notes)]
    lines = lines_on_own_page([each.on_paper for each in made], [*texts, *own.cautions])
    return OwnStatementsPage(made, own.cautions, range(lines))


def _since_then(result: OwnStatementResult, before: str) -> str:
    if not result.since_then:
        return ""
    changes = "; ".join(
        " ".join(filter(None, (f"{each.label}:", each.verdict.then_and_now, each.verdict.text)))
        + (f" ({each.verdict.note})" if each.verdict.note else "")
        for each in result.since_then
    )
    return _("Sinds {before}: {changes}.").format(before=before, changes=changes)
