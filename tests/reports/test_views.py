"""Who may download which report."""

import datetime
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from assessments.models import AuditEntry, Member, Municipality, Partnership
from assessments.reports import files
from tests import builders
from tests.results.builders import CODES, group, release

pytestmark = pytest.mark.django_db

SHARED = datetime.datetime(2025, 10, 20, tzinfo=datetime.UTC)
FINISHED = b"%PDF-1.7 a report %%EOF\n"


@pytest.fixture
def printer(monkeypatch):
    """Makes something quicker than a PDF."""
    monkeypatch.setattr(files, "council_pdf", lambda report: FINISHED)


def released(sharing=Partnership.Sharing.OPEN, invented=False, **fields):
    built = release(
        group("raad", "Laren", 11, of=15),
        group("raad", "Eemnes", 11, of=15),
        group("raad", "Blaricum", 2, of=15),
        group("college", "Laren", 4),
        group("college", "Eemnes", 4),
        group("organisatie", "BEL Combinatie", 40),
        **fields,
    )
    partnership = built.round.partnership
    partnership.sharing, partnership.invented = sharing, invented
    partnership.save()
    return built


def address(of, name="Laren", code=None):
    round_ = of.round
    return reverse(
        "reports:council_report",
        args=[round_.partnership.slug, round_.pk, code or CODES[name]],
    )


def reader(of, name=None):
    account = builders.user("meelezer@example.nl")
    municipality = Municipality.objects.get(code=CODES[name]) if name else None
    Member.objects.create(
        partnership=of.round.partnership,
        user=account,
        level=Member.Level.READER,
        municipality=municipality,
    )
    return account


def test_address_is_dutch():
    assert reverse("reports:council_report", args=["bel", 3, "GM0417"]) == (
        "/uitkomsten/bel/3/rapport/GM0417.pdf"
    )


def test_manager_downloads_any_report_before_it_is_shared(client, printer):
    of = released()
    client.force_login(builders.manager(of.round.partnership))
    for name in ("Laren", "Eemnes"):
        response = client.get(address(of, name))
        assert response.status_code == 200
        assert response.getvalue() == FINISHED


def test_download_has_a_type_a_dutch_name_and_stays_with_this_reader(client, printer):
    of = released(invented=True)
    client.force_login(builders.manager(of.round.partnership))
    response = client.get(address(of))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="VERZONNEN-rapport-laren-najaar-2025.pdf"'
    )
    assert "private" in response.headers["Cache-Control"]


def test_reader_of_everything_downloads_any_report_once_shared(client, printer):
    of = released(shared_at=SHARED)
    client.force_login(reader(of))
    assert client.get(address(of, "Eemnes")).status_code == 200


def test_reader_finds_no_report_before_it_is_shared(client, printer):
    of = released()
    client.force_login(reader(of))
    assert client.get(address(of)).status_code == 404


def test_reader_of_one_municipality_downloads_its_own_only_when_each_sees_its_own(client, printer):
    of = released(Partnership.Sharing.OWN, shared_at=SHARED)
    client.force_login(reader(of, "Laren"))
    assert client.get(address(of, "Laren")).status_code == 200
    assert client.get(address(of, "Eemnes")).status_code == 404


def test_reader_of_one_municipality_downloads_any_when_everything_is_open(client, printer):
    of = released(Partnership.Sharing.OPEN, shared_at=SHARED)
    client.force_login(reader(of, "Laren"))
    assert client.get(address(of, "Eemnes")).status_code == 200


def test_passer_by_is_asked_to_sign_in_and_a_stranger_finds_nothing(client, printer):
    of = released(shared_at=SHARED)
    assert client.get(address(of)).url == f"{reverse('account_login')}?next={address(of)}"
    client.force_login(builders.user("ander@example.nl"))
    assert client.get(address(of)).status_code == 404


@pytest.mark.parametrize("code", ["GM9999", "laren"])
def test_municipality_outside_the_round_has_no_report(client, printer, code):
    of = released()
    client.force_login(builders.manager(of.round.partnership))
    assert client.get(address(of, code=code)).status_code == 404


def test_download_changes_nothing_by_post(client, printer):
    of = released()
    client.force_login(builders.manager(of.round.partnership))
    assert client.post(address(of)).status_code == 405


def test_download_is_in_the_log_with_the_name_of_the_file(client, printer):
    of = released()
    manager = builders.manager(of.round.partnership)
    client.force_login(manager)
    client.get(address(of))
    entry = AuditEntry.objects.get(action=AuditEntry.Action.DOWNLOADED)
    assert (entry.actor, entry.partnership, entry.round) == (
        manager,
        of.round.partnership,
        of.round,
    )
    assert entry.detail == "rapport-laren-najaar-2025.pdf"


def test_refused_download_is_not_in_the_log(client, printer):
    of = released()
    client.force_login(reader(of))
    client.get(address(of))
    assert not AuditEntry.objects.filter(action=AuditEntry.Action.DOWNLOADED).exists()


def test_manager_and_reader_get_the_same_file_when_each_sees_its_own(client, printer):
    of = released(Partnership.Sharing.OWN, shared_at=timezone.now())
    made = []
    for account in (builders.manager(of.round.partnership), reader(of, "Laren")):
        client.force_login(account)
        client.get(address(of))
        made.append(files.default_storage.listdir("reports")[1])
    assert len(made[0]) == 1
    assert made[0] == made[1]


def test_download_takes_few_queries(client, printer, django_assert_num_queries):
    of = released()
    client.force_login(builders.manager(of.round.partnership))
    client.get(address(of))
    with django_assert_num_queries(7):
        client.get(address(of))


@pytest.mark.pdf
def test_download_is_a_report_of_this_release(client):
    of = released(title="Najaar 2025")
    client.force_login(builders.manager(of.round.partnership))
    reader = PdfReader(BytesIO(client.get(address(of)).getvalue()))
    assert reader.metadata.title == "Rapport voor de raad van Laren: BEL, Najaar 2025"
    assert len(reader.pages) == 13
