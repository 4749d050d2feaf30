"""Finished reports are made once and kept by a digest of all that decides what is in them."""

import datetime
import io
import re
import zipfile
from dataclasses import replace

import pytest
from django.core.files.storage import default_storage

from assessments import access
from assessments.followup.queries import AgendaText, ReactionText
from assessments.reports import files
from assessments.reports.bundle import BUNDLE
from assessments.reports.council import document as council
from assessments.reports.council.document import COUNCIL
from assessments.reports.material import released
from assessments.reports.report_kind import Report
from tests.reports import builders
from tests.results.builders import CODES, group, release

pytestmark = pytest.mark.django_db

LAREN, EEMNES = CODES["Laren"], CODES["Eemnes"]
FINISHED = b"%PDF-1.7 a report %%EOF\n"
OWN = Report(COUNCIL, LAREN)


@pytest.fixture
def printer(monkeypatch):
    """Counts how often a report is really made, which takes a second each time."""
    made = []

    def fitting_pdf(template, report, *, pages):
        made.append(report.municipality)
        return FINISHED

    monkeypatch.setattr(council, "fitting_pdf", fitting_pdf)
    return made


@pytest.fixture
def of():
    return released_with()


def released_with(*more, **fields):
    made = release(group("raad", "Laren", 11), group("raad", "Eemnes", 11), *more, **fields)
    return released(access.releases_for_task(made.pk))


def stored():
    """All files, and all are in the folder of one release."""
    ((folder,), none) = default_storage.listdir("reports")
    assert none == []
    return default_storage.listdir(f"reports/{folder}")[1]


def test_report_is_made_once(printer, of):
    assert files.finish(of, OWN) == files.finish(of, OWN) == FINISHED
    assert printer == ["Laren"]


def test_report_of_another_municipality_is_another_file(printer, of):
    files.finish(of, OWN)
    files.finish(of, Report(COUNCIL, EEMNES))
    assert printer == ["Laren", "Eemnes"]
    assert len(stored()) == 2


CHANGES = {
    "release": lambda of: replace(of, facts=replace(of.facts, digest="1" * 64)),
    "title": lambda of: replace(of, facts=replace(of.facts, title="Anders")),
    "name of a municipality": lambda of: replace(of, places=of.places[:1]),
    "order of the agenda": lambda of: with_added(of, agenda={1: agenda_text(position=1)}),
    "agreement": lambda of: with_added(of, agenda={1: agenda_text(action="Eén A4")}),
    "own reaction": lambda of: with_added(of, reactions={LAREN: ReactionText("presidium", "Ja")}),
}


def with_added(of, **changes):
    return replace(of, added=replace(of.added, **changes))


def agenda_text(position=None, action=""):
    return AgendaText(1, position, "", action, "", None, "", "")


@pytest.mark.parametrize("change", CHANGES)
def test_report_with_something_else_in_it_is_another_file(of, change):
    assert files.stored_as(CHANGES[change](of), OWN) != files.stored_as(of, OWN)


def test_report_of_who_sees_only_the_own_municipality_is_another_file(of):
    open_to_all = files.stored_as(of, OWN)
    of.release.round.partnership.sharing = "own"
    assert files.stored_as(of, OWN) != open_to_all


def test_what_a_report_does_not_print_makes_no_other_file(of):
    noted = replace(agenda_text(action="Eén A4"), note="Vraag Jan", progress="bezig")
    assert files.stored_as(with_added(of, agenda={1: noted}), OWN) == files.stored_as(
        with_added(of, agenda={1: agenda_text(action="Eén A4")}), OWN
    )


def test_reaction_of_another_makes_no_other_file(of):
    reacted = with_added(of, reactions={EEMNES: ReactionText("presidium", "Nee")})
    assert files.stored_as(reacted, OWN) == files.stored_as(of, OWN)


def test_sharing_makes_no_other_file(of):
    shared = replace(of, facts=replace(of.facts, shared=not of.facts.shared))
    assert files.stored_as(shared, OWN) == files.stored_as(of, OWN)


def test_report_is_made_anew_when_the_design_changes(printer, of, monkeypatch):
    files.finish(of, OWN)
    monkeypatch.setattr(files, "_design", lambda: "another style sheet")
    files.finish(of, OWN)
    assert len(printer) == 2


def test_what_is_finished_is_known_by_looking_once(printer, of):
    assert files.finished(of) == frozenset()
    files.finish(of, OWN)

    assert files.finished(of) == {files.stored_as(of, OWN)}


def test_reports_of_another_release_are_in_another_folder(of):
    of_next = replace(of, facts=replace(of.facts, pk=of.facts.pk + 1))

    folder, _name = files.stored_as(of, OWN).rsplit("/", 1)
    assert not files.stored_as(of_next, OWN).startswith(folder)


def test_stored_name_says_nothing(of):
    name = files.stored_as(of, OWN)
    assert re.fullmatch(r"reports/[0-9a-f]{32}/[0-9a-f]{64}\.pdf", name)
    assert of.facts.digest[:8] not in name


def test_design_is_a_digest_of_templates_style_sheet_and_code():
    assert len(files._design()) == 64


@pytest.mark.parametrize(
    "name",
    [
        "templates/reports/council.html",
        "templates/_components/answer_bar.svg",
        "assessments/reports/pages/factor.py",
        "assessments/results/agenda/groups.py",
        "assessments/presenters/agenda.py",
        "factors/catalogue.py",
        "static/css/report.css",
    ],
)
def test_design_is_made_of_whatever_sets_a_report(settings, name):
    assert settings.BASE_DIR / name in files.design_sources()


def test_bundle_has_the_report_of_every_municipality(printer, of):
    with zipfile.ZipFile(io.BytesIO(files.finish(of, Report(BUNDLE, None)))) as bundle:
        assert bundle.namelist() == [
            "rapport-eemnes-najaar-2025.pdf",
            "rapport-laren-najaar-2025.pdf",
        ]
        assert bundle.read("rapport-laren-najaar-2025.pdf") == FINISHED


def test_bundle_is_the_same_to_the_last_byte_and_has_no_time_of_making(printer, of):
    first = files.finish(of, Report(BUNDLE, None))
    default_storage.delete(files.stored_as(of, Report(BUNDLE, None)))
    assert files.finish(of, Report(BUNDLE, None)) == first
    with zipfile.ZipFile(io.BytesIO(first)) as bundle:
        assert {each.date_time for each in bundle.infolist()} == {(2025, 10, 1, 0, 0, 0)}


def test_bundle_makes_only_what_is_not_there(printer, of):
    files.finish(of, OWN)
    files.finish(of, Report(BUNDLE, None))
    assert printer == ["Laren", "Eemnes"]


def test_name_has_municipality_and_season(of):
    assert OWN.file_name(of) == "rapport-laren-najaar-2025.pdf"


def test_name_of_an_fictitious_report_says_so(of):
    fictitious = replace(of, facts=replace(of.facts, fictitious=True))
    assert OWN.file_name(fictitious) == "VERZONNEN-rapport-laren-najaar-2025.pdf"


def test_name_has_no_sign_that_a_disk_refuses():
    made = release(
        group("raad", builders.LONG_NAME, 11),
        opens_at=datetime.datetime(2025, 3, 1, tzinfo=datetime.UTC),
        closes_at=datetime.datetime(2025, 4, 1, tzinfo=datetime.UTC),
    )
    of = released(access.releases_for_task(made.pk))
    report = Report(COUNCIL, CODES[builders.LONG_NAME])
    assert report.file_name(of) == "rapport-nuenen-gerwen-en-nederwetten-voorjaar-2025.pdf"
