"""Finished reports: made once, then served from storage.

They are named by a digest of all that decides what is in them, so that nothing needs to be
remembered: what has another content has another name.
"""

import functools
import hashlib
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from assessments.language import in_language
from assessments.reports.material import Released, material
from assessments.reports.report_kind import Report

FOLDER = "reports"


def stored_as(released: Released, report: Report) -> str:
    """The name in storage of a report with this content, for this reader, of this design."""
    viewer = released.viewer(report.reader)
    inside = in_language(
        _design(),
        report.kind.code,
        viewer,
        replace(released.facts, shared=True),  # when it is shared, nothing in it changes
        released.places,
        _of_earlier(released),
        released.mergers,
        released.added_for(report.reader),
        tuple(stored_as(released, part) for part in report.kind.parts(released)),
    )
    name = hashlib.sha256(repr(inside).encode()).hexdigest()
    return f"{_folder(released)}/{name}{report.kind.suffix}"


def finished(released: Released) -> frozenset[str]:
    """The names of all reports of a release that are there, by looking once."""
    folder = _folder(released)
    return frozenset(f"{folder}/{name}" for name in default_storage.listdir(folder)[1])


def is_finished(name: str) -> bool:
    """Whether a report is there; storage has it whole or not at all."""
    return default_storage.exists(name)


def opened(name: str) -> File:
    """A finished report, to be read from the beginning."""
    return default_storage.open(name)


def finish(released: Released, report: Report) -> bytes:
    """The report's bytes: from storage, or made now and kept there."""
    name = stored_as(released, report)
    if is_finished(name):
        with opened(name) as stored:
            return bytes(stored.read())
    content = report.kind.make(material(released, report.reader))
    default_storage.save(name, ContentFile(content))
    return content


def _folder(released: Released) -> str:
    """One for each release; it says as little as the names in it."""
    of = f"{released.facts.pk} {released.facts.digest}"
    return f"{FOLDER}/{hashlib.sha256(of.encode()).hexdigest()[:32]}"


def _of_earlier(released: Released) -> tuple[int, str, str] | None:
    """What a report may say of the round before."""
    earlier = released.earlier
    return (earlier.pk, earlier.round.title, earlier.digest) if earlier else None


PREPARING = ("reports", "presenters", "results", "followup")
"""The packages that decide what a report says."""


@functools.cache
def _design() -> str:
    """A digest of what sets a report; when that changes, reports are made anew."""
    contents = b"".join(path.read_bytes() for path in design_sources())
    return hashlib.sha256(contents + version("weasyprint").encode()).hexdigest()


def design_sources() -> list[Path]:
    """Every file of this project that a report is made with, folders within folders too."""
    style = Path(str(finders.find("css/report.css")))
    templates = [settings.BASE_DIR / "templates" / name for name in ("reports", "_components")]
    code = [settings.BASE_DIR / "assessments" / name for name in PREPARING]
    return sorted(
        [
            *(path for folder in templates for path in folder.rglob("*.*")),
            *style.parent.glob("report*.css"),
            *(
                path
                for folder in [*code, settings.BASE_DIR / "factors"]
                for path in folder.rglob("*.py")
            ),
        ]
    )
