"""Pure: Overview → what the report on a whole partnership says, page by page. No HTML here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from django.utils.translation import gettext as _

from assessments.followup.queries import Added
from assessments.presenters.agenda import conversation
from assessments.presenters.development import SinceTheRoundBefore, since_the_round_before
from assessments.reports.pages.factor import FactorPage, factor_page
from assessments.reports.pages.on_round import ReportOnRound, on_round
from assessments.reports.pages.room import PAGE, lines_to_write_on
from assessments.reports.partnership.place_tables import (
    HeatTable,
    TurnoutTable,
    heat_tables,
    turnout_tables,
)
from assessments.results.overview import Overview
from assessments.results.wording import marked_fictitious

FACTORS_ON_A_PAGE = 2
TABLE, HEAD, LINE, GAP = 93.0, 22.6, 6.8, 6.0
SECOND_LINE, LETTERS_OF_CHANGES = 4.2, 84
NOTE, LETTERS_OF_NOTE = 5.0, 100
"""Heights in millimetres of the blocks of a comparison, and of a line of the notes under them."""
FACTORS_WITHOUT_ANSWERS_ON_A_PAGE = 5


@dataclass(frozen=True)
class PartnershipReport(ReportOnRound):
    """A report for everybody in the partnership, complete: the same facts give the same report.

    Without `heat_tables` and `turnouts`, and without any municipality by name, for who doesn't see
    others.
    """

    heat_tables: tuple[HeatTable, ...]
    turnouts: tuple[TurnoutTable, ...]
    factor_pages: tuple[tuple[FactorPage, ...], ...]
    development: SinceTheRoundBefore | None
    is_first_round: bool

    @property
    def description(self) -> str:
        """What kind of document it is, for its metadata."""
        return _("Rapport over de samenwerking")

    @property
    def document_title(self) -> str:
        title = _("Rapport over %(partnership)s: %(title)s") % {
            "partnership": self.partnership_with_article,
            "title": self.title,
        }
        return marked_fictitious(title, self.fictitious)

    @property
    def lying(self) -> tuple[HeatTable, ...]:
        """Overview tables on pages of their own, that lie down."""
        return tuple(table for table in self.heat_tables if table.lies_down)

    @property
    def upright(self) -> tuple[HeatTable, ...]:
        return tuple(table for table in self.heat_tables if not table.lies_down)

    @property
    def has_comparison(self) -> bool:
        """Whether there is anything to lay beside each other on upright pages."""
        return bool(self.upright or self.turnouts or self.development)

    @property
    def why_no_development(self) -> str:
        """Said with the method: a page of its own would be empty."""
        if self.development:
            return ""
        if self.is_first_round:
            return _("Dit is de eerste ronde. Na de volgende ziet u hier wat er veranderde.")
        return _(
            "Geen vergelijking met de vorige ronde: er waren te weinig antwoorden, of andere "
            "groepen tellen mee."
        )

    @property
    def most_pages(self) -> int:
        """When nothing runs over: summary, roles, tables, agenda and method."""
        comparison = self._comparison[0] if self.has_comparison else 0
        more = bool(self.own_statements) + len(self.agenda.apart)
        return 3 + len(self.factor_pages) + len(self.lying) + comparison + more

    @property
    def note_lines(self) -> range:
        """Lines to write on, under the comparison."""
        return range(lines_to_write_on(self._comparison[1]))

    @property
    def _comparison(self) -> tuple[int, float]:
        """Its pages and what is left of the last: blocks that don't break, in millimetres."""
        blocks = [TABLE + _notes(table.notes) for table in self.upright]
        blocks += [HEAD + LINE * table.height for table in self.turnouts]
        blocks += [_height_of(self.development)] if self.development else []
        pages, left = 1, PAGE
        for block in blocks:
            if block > left:
                pages, left = pages + 1, PAGE
            left -= block + GAP
        return pages, left

    @property
    def kicker(self) -> str:
        return _("Rapport over de samenwerking")

    @property
    def about(self) -> str:
        return self.partnership

    @property
    def question(self) -> str:
        return _(
            "Herkent u dit beeld? Over welke twee onderwerpen wilt u met de andere gemeenten "
            "verder praten?"
        )

    @property
    def question_for(self) -> str:
        return _("Vraag aan u")

    @property
    def place_of_method(self) -> str:
        return _("de laatste bladzijde")

    @property
    def factors(self) -> tuple[FactorPage, ...]:
        return tuple(factor for page in self.factor_pages for factor in page)


def partnership_report(
    overview: Overview,
    *,
    earlier: Overview | None,
    added: Added,
) -> PartnershipReport:
    """Of what this reader may see: everything, or only the roles over the whole partnership."""
    # It is the same for everybody: nobody's municipality is the own one.
    overview = replace(overview, viewer=replace(overview.viewer, own=None))
    public = not overview.viewer.sees_others
    talk = conversation(overview, public=public, order=added.order)
    return PartnershipReport(
        heat_tables=heat_tables(overview),
        turnouts=turnout_tables(overview),
        factor_pages=_factor_pages(overview),
        development=since_the_round_before(earlier, overview),
        is_first_round=earlier is None,
        **on_round(overview, None, talk, earlier=earlier, added=added),
    )


def _factor_pages(overview: Overview) -> tuple[tuple[FactorPage, ...], ...]:
    factors = [factor_page(overview, None, factor) for factor in overview.instrument.factors]
    on_a_page = FACTORS_ON_A_PAGE if overview.roles else FACTORS_WITHOUT_ANSWERS_ON_A_PAGE
    starts = range(0, len(factors), on_a_page)
    return tuple(tuple(factors[start : start + on_a_page]) for start in starts)


def _height_of(development: SinceTheRoundBefore) -> float:
    """An estimate, on the safe side: with three roles most changes take two lines."""
    letters = LETTERS_OF_CHANGES / len(development.headings)
    used = HEAD + 2 * NOTE + _notes((*development.notes, *development.cautions))
    for row in development.rows:
        longest = max(len(f"{each.then_and_now} {each.text}") for each in row.verdicts)
        used += LINE + SECOND_LINE * (ceil(longest / letters) - 1)
    return used


def _notes(texts: Sequence[str]) -> float:
    return NOTE * sum(ceil(len(text) / LETTERS_OF_NOTE) for text in texts)
