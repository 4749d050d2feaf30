"""What is in the archive package of a round, file by file."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.access import Viewer
from assessments.audit import Action
from assessments.dashboards.exports.release_json import json_file, plain
from assessments.desk.retention import NAMING
from assessments.models import AuditEntry
from assessments.presenters.results_sheet import FICTITIOUS
from assessments.reports import bundle, files
from assessments.reports.bundle import BUNDLE
from assessments.reports.material import Released
from assessments.reports.partnership.document import PARTNERSHIP
from assessments.reports.report_kind import Report
from assessments.results.overview import for_viewer

FETCHED = (Action.DOWNLOADED, Action.PEOPLE_EXPORTED)
"""Entries of the log about who took a file along."""


@dataclass(frozen=True)
class ArchivedFile:
    """One file in the package."""

    name: str
    title: str
    data: bytes


def reports_of(of: Released) -> tuple[Report, ...]:
    """What the worker has to make first; the bundle makes the report of every council."""
    return Report(BUNDLE, None), Report(PARTNERSHIP, None)


def archived_files(of: Released, viewer: Viewer) -> list[ArchivedFile]:
    """Everything but metadata and digests; the reports must be finished."""
    return [
        *(_report(of, each) for each in (*bundle.parts(of), Report(PARTNERSHIP, None))),
        ArchivedFile("uitkomsten.json", _("Uitkomsten"), json_file(for_viewer(viewer, of.release))),
        _as_json(
            of, "gespreksagenda-en-reacties.json", _("Gespreksagenda en reacties"), _added(of)
        ),
        _as_json(of, "logboek.json", _("Logboek van de ronde"), {"log": _log(of)}),
    ]


def _report(of: Released, report: Report) -> ArchivedFile:
    title = f"{report.kind.name}: {report.about(of)}"
    return ArchivedFile(f"rapporten/{report.file_name(of)}", title, files.finish(of, report))


def _as_json(of: Released, name: str, title: str, contents: dict[str, Any]) -> ArchivedFile:
    notice = {"notice": FICTITIOUS if of.facts.fictitious else None}
    text = json.dumps(plain(notice | contents), ensure_ascii=False, indent=1, default=str)
    return ArchivedFile(name, title, text.encode())


def _added(of: Released) -> dict[str, Any]:
    names = {place.code: place.name for place in of.places}
    titles = {factor.number: factor.title for factor in of.release.round.texts.factors}
    return {
        "final_on": of.added.final_on,
        "agenda": [
            {"factor": titles[number]} | asdict(item)
            for number, item in sorted(of.added.agenda.items())
        ],
        "reactions": [
            {"municipality": names[code]} | asdict(reaction)
            for code, reaction in sorted(of.added.reactions.items())
        ],
    }


def _log(of: Released) -> list[dict[str, Any]]:
    """What was done with the round, the oldest first.

    Without the names of who was invited, which are forgotten and may not live on in an archive;
    and without who fetched which file, which isn't about the round.
    """
    entries = AuditEntry.objects.filter(round=of.release.round_id).exclude(action__in=FETCHED)
    return [
        {
            "at": timezone.localtime(each.at).isoformat(timespec="seconds"),
            "who": each.actor_name or _("het systeem"),
            "what": each.get_action_display(),
            "detail": "" if each.action in NAMING else each.detail,
        }
        for each in entries.order_by("at", "pk")
    ]
