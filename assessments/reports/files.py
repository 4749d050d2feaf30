"""Finished reports: made once, then served from storage.

They are named by a digest of all that decides what is in them, so that nothing needs to be
remembered: what has another content has another name.
"""

import functools
import hashlib
from dataclasses import replace
from importlib.metadata import version
from io import SEEK_END
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from assessments.language import in_language
from assessments.reports.material import Released, material
from assessments.reports.report_kind import Report

FOLDER = "reports"
END_OF_PDF = b"%%EOF"
END_OF_ZIP = b"PK\x05\x06"
"""Of an ODT too, which is a ZIP; 18 bytes follow when there is no remark."""
TAIL = 22


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
    return f"{FOLDER}/{hashlib.sha256(repr(inside).encode()).hexdigest()}{report.kind.suffix}"


def is_finished(name: str) -> bool:
    """Whether a report is there; not when its writer was stopped half-way."""
    if not default_storage.exists(name):
        return False
    with default_storage.open(name) as stored:
        stored.seek(-min(TAIL, stored.size), SEEK_END)
        tail = stored.read()
    return END_OF_PDF in tail if name.endswith(".pdf") else tail.startswith(END_OF_ZIP)


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
    _keep(name, content)
    return content


def _keep(name: str, content: bytes) -> None:
    if default_storage.exists(name):
        if is_finished(name):
            return
        default_storage.delete(name)
    kept = default_storage.save(name, ContentFile(content))
    if kept != name:  # Somebody else was just before us, with the same.
        default_storage.delete(kept)


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
