"""Metadata as the Nationaal Archief asks for it: MDTO 1.0.1, in XML.

One description of the whole (an *informatieobject*), and one of each file (a *bestand*). What the
program can't know (the selection list, a term) is left to the archivist, and says so.
"""

import datetime
import hashlib
from collections.abc import Sequence
from pathlib import PurePath
from xml.etree import ElementTree as ET

from django.conf import settings
from django.utils.translation import gettext as _

from assessments.desk.archive_package.contents import ArchivedFile
from assessments.reports.material import Released
from factors.plain_text import lines

MDTO = "https://www.nationaalarchief.nl/mdto"
PRONOM = {
    ".pdf": ("Acrobat PDF/A - Portable Document Format 2a", "fmt/476"),
    ".json": ("JSON Data Interchange Format", "fmt/817"),
}
"""How the register of the British National Archives calls these, with the version."""
WOO = "Woo-informatiecategorieën"
UNDECIDED = "Nader te bepalen"
"""Of MDTO's lists of values and of restrictions: what the archivist has still to fill in."""
Tree = tuple[str, "str | Sequence[Tree]"]
"""A name, with text or with what is in it, in the order of the schema."""


def of_whole(of: Released, files: Sequence[ArchivedFile]) -> bytes:
    facts = of.facts
    return _xml(
        "informatieobject",
        [
            _identified(facts.digest),
            ("naam", title_of(of)),
            ("aggregatieniveau", _term("Dossier", "Begrippenlijst Aggregatieniveaus MDTO")),
            ("classificatie", _term("onderzoeksrapporten", WOO, "Woo 3.3, tweede lid, onder j")),
            ("omschrijving", facts.description),
            ("dekkingInTijd", _period(facts.opened_on, facts.closed_on)),
            *(("dekkingInRuimte", [("verwijzingNaam", each.name)]) for each in of.places),
            ("taal", "nl"),
            ("event", _created(facts.released_on)),
            ("waardering", _term(UNDECIDED, "Begrippenlijst Waarderingen MDTO", "N")),
            *(("heeftRepresentatie", _reference(each, facts.digest)) for each in files),
            ("archiefvormer", [("verwijzingNaam", creator_of(of))]),
            ("beperkingGebruik", _openness()),
        ],
    )


def of_file(of: Released, file: ArchivedFile, now: datetime.datetime) -> bytes:
    name, code = PRONOM[PurePath(file.name).suffix]
    digest = of.facts.digest
    whole = [("verwijzingNaam", title_of(of)), _identified(digest, "verwijzingIdentificatie")]
    return _xml(
        "bestand",
        [
            _identified(f"{digest}/{file.name}"),
            ("naam", file.name),
            ("omvang", str(len(file.data))),
            ("bestandsformaat", _term(name, "PRONOM-register", code)),
            ("checksum", _checksum(file, now)),
            ("isRepresentatieVan", whole),
        ],
    )


def _checksum(file: ArchivedFile, now: datetime.datetime) -> list[Tree]:
    return [
        ("checksumAlgoritme", _term("SHA-256", "Begrippenlijst ChecksumAlgoritme MDTO")),
        ("checksumWaarde", hashlib.sha256(file.data).hexdigest()),
        ("checksumDatum", now.isoformat(timespec="seconds")),
    ]


def title_of(of: Released) -> str:
    title = f"{of.facts.title}, {of.facts.partnership}"
    return f"VERZONNEN {title}" if of.facts.fictitious else title


def creator_of(of: Released) -> str:
    """Who is responsible, as the partnership filled it in."""
    return of.release.round.partnership.controller or of.facts.partnership


def _identified(mark: str, name: str = "identificatie") -> Tree:
    return name, [("identificatieKenmerk", mark), ("identificatieBron", settings.SITE_URL)]


def _term(label: str, of_list: str, code: str = "") -> list[Tree]:
    coded: list[Tree] = [("begripCode", code)] if code else []
    return [
        ("begripLabel", label),
        *coded,
        ("begripBegrippenlijst", [("verwijzingNaam", of_list)]),
    ]


def _period(begin: datetime.date, end: datetime.date) -> list[Tree]:
    return [
        ("dekkingInTijdType", _term(_("looptijd van de vragenlijst"), "Samenwerking")),
        ("dekkingInTijdBegindatum", begin.isoformat()),
        ("dekkingInTijdEinddatum", end.isoformat()),
    ]


def _created(on: datetime.date) -> list[Tree]:
    return [
        ("eventType", _term("Creatie", "Begrippenlijst EventTypeLijst MDTO")),
        ("eventTijd", on.isoformat()),
    ]


def _reference(file: ArchivedFile, digest: str) -> list[Tree]:
    return [
        ("verwijzingNaam", file.name),
        _identified(f"{digest}/{file.name}", "verwijzingIdentificatie"),
    ]


def _openness() -> list[Tree]:
    explained = _(
        "Rapporten en uitkomsten zijn gemaakt om openbaar te worden: er staat niets in over één "
        "persoon. In het logboek staan namen van gebruikers."
    )
    return [
        ("beperkingGebruikType", _term(UNDECIDED, "Begrippenlijst BeperkingGebruikTypeLijst MDTO")),
        ("beperkingGebruikNadereBeschrijving", explained),
    ]


def _xml(kind: str, parts: Sequence[Tree]) -> bytes:
    root = ET.Element("MDTO", {"xmlns": MDTO})
    _grow(root, (kind, parts))
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _grow(parent: ET.Element, tree: Tree) -> None:
    name, inside = tree
    element = ET.SubElement(parent, name)
    if isinstance(inside, str):
        element.text = lines(inside)
        return
    for each in inside:
        _grow(element, each)
