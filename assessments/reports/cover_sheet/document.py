"""The oplegger: one sheet, with the summary of the report in front and the conversation behind.

And the same in large print, on as many pages as that takes.
"""

from dataclasses import dataclass, replace
from math import ceil

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.presenters.agreements import Agreement
from assessments.reports.council.content import CouncilReport
from assessments.reports.council.document import report_of
from assessments.reports.material import Material
from assessments.reports.pages.agreements import LINE, PAGE, AgreementsTable, tables
from assessments.reports.printing.fitting import as_it_flows, fitting_pdf
from assessments.reports.report_kind import ReportKind, Scope
from assessments.results.wording import marked_fictitious

TEMPLATE = "reports/cover_sheet.html"
PAGES = 2
LARGE, ROWS_IN_LARGE_PRINT = "large", 4
LONGEST = 100
"""Letters of what was agreed."""
FRAME, LIST_OF_QUESTIONS, TOPIC, GROUPS, GROUP = 64.0, 95.0, 12.5, 11.0, 1.7
"""Heights in millimetres: the title and how it was counted, and what stands between these."""
LETTERS, LETTERS_OF_GROUP = 98, 82
"""On a line."""


@dataclass(frozen=True)
class Topic:
    """A factor to begin the conversation with, and what to ask."""

    number: int
    short_name: str
    reason: str
    questions: tuple[str, str]


class CoverSheet(CouncilReport):
    """The same report on two pages: nothing is in it that isn't in the report itself."""

    @property
    def number_of_pages(self) -> int:
        return PAGES

    @property
    def description(self) -> str:
        """What kind of document it is, for its metadata."""
        return _("Oplegger bij het rapport voor de raad van {municipality}").format(
            municipality=self.municipality
        )

    @property
    def document_title(self) -> str:
        title = _("Oplegger bij het rapport voor de raad van %(municipality)s: %(partnership)s") % {
            "municipality": self.municipality,
            "partnership": self.partnership,
        }
        return marked_fictitious(title, self.fictitious)

    @property
    def kicker(self) -> str:
        return _("Oplegger voor de raad van")

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Where the conversation begins; at most three."""
        return tuple(
            Topic(line.number, line.name, line.reason, line.factor.questions)
            for line in self.agenda.begin
        )

    @property
    def questions(self) -> tuple[Topic, ...]:
        """The first question of each factor, for when there are no results to begin with."""
        if self.topics:
            return ()
        return tuple(
            Topic(factor.number, factor.short_name, "", factor.questions) for factor in self.factors
        )

    @property
    def agreed(self) -> AgreementsTable:
        """As many of the agreements as fit, cut off where they are long: the report has them whole.

        With rows to write more in.
        """
        return tables(list(map(_shortened, self.agenda.agreements)), PAGE - self._height())[0]

    def _height(self) -> float:
        """An estimate, on the safe side, of what else stands on the back."""
        used = FRAME + (LIST_OF_QUESTIONS if self.questions else 0)
        for topic in self.topics:
            texts = (topic.reason, *topic.questions)
            used += TOPIC + LINE * sum(ceil(len(text) / LETTERS) for text in texts)
        if self.agenda.groups:
            used += GROUPS
        for group in self.agenda.groups:
            used += GROUP + LINE * ceil(len(group.names + group.group.question) / LETTERS_OF_GROUP)
        return used


class LargeCoverSheet(CoverSheet):
    """What stands on the sheet, for whoever can't read small letters."""

    @property
    def document_title(self) -> str:
        return _("%(title)s (grote letters)") % {"title": super().document_title}

    @property
    def place_of_method(self) -> str:
        """Not a number: that depends on how long names are."""
        return _("“Hoe dit is geteld”, achteraan")

    @property
    def agreed(self) -> AgreementsTable:
        return replace(super().agreed, rows=range(ROWS_IN_LARGE_PRINT))


def _shortened(agreement: Agreement) -> Agreement:
    texts = {"action": LONGEST, "sign": LONGEST, "owner": LONGEST // 2}
    cut = {name: Truncator(getattr(agreement, name)).chars(most) for name, most in texts.items()}
    return replace(agreement, **cut)


def cover_sheet(report: CouncilReport) -> CoverSheet:
    return CoverSheet(**vars(report))


def cover_sheet_pdf(report: CouncilReport) -> bytes:
    """One sheet of A4, set closer when that is needed."""
    return fitting_pdf(TEMPLATE, cover_sheet(report), pages=PAGES)


def large_cover_sheet_pdf(report: CouncilReport) -> bytes:
    """In 14 points, on as many pages of A4 as it takes."""
    return as_it_flows(TEMPLATE, LargeCoverSheet(**vars(report)), LARGE)


def make_large(material: Material) -> bytes:
    """The same in large print."""
    return large_cover_sheet_pdf(report_of(material))


def make(material: Material) -> bytes:
    """The sheet of the municipality that the material is cut to."""
    return cover_sheet_pdf(report_of(material))


COVER_SHEET = ReportKind(
    code="oplegger",
    name=gettext_lazy("Oplegger"),
    about=gettext_lazy("De samenvatting en de vragen op één blad, aan twee kanten bedrukt."),
    stem="oplegger",
    suffix=".pdf",
    scope=Scope.MUNICIPALITY,
    make=make,
)

LARGE_COVER_SHEET = ReportKind(
    code="oplegger-groot",
    name=gettext_lazy("Oplegger in grote letters"),
    about=gettext_lazy(
        "Dezelfde tekst in letters van 14 punten, voor wie kleine letters niet kan lezen."
    ),
    stem="oplegger-grote-letters",
    suffix=".pdf",
    scope=Scope.MUNICIPALITY,
    make=make_large,
)
