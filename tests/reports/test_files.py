"""Finished reports are made once and kept by a digest of all that is in them."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from assessments.reports import files
from assessments.reports.files import file_name, report_file
from tests.reports import builders
from tests.results.builders import CODES, group, overview

LAREN = CODES["Laren"]
FINISHED = b"%PDF-1.7 a report %%EOF\n"


@pytest.fixture
def printer(monkeypatch):
    """Counts how often a report is really made, which takes a second each time."""
    made = []

    def council_pdf(report):
        made.append(report.municipality)
        return FINISHED

    monkeypatch.setattr(files, "council_pdf", council_pdf)
    return made


def stored():
    return default_storage.listdir("reports")[1]


def test_report_is_made_once(printer):
    first = report_file(builders.bel(), LAREN)
    second = report_file(builders.bel(), LAREN)
    assert printer == ["Laren"]
    assert first[1].read() == second[1].read() == FINISHED


def test_report_of_another_municipality_is_another_file(printer):
    report_file(builders.bel(), LAREN)
    report_file(builders.bel(), CODES["Eemnes"])
    assert printer == ["Laren", "Eemnes"]
    assert len(stored()) == 2


def test_report_of_another_release_is_another_file(printer):
    report_file(builders.bel(), LAREN)
    report_file(builders.bel(digest="1" * 64), LAREN)
    assert len(stored()) == 2


def test_reports_with_other_rights_never_share_a_file(printer):
    people = (
        group("raad", "Laren", 11),
        group("raad", "Eemnes", 11),
        group("raad", "Blaricum", 2, of=9),
    )
    everything = report_file(overview(*people), LAREN)
    own_only = report_file(overview(*people, own="Laren", sees_others=False), LAREN)
    assert everything[0] == own_only[0]
    assert len(stored()) == 2


def test_report_is_made_anew_when_the_design_changes(printer, monkeypatch):
    report_file(builders.bel(), LAREN)
    monkeypatch.setattr(files, "_design", lambda: "another style sheet")
    report_file(builders.bel(), LAREN)
    assert len(printer) == 2


def test_report_that_was_cut_off_is_made_anew(printer):
    report_file(builders.bel(), LAREN)
    (name,) = stored()
    default_storage.delete(f"reports/{name}")
    default_storage.save(f"reports/{name}", ContentFile(FINISHED[:9]))
    _name, file = report_file(builders.bel(), LAREN)
    assert file.read() == FINISHED
    with default_storage.open(f"reports/{name}") as kept:
        assert kept.read() == FINISHED


def test_stored_name_says_nothing(printer):
    report_file(builders.bel(), LAREN)
    (name,) = stored()
    assert len(name) == 64 + len(".pdf")
    assert "laren" not in name.lower()


@pytest.mark.parametrize("code", ["", "GM9999"])
def test_report_of_no_municipality_is_refused(code):
    with pytest.raises(KeyError):
        report_file(builders.bel(), code)


def test_name_has_municipality_and_season():
    report = builders.report_of(builders.bel(closed_on=datetime.date(2024, 10, 27)))
    assert file_name(report) == "rapport-laren-najaar-2024.pdf"


def test_name_of_an_invented_report_says_so():
    report = builders.report_of(builders.bel(closed_on=datetime.date(2024, 10, 27), invented=True))
    assert file_name(report) == "VERZONNEN-rapport-laren-najaar-2024.pdf"


def test_name_has_no_sign_that_a_disk_refuses():
    built = overview(group("raad", builders.LONG_NAME, 11), closed_on=datetime.date(2025, 4, 1))
    name = file_name(builders.report_of(built, builders.LONG_NAME))
    assert name == "rapport-nuenen-gerwen-en-nederwetten-voorjaar-2025.pdf"


@pytest.mark.pdf
def test_design_is_a_digest_of_templates_and_style_sheet():
    assert len(files._design()) == 64
