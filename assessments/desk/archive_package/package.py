"""The package itself: a ZIP with files, metadata, digests and a word about them."""

import datetime
import hashlib
import io
import zipfile
from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify

from assessments.access import Viewer
from assessments.desk.archive_package import metadata
from assessments.desk.archive_package.contents import ArchivedFile, archived_files
from assessments.presenters.results_sheet import FICTITIOUS
from assessments.reports.material import Released


def file_name(of: Released) -> str:
    """ "archiefpakket-bel-najaar-2026.zip", with VERZONNEN in front when it is."""
    name = f"archiefpakket-{of.facts.partnership_slug}-{slugify(of.facts.title)}.zip"
    return f"{FICTITIOUS}-{name}" if of.facts.fictitious else name


def make(of: Released, viewer: Viewer) -> bytes:
    """The bytes; the reports must be finished. PDFs are compressed as they are."""
    files = archived_files(of, viewer)
    described = [*files, *_metadata(of, files, timezone.localtime())]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("LEESMIJ.txt", _readme(of, files))
        archive.writestr("SHA256SUMS.txt", _digests(described))
        for each in described:
            archive.writestr(each.name, each.data)
    return made.getvalue()


def _metadata(
    of: Released, files: Sequence[ArchivedFile], now: datetime.datetime
) -> list[ArchivedFile]:
    whole = ArchivedFile("archiefpakket.mdto.xml", "", metadata.of_whole(of, files))
    return [
        whole,
        *(
            ArchivedFile(f"{each.name}.bestand.mdto.xml", "", metadata.of_file(of, each, now))
            for each in files
        ),
    ]


def _digests(files: Sequence[ArchivedFile]) -> str:
    """As `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(each.data).hexdigest()}  {each.name}\n" for each in files)


def _readme(of: Released, files: Sequence[ArchivedFile]) -> str:
    context = {
        "title": metadata.title_of(of),
        "facts": of.facts,
        "creator": metadata.creator_of(of),
        "final_on": of.added.final_on,
        "files": files,
        "own_statements": of.release.round.texts.own,
    }
    return render_to_string("desk/archive_package/readme.txt", context)
