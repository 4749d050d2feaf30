"""What doesn't leave, and what doesn't come in: with a sentence, and nothing changed."""

import base64
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command

from assessments.desk.transfers.file import CONTENTS, read
from assessments.models import AuditEntry, Municipality, Partnership, Round, User
from tests import builders
from tests.desk.logo.pictures import svg
from tests.desk.transfers.conftest import everything_gone

pytestmark = pytest.mark.django_db


@pytest.fixture
def contents(partnership, tmp_path):
    """Of a file, in an installation that doesn't have it."""
    path = tmp_path / "samen.zip"
    call_command("export_partnership", "samen", str(path), verbosity=0)
    everything_gone()
    return read(path)


@pytest.fixture
def refused(tmp_path):
    """What the command says of a file with these contents."""

    def of(contents):
        path = tmp_path / "changed.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(CONTENTS, json.dumps(contents))
        with pytest.raises(CommandError) as refusal:
            call_command("import_partnership", str(path))
        assert not Partnership.objects.exists()
        return str(refusal.value)

    return of


def test_partnership_with_an_open_round_stays(tmp_path):
    builders.opened_round(builders.partnership("Laren"))
    path = tmp_path / "samen.zip"

    with pytest.raises(CommandError, match="antwoorden verhuizen niet"):
        call_command("export_partnership", "samen", str(path))
    assert not path.exists()
    assert not AuditEntry.objects.filter(action="exported").exists()


def test_partnership_that_is_not_there_is_named(db, tmp_path):
    with pytest.raises(CommandError, match="“elders”"):
        call_command("export_partnership", "elders", str(tmp_path / "x.zip"))


def test_file_that_is_there_is_not_overwritten(partnership, tmp_path):
    path = tmp_path / "samen.zip"
    path.write_text("van iemand")

    with pytest.raises(CommandError, match="kan hier niet gemaakt worden"):
        call_command("export_partnership", "samen", str(path))
    assert path.read_text() == "van iemand"


def test_address_that_is_taken_is_refused(partnership, tmp_path):
    path = tmp_path / "samen.zip"
    call_command("export_partnership", "samen", str(path), verbosity=0)

    with pytest.raises(CommandError, match="al een samenwerking met het adres “samen”"):
        call_command("import_partnership", str(path))
    assert Partnership.objects.count() == 1


def test_changed_results_are_refused(contents, refused):
    contents["rounds"][0]["release"]["blocks"][0]["tables"]["1a"][0] += 1

    assert "horen niet bij hun kenmerk" in refused(contents)


def test_unknown_municipalities_are_named(contents, refused):
    Municipality.objects.filter(name="Eemnes").delete()

    assert "Eemnes (GM" in refused(contents)


def test_other_form_is_refused(contents, refused):
    contents["format"] = "samenwerking-partnership/9"

    assert "samenwerking-partnership/9" in refused(contents)


def without_rounds(contents):
    del contents["rounds"]


def with_a_strange_state(contents):
    contents["rounds"][0]["state"] = "half"


def with_a_round_that_is_open(contents):
    contents["rounds"][2]["state"] = Round.State.OPEN


def with_a_title_that_is_too_long(contents):
    contents["rounds"][0]["title"] = "x" * 300


def with_a_level_of_its_own(contents):
    contents["members"][0]["level"] = "baas"


def with_an_address_twice(contents):
    contents["members"] *= 2


def with_a_logo_that_does_something(contents):
    raw = svg("<script>alert(1)</script>")
    contents["partnership"]["logo"] = base64.b64encode(raw).decode()


def with_a_logo_that_is_none(contents):
    contents["partnership"]["logo"] = "geen base64"


def with_a_logo_that_cannot_be_printed(contents):
    raw = svg('<g opacity="half"><rect width="1" height="1"/></g>')
    contents["partnership"]["logo"] = base64.b64encode(raw).decode()


@pytest.mark.parametrize(
    "change",
    [
        without_rounds,
        with_a_strange_state,
        with_a_round_that_is_open,
        with_a_title_that_is_too_long,
        with_a_level_of_its_own,
        with_an_address_twice,
        with_a_logo_that_does_something,
        with_a_logo_that_is_none,
        with_a_logo_that_cannot_be_printed,
    ],
)
def test_odd_contents_are_refused_whole(contents, refused, change):
    people = User.objects.count()
    change(contents)

    assert refused(contents)
    assert User.objects.count() == people


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06", b"not a zip"])
def test_file_of_another_kind_is_refused(db, tmp_path, data):
    path = tmp_path / "samen.zip"
    path.write_bytes(data)

    with pytest.raises(CommandError, match="kan niet gelezen worden"):
        call_command("import_partnership", str(path))
