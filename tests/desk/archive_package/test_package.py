"""What is in the archive package, and what isn't."""

import hashlib
import io
import json
import zipfile
from xml.etree import ElementTree as ET

import pytest

from assessments import audit
from assessments.models import AgendaItem, Partnership, Reaction
from tests import builders
from tests.desk.archive_package.conftest import PDF

MDTO = "{https://www.nationaalarchief.nl/mdto}"
FILES = [
    "rapporten/rapport-eemnes-najaar-2025.pdf",
    "rapporten/rapport-laren-najaar-2025.pdf",
    "rapporten/samenwerkingsrapport-bel-najaar-2025.pdf",
    "uitkomsten.json",
    "gespreksagenda-en-reacties.json",
    "logboek.json",
]
ORDER = [
    *("identificatie", "naam", "aggregatieniveau", "classificatie", "omschrijving"),
    *("dekkingInTijd", "dekkingInRuimte", "taal", "event", "waardering"),
    *("heeftRepresentatie", "archiefvormer", "beperkingGebruik"),
]
"""Of the schema."""


@pytest.fixture
def package(fetched):
    """Name → bytes of all that is in it."""

    def read():
        with zipfile.ZipFile(io.BytesIO(fetched().content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return read


def parsed(xml):
    return ET.fromstring(xml)  # noqa: S314 - our own


def test_package_holds_files_metadata_and_digests(package):
    described = [f"{name}.bestand.mdto.xml" for name in FILES]

    assert [*package()] == [
        *("LEESMIJ.txt", "SHA256SUMS.txt", *FILES, "archiefpakket.mdto.xml", *described)
    ]


def test_reports_are_those_of_the_page(package):
    found = package()

    assert [found[name] for name in FILES[:3]] == [PDF] * 3


def test_digests_are_those_of_every_file(package):
    found = package()
    digests = dict(
        reversed(line.split("  ")) for line in found["SHA256SUMS.txt"].decode().splitlines()
    )

    assert set(digests) == set(found) - {"LEESMIJ.txt", "SHA256SUMS.txt"}
    for name, digest in digests.items():
        assert hashlib.sha256(found[name]).hexdigest() == digest


def test_results_have_the_digest_of_the_release(package, of):
    assert json.loads(package()["uitkomsten.json"])["digest"] == of.digest


def test_agenda_and_reactions_are_there(package, of):
    AgendaItem.objects.create(release=of, factor_number=3, action="Eén A4", note="Vraag Jan")
    laren = builders.municipality("Laren")
    Reaction.objects.create(release=of, municipality=laren, on_behalf_of="de raad", text="Goed.")

    added = json.loads(package()["gespreksagenda-en-reacties.json"])
    (item,) = added["agenda"]
    assert (item["factor_number"], item["action"], item["note"]) == (3, "Eén A4", "Vraag Jan")
    assert added["reactions"] == [
        {"municipality": "Laren", "on_behalf_of": "de raad", "text": "Goed."}
    ]


def test_log_is_that_of_the_round_without_names_of_the_invited(package, of, manager):
    def record(action, detail, current_round=of.round):
        of_partnership = of.round.partnership
        audit.record(
            partnership=of_partnership,
            action=action,
            by=manager,
            current_round=current_round,
            detail=detail,
        )

    record(audit.Action.PEOPLE_CHANGED, "Jan Jansen")
    record(audit.Action.CLOSED, "")
    record(audit.Action.DOWNLOADED, "rapport.pdf")
    record(audit.Action.PEOPLE_EXPORTED, "xlsx: 12 mensen")
    record(audit.Action.MEMBER_ADDED, "piet@example.nl", None)

    log = json.loads(package()["logboek.json"])["log"]
    assert [(each["what"], each["detail"]) for each in log] == [
        ("gegevens van mensen gewijzigd", ""),
        ("ronde gesloten en geteld", ""),
    ]
    assert {each["who"] for each in log} == {str(manager)}


def test_metadata_of_the_whole_follow_the_schema(package, of):
    Partnership.objects.update(controller="Gemeenten Laren & Eemnes")
    (whole,) = parsed(package()["archiefpakket.mdto.xml"])

    names = [each.tag.removeprefix(MDTO) for each in whole]
    assert whole.tag == f"{MDTO}informatieobject"
    assert list(dict.fromkeys(names)) == ORDER
    assert whole.findtext(f"{MDTO}archiefvormer/{MDTO}verwijzingNaam") == "Gemeenten Laren & Eemnes"
    assert names.count("heeftRepresentatie") == len(FILES)
    assert whole.findtext(f"{MDTO}classificatie/{MDTO}begripLabel") == "onderzoeksrapporten"


def test_metadata_of_a_file_have_its_size_and_digest(package):
    found = package()
    (described,) = parsed(found["uitkomsten.json.bestand.mdto.xml"])

    size = described.findtext(f"{MDTO}omvang")
    digest = described.findtext(f"{MDTO}checksum/{MDTO}checksumWaarde")
    assert size == str(len(found["uitkomsten.json"]))
    assert digest == hashlib.sha256(found["uitkomsten.json"]).hexdigest()


def test_demonstration_says_so_everywhere(package):
    Partnership.objects.update(fictitious=True)
    found = package()

    for name in ("LEESMIJ.txt", "archiefpakket.mdto.xml", "uitkomsten.json", "logboek.json"):
        assert b"VERZONNEN" in found[name]


def test_readme_says_that_reports_are_not_final_yet(package):
    readme = package()["LEESMIJ.txt"].decode()

    assert "de rapporten zijn nog niet vastgelegd" in readme
    assert "&" not in readme


def test_package_says_whose_the_own_statements_are(package):
    found = package()

    results = json.loads(found["uitkomsten.json"])
    assert [*results["own_statements"]] == ["e1", "e2"]
    readme = found["LEESMIJ.txt"].decode()
    assert "De stellingen e1 tot en met e4 zijn van BEL zelf." in readme
