"""The reports of a release as a page lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.reports import making
from assessments.reports.making import State
from assessments.reports.material import Released
from assessments.reports.report_kind import Kind, Report


@dataclass(frozen=True)
class Row:
    """One report, where it is, and how far."""

    about: str
    url: str
    state: State

    @property
    def words(self) -> str:
        """How far, "" when it only has to be made."""
        return {
            State.FINISHED: _("klaar"),
            State.BEING_MADE: _("wordt gemaakt"),
            State.FAILED: _("maken is niet gelukt"),
            State.NOT_ORDERED: "",
        }[self.state]


@dataclass(frozen=True)
class KindRows:
    """A kind and its reports; each has at least one."""

    kind: Kind
    rows: tuple[Row, ...]


def listed(of: Released, reports: Sequence[Report]) -> tuple[KindRows, ...]:
    """By kind, in the order given."""
    found = zip(reports, making.states(of, reports), strict=True)
    groups = groupby(found, key=lambda pair: pair[0].kind)
    return tuple(
        KindRows(kind, tuple(_row(of, report, state) for report, state in rows))
        for kind, rows in groups
    )


def _row(of: Released, report: Report, state: State) -> Row:
    arguments = [of.facts.partnership_slug, of.facts.pk, *report.address]
    return Row(report.about(of), reverse("reports:report", args=arguments), state)
