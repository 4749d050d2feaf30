"""What every report on a round has, whoever it is for."""

import datetime
from dataclasses import dataclass
from typing import Any

from assessments import logos
from assessments.followup.queries import Added
from assessments.presenters.agenda import Conversation
from assessments.presenters.method import MethodPage, method_page
from assessments.reports.pages.agenda import AgendaPage, agenda_page
from assessments.reports.pages.first import FirstPage, first_page
from assessments.reports.pages.own_statements import OwnStatementsPage, own_statements_page
from assessments.results.overview import Overview


@dataclass(frozen=True)
class ReportOnRound:
    """The round, and the pages that all of its reports share."""

    title: str
    partnership: str
    partnership_with_article: str
    period: str
    released_on: datetime.date
    fictitious: bool
    logo: str
    """An address that holds the partnership's logo itself; empty when it has none."""
    version: str
    """The beginning of the digest of the release."""
    first: FirstPage
    own_statements: OwnStatementsPage | None
    """Before the agenda, in a round that has any."""
    agenda: AgendaPage
    method: MethodPage


def on_round(
    overview: Overview,
    code: str | None,
    talk: Conversation,
    *,
    earlier: Overview | None,
    added: Added,
) -> dict[str, Any]:
    """The fields of a `ReportOnRound` for the raad of one municipality, or without `code` for all.

    `talk` is the agenda as this document may have it.
    """
    facts = overview.round
    return {
        "title": facts.title,
        "partnership": facts.partnership,
        "partnership_with_article": facts.partnership_with_article,
        "period": facts.period,
        "released_on": facts.released_on,
        "fictitious": facts.fictitious,
        "logo": logos.data_address(facts.logo),
        "version": facts.digest[:12],
        "first": first_page(overview, code, talk, earlier=earlier),
        "own_statements": own_statements_page(overview, code, earlier=earlier),
        "agenda": agenda_page(talk, added),
        "method": method_page(overview, code),
    }
