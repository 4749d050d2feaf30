"""The first page: to be read without the rest."""

import functools
from dataclasses import dataclass

from assessments.presenters.agenda import Conversation
from assessments.presenters.municipalities.turnout import NamedResponse, responses_beside
from assessments.presenters.numbers import Shown
from assessments.presenters.pictures.charts import Chart, key
from assessments.presenters.summary import summary
from assessments.presenters.ten_factors import TenFactors, ten_factors
from assessments.reports.pages.pictures import Sign, factor_scale, legend, mark_of
from assessments.reports.printing.typefaces import SEMIBOLD, width
from assessments.results.findings.finding import Segment
from assessments.results.overview import Overview

LETTERS_OVER_COLUMN = 14
"""Of a name that stands over a column of numbers, on two lines."""
COLUMNS, PADDING, HEIGHT_OF_HEADING = 79.5, 0.6, 8.5 * 25.4 / 72
"""What all columns of numbers take together, what of each stays free, how high a heading is set; in
millimetres, as in `report.css`."""


@dataclass(frozen=True)
class DrawnFactor:
    """A factor in the picture: its marks, and each group's mean in a cell of its own."""

    number: int
    short_name: str
    scale: Chart | None
    means: tuple[Shown, ...]


@dataclass(frozen=True)
class Picture:
    """Ten factors with the marks of each group."""

    heads: tuple[Sign, ...]
    """Over the columns of numbers: where a name has no room there is its mark."""
    rows: tuple[DrawnFactor, ...]
    signs: tuple[Sign, ...]
    notes: tuple[str, ...]
    about_agreement: str

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(head.name for head in self.heads)


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
    made = summary(overview, code, talk, public=public, earlier=earlier)
    return FirstPage(
        turnouts=responses_beside(overview, code),
        notice=made.why_missing,
        findings=tuple(finding.segments for finding in made.stands_out),
        picture=_drawn(overview, made.ten) if overview.roles else None,
        keep=tuple(line.summary for line in talk.keep),
        begin=tuple(line.summary for line in talk.begin),
    )


def picture(overview: Overview, code: str | None) -> Picture:
    """The ten factors, for the groups that may be shown."""
    return _drawn(overview, ten_factors(overview, code))


def _drawn(overview: Overview, ten: TenFactors) -> Picture:
    groups, fictitious = ten.columns, overview.round.fictitious
    fits = functools.partial(_fits_over_column, columns=len(groups))
    return Picture(
        heads=tuple(
            Sign(key(mark_of(group), group.label), group.label_that(fits)) for group in groups
        ),
        rows=tuple(
            DrawnFactor(
                row.factor.number,
                row.factor.short_name,
                factor_scale(groups, row.factor, fictitious),
                row.means,
            )
            for row in ten.rows
        ),
        signs=legend(groups, [row.factor.number for row in ten.rows]),
        notes=ten.about_groups,
        about_agreement=ten.about_agreement,
    )


def _fits_over_column(name: str, *, columns: int) -> bool:
    """On two lines, and each word on one."""
    longest = max(width(word, HEIGHT_OF_HEADING, SEMIBOLD) for word in name.split())
    return len(name) <= LETTERS_OVER_COLUMN and longest <= COLUMNS / columns - PADDING
