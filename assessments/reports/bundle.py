"""The reports of all raden in one ZIP."""

import io
import zipfile

from django.utils.translation import gettext_lazy as _

from assessments.reports import files
from assessments.reports.council.document import COUNCIL
from assessments.reports.material import Material, Released
from assessments.reports.report_kind import Report, ReportKind, Scope


def parts(released: Released) -> tuple[Report, ...]:
    """What is in it, in order."""
    return tuple(Report(COUNCIL, place.code) for place in released.places if place.code)


def done(released: Released) -> int:
    """How many of its parts are there already."""
    finished = files.finished(released)
    return sum(files.stored_as(released, part) in finished for part in parts(released))


def make(material: Material) -> bytes:
    """Each part is kept by itself too: whoever goes on after a crash makes only the rest."""
    of = material.released
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as bundle:
        for part in parts(of):
            entry = zipfile.ZipInfo(part.file_name(of), (*_day(of), 0, 0, 0))
            entry.create_system = 0  # the same on every system
            entry.external_attr = 0
            bundle.writestr(entry, files.finish(of, part))
    return made.getvalue()


def _day(of: Released) -> tuple[int, int, int]:
    released_on = of.facts.released_on
    return released_on.year, released_on.month, released_on.day


BUNDLE = ReportKind(
    code="alle",
    name=_("Alle rapporten voor de raden"),
    about=_("Een ZIP met het rapport van elke gemeente."),
    stem="rapporten",
    suffix=".zip",
    scope=Scope.EVERYTHING,
    make=make,
    parts=parts,
)
