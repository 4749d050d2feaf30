"""Pure: Overview → what a municipality's council report says, page by page. No HTML here."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.followup.queries import Added, ReactionText
from assessments.presenters.agenda import conversation
from assessments.presenters.compared_groups import JOINT_ORGANISATION
from assessments.reports.pages.factor import FactorPage, factor_page
from assessments.reports.pages.on_round import ReportOnRound, on_round
from assessments.reports.pages.room import lines_under_reaction, with_room_for_notes
from assessments.results.overview import Overview
from assessments.results.wording import marked_fictitious

NOTHING_ADDED = Added()


@dataclass(frozen=True)
class CouncilReport(ReportOnRound):
    """A report for the raad of one municipality, complete: the same facts give the same report."""

    municipality: str
    factors: tuple[FactorPage, ...]
    reaction: ReactionText | None
    """The municipality's own words, which are no result; on a page of their own."""

    @property
    def description(self) -> str:
        """What kind of document it is, for its metadata."""
        return _("Rapport voor de raad van {municipality}").format(municipality=self.municipality)

    @property
    def document_title(self) -> str:
        title = _("Rapport voor de raad van %(municipality)s: %(partnership)s, %(title)s") % {
            "municipality": self.municipality,
            "partnership": self.partnership,
            "title": self.title,
        }
        return marked_fictitious(title, self.fictitious)

    @property
    def number_of_pages(self) -> int:
        """Summary, a page per factor, agenda, method: whatever the number of municipalities.

        Own statements and a reaction take one page more each, and so do agreements that don't fit
        under the agenda.
        """
        more = bool(self.own_statements) + bool(self.reaction) + len(self.agenda.apart)
        return len(self.factors) + 3 + more

    @property
    def reaction_lines(self) -> range:
        """Lines to write on, on the page of the reaction."""
        return range(lines_under_reaction(self.reaction) if self.reaction else 0)

    @property
    def kicker(self) -> str:
        return _("Rapport voor de raad van")

    @property
    def about(self) -> str:
        return self.municipality

    @property
    def question_for(self) -> str:
        return _("Vraag aan de raad")

    @property
    def question(self) -> str:
        return _(
            "Herkent u dit beeld? Over welke twee onderwerpen wilt u verder praten, en met wie?"
        )

    @property
    def place_of_method(self) -> str:
        return _("bladzijde %(n)s") % {"n": self.number_of_pages}


def council_report(
    overview: Overview,
    place_code: str,
    *,
    earlier: Overview | None = None,
    added: Added = NOTHING_ADDED,
) -> CouncilReport:
    """The report for the raad of `place_code`; of other municipalities it names none.

    Raises KeyError when the round has no such municipality.
    """
    if place_code == JOINT_ORGANISATION:
        raise KeyError(place_code)
    # In a public document only the reader's own municipality is named.
    overview = replace(overview, viewer=replace(overview.viewer, own=place_code))
    talk = conversation(overview, public=True, order=added.order)
    return CouncilReport(
        municipality=overview.place(place_code).name,
        factors=tuple(
            with_room_for_notes(factor_page(overview, place_code, factor))
            for factor in overview.instrument.factors
        ),
        reaction=added.reactions.get(place_code),
        **on_round(overview, place_code, talk, earlier=earlier, added=added),
    )
