"""The first page: to be read without the rest."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.presenters.agenda import Conversation
from assessments.presenters.numbers import (
    Shown,
    about_agreement,
    shown_factor,
)
from assessments.presenters.pictures.charts import Chart, key
from assessments.presenters.turnout import NamedResponse, responses_beside
from assessments.reports.pages.compared_groups import (
    compared_groups,
    notes_about,
    own_raad,
)
from assessments.reports.pages.pictures import Sign, factor_scale, legend
from assessments.results.findings import what_stands_out
from assessments.results.findings.finding import Segment
from assessments.results.overview import Overview


@dataclass(frozen=True)
class FactorRow:
    """A factor in the picture: its marks, and each voice's mean in a cell of its own."""

    number: int
    short_name: str
    scale: Chart | None
    means: tuple[Shown, ...]


@dataclass(frozen=True)
class Picture:
    """Ten factors with the marks of each voice."""

    heads: tuple[Sign, ...]
    """Over the columns of numbers: where a name has no room there is its mark."""
    rows: tuple[FactorRow, ...]
    signs: tuple[Sign, ...]
    notes: tuple[str, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(head.name for head in self.heads)

    @property
    def about_agreement(self) -> str:
        return about_agreement(result for row in self.rows for result in row.means)


@dataclass(frozen=True)
class FirstPage:
    """What was asked, who answered, what stands out, the picture, where to begin."""

    turnouts: tuple[NamedResponse, ...]
    notice: str
    """Why the own raad, or everything, is missing; "" when nothing is."""
    findings: tuple[tuple[Segment, ...], ...]
    picture: Picture | None
    keep: tuple[str, ...]
    begin: tuple[str, ...]


def first_page(
    overview: Overview, code: str | None, talk: Conversation, *, earlier: Overview | None = None
) -> FirstPage:
    """The summary for the raad of one municipality, in which no other municipality is named.

    Without `code` that of the whole partnership; others are named if the viewer sees them.
    """
    public = code is not None or not overview.viewer.sees_others
    findings = what_stands_out(overview, public=public, earlier=earlier)
    return FirstPage(
        turnouts=responses_beside(overview, code),
        notice=_notice(overview, code),
        findings=tuple(finding.segments for finding in findings),
        picture=picture(overview, code) if overview.roles else None,
        keep=tuple(line.summary for line in talk.keep),
        begin=tuple(line.summary for line in talk.begin),
    )


def _notice(overview: Overview, code: str | None) -> str:
    if not overview.roles:
        return _(
            "Er zijn te weinig antwoorden om iets te tonen. De vragen in dit rapport kunt u wel "
            "met elkaar bespreken."
        )
    if code is None or own_raad(overview, code):
        return ""
    return _(
        "Van onze raad stuurden minder dan vijf leden hun antwoorden in. Daarom staan in dit "
        "rapport alleen de uitkomsten van de samenwerking. Die zijn ook voor ons gesprek bruikbaar."
    )


def picture(overview: Overview, code: str | None) -> Picture:
    """The ten factors, for the groups that may be shown."""
    heard = compared_groups(overview, code)
    factors = overview.instrument.factors
    return Picture(
        heads=tuple(Sign(key(voice.mark, voice.name), voice.heading) for voice in heard),
        rows=tuple(
            FactorRow(
                factor.number,
                factor.short_name,
                factor_scale(heard, factor, overview.round.fictitious),
                tuple(shown_factor(voice.cell, factor) for voice in heard),
            )
            for factor in factors
        ),
        signs=legend(heard, [factor.number for factor in factors]),
        notes=notes_about(heard),
    )
