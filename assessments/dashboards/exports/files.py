"""The files of a released round: which there are for a viewer, what they are called, what's in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from assessments.dashboards.exports.release_json import json_file
from assessments.dashboards.exports.spreadsheets import csv_file, ods_file, xlsx_file
from assessments.presenters.results_sheet import FICTITIOUS
from assessments.results.overview import Overview, RoundFacts


@dataclass(frozen=True)
class FileKind:
    """A kind of file; `make` gives its bytes."""

    extension: str
    name: str | Promise
    about: str | Promise
    media_type: str
    make: Callable[[Overview], bytes]
    has_everything: bool = False
    """Only for who sees everything."""


KINDS = (
    FileKind(
        "xlsx",
        _("Excel"),
        _("Alle getallen in één tabel, met een blad dat de kolommen uitlegt."),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        xlsx_file,
    ),
    FileKind(
        "ods",
        _("OpenDocument"),
        _("Dezelfde tabel voor LibreOffice en andere programma’s."),
        "application/vnd.oasis.opendocument.spreadsheet",
        ods_file,
    ),
    FileKind(
        "csv",
        _("CSV"),
        _("Dezelfde tabel als platte tekst, met puntkomma’s en komma’s in getallen."),
        "text/csv; charset=utf-8",
        csv_file,
    ),
    FileKind(
        "json",
        _("JSON"),
        _("Voor programmeurs: de groepen en hun antwoorden, zoals zij zijn vrijgegeven."),
        "application/json",
        json_file,
        has_everything=True,
    ),
)


def kinds_for(overview: Overview) -> tuple[FileKind, ...]:
    return tuple(k for k in KINDS if overview.viewer.sees_others or not k.has_everything)


def kind_for(overview: Overview, extension: str) -> FileKind | None:
    """None when there is no such file for this viewer."""
    return next((k for k in kinds_for(overview) if k.extension == extension), None)


def file_name(facts: RoundFacts, extension: str) -> str:
    """ "bel-najaar-2025-uitkomsten.csv", with VERZONNEN in front when it is."""
    name = f"{facts.partnership_slug}-{slugify(facts.title)}-uitkomsten.{extension}"
    return f"{FICTITIOUS}-{name}" if facts.fictitious else name
