"""The reports of a release as a page lists them: a table of municipalities and kinds."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.reports import making
from assessments.reports.making import State
from assessments.reports.material import Released
from assessments.reports.report_kind import Report, ReportKind, Scope


@dataclass(frozen=True)
class ListedReport:
    """One report, where it is, and how far."""

    kind: ReportKind
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
            State.TRIED_AGAIN: _("wordt straks opnieuw geprobeerd"),
            State.NOT_ORDERED: "",
        }[self.state]


@dataclass(frozen=True)
class ReportsOfPlace:
    """The reports of one municipality, in the order of the kinds; each has one."""

    name: str
    reports: tuple[ListedReport, ...]


@dataclass(frozen=True)
class ReportList:
    kinds: tuple[ReportKind, ...]
    """Of which each municipality has a report of its own."""
    places: tuple[ReportsOfPlace, ...]
    of_all: tuple[ListedReport, ...]
    """Of the partnership as a whole."""


def listed(of: Released, reports: Sequence[Report]) -> ReportList:
    """Kinds and municipalities in the order given."""
    states = making.states(of, reports)
    found = [_listed(of, report, state) for report, state in zip(reports, states, strict=True)]
    own = [each for each in found if each.kind.scope is Scope.MUNICIPALITY]
    names = dict.fromkeys(each.about for each in own)
    return ReportList(
        kinds=tuple(dict.fromkeys(each.kind for each in own)),
        places=tuple(
            ReportsOfPlace(name, tuple(each for each in own if each.about == name))
            for name in names
        ),
        of_all=tuple(each for each in found if each.kind.scope is not Scope.MUNICIPALITY),
    )


def _listed(of: Released, report: Report, state: State) -> ListedReport:
    arguments = [of.facts.partnership_slug, of.facts.pk, *report.address]
    url = reverse("reports:report", args=arguments)
    return ListedReport(report.kind, report.about(of), url, state)
