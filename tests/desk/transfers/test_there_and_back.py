"""What leaves an installation arrives whole in another, and shows the same numbers there."""

import re
import stat

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse

from assessments import access
from assessments.desk.transfers import file
from assessments.desk.transfers.arriving import import_partnership
from assessments.desk.transfers.travelling import SINCE_THE_FIRST
from assessments.models import (
    AuditEntry,
    Invitation,
    OwnStatement,
    Partnership,
    Release,
    Round,
    User,
)
from assessments.reports.council.document import report_of
from assessments.reports.material import material, released
from assessments.results.release import matches_digest
from tests import builders
from tests.desk.transfers.conftest import everything_gone

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGES = (
    *("overview", "municipalities", "roles", "statements", "own_statements", "agenda"),
    "files",
)
NUMBERED = re.compile(r"/samen/\d+/")
TOKEN = re.compile(r'(csrfmiddlewaretoken" value=")[^"]+|("X-CSRFToken": ?")[^"]+')


@pytest.fixture
def path(partnership, tmp_path):
    path = tmp_path / "samen.zip"
    call_command("export_partnership", "samen", str(path), verbosity=0)
    return path


def move(path):
    everything_gone()
    User.objects.all().delete()
    call_command("import_partnership", str(path))


def exported(path):
    """What is in a file, but for when it was made and that it was."""
    contents = file.read(path)
    contents["log"] = [
        each for each in contents["log"] if each["action"] not in ("exported", "imported")
    ]
    return {name: value for name, value in contents.items() if name != "exported_at"}


def the_release():
    return Release.objects.select_related("round__partnership").get()


def pages(client):
    client.force_login(User.objects.get(email="beheerder@example.nl"))
    of = the_release()
    found = {}
    for page in PAGES:
        address = reverse(f"dashboards:{page}", args=["samen", of.round_id])
        html = client.get(address).text
        found[page] = TOKEN.sub("", NUMBERED.sub("/samen/N/", html))
    return found


def council_report():
    of = released(access.releases_for_task(the_release().pk))
    return report_of(material(of, builders.municipality("Laren").code))


def test_second_export_equals_the_first(path, tmp_path):
    move(path)
    again = tmp_path / "again.zip"
    call_command("export_partnership", "samen", str(again), verbosity=0)

    assert exported(again) == exported(path)
    assert len(exported(path)["rounds"]) == 3


def test_pages_show_the_same_numbers(path, client):
    before = pages(client)
    move(path)

    assert pages(client) == before
    assert "Laren" in before["overview"]


def test_file_of_before_own_statements_can_still_come_in(path, tmp_path):
    contents = file.read(path) | {"format": "samenwerking-partnership/1"}
    for each in contents["rounds"]:
        del each["own_statements"]
    earlier = tmp_path / "earlier.zip"
    with file.new_file(earlier) as archive:
        file.write(archive, contents)

    move(earlier)

    assert not OwnStatement.objects.exists()
    assert matches_digest(the_release())


def test_report_says_the_same(path):
    before = council_report()
    move(path)

    assert repr(council_report()) == repr(before)
    assert "Eén A4 over wie opdracht geeft" in repr(before)


def test_release_still_has_its_digest(path):
    digest = the_release().digest
    move(path)

    assert the_release().digest == digest
    assert matches_digest(the_release())


def test_links_do_not_travel(path):
    before = set(Invitation.objects.values_list("public_id", flat=True))
    move(path)

    after = set(Invitation.objects.values_list("public_id", flat=True))
    assert len(after) == len(before)
    assert not before & after


def test_log_keeps_its_moments_and_says_that_it_came(path):
    before = list(AuditEntry.objects.order_by("pk").values_list("action", "actor_name", "at"))
    move(path)

    after = list(AuditEntry.objects.order_by("pk").values_list("action", "actor_name", "at"))
    assert after[:-1] == before[:-1]
    assert (before[-1][0], after[-1][0]) == ("exported", "imported")


def test_members_come_without_a_password(path):
    move(path)

    account = User.objects.get(email="beheerder@example.nl")
    assert not account.has_usable_password()
    assert account.memberships.get().is_manager


def test_account_that_is_there_keeps_its_password_and_name(path):
    everything_gone()
    before = User.objects.get(email="beheerder@example.nl")
    call_command("import_partnership", str(path))

    after = User.objects.get(email="beheerder@example.nl")
    assert (after.pk, after.password) == (before.pk, before.password)


def test_file_is_for_its_owner_only(path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_rounds_have_keys_of_their_own(path):
    before = set(Round.objects.values_list("key_name", flat=True))
    move(path)

    assert not before & set(Round.objects.values_list("key_name", flat=True))
    assert Partnership.objects.get().municipalities.count() == 2


def test_file_from_before_the_regulation_was_kept_arrives(partnership, path):
    contents = exported(path)
    for name in SINCE_THE_FIRST[Partnership]:
        del contents["partnership"][name]
    for member in contents["members"]:
        del member["told_to_evaluate_before"]
    everything_gone()

    arrived = import_partnership(contents=contents, file_name="oud.zip").partnership

    assert not Partnership.objects.get(pk=arrived.pk).has_regulation


def test_file_of_before_there_were_coordinators_arrives(path, tmp_path):
    contents = file.read(path)
    for each in contents["rounds"]:
        del each["lists_locked_at"], each["people_lists"]
    everything_gone()
    import_partnership(contents=contents, file_name="samen.zip")

    draft = Round.objects.get(state="draft")
    assert not draft.has_locked_lists
    assert not draft.people_lists.exists()


def test_logo_comes_along_with_its_file(path):
    name = Partnership.objects.get().logo
    default_storage.delete(name)
    move(path)

    assert Partnership.objects.get().logo == name
    assert default_storage.exists(name)


def test_file_of_before_logos_and_own_words_arrives(path, tmp_path):
    contents = file.read(path)
    del contents["partnership"]["logo"]
    for each in contents["rounds"]:
        del each["mail_texts"]
    earlier = tmp_path / "earlier.zip"
    with file.new_file(earlier) as archive:
        file.write(archive, contents)

    move(earlier)

    assert Partnership.objects.get().logo == ""
    assert Round.objects.count() == 3
