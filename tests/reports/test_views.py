"""Who may have which report, and how one waits for it."""

import datetime
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from assessments.models import AuditEntry, Member, Municipality, Partnership
from assessments.reports.council import document as council
from tests import builders
from tests.reports.worker import orders, work
from tests.results.builders import CODES, group, release

pytestmark = pytest.mark.django_db

SHARED = datetime.datetime(2025, 10, 20, tzinfo=datetime.UTC)
FINISHED = b"%PDF-1.7 a report %%EOF\n"


@pytest.fixture
def printer(monkeypatch):
    """Makes something quicker than a PDF."""
    monkeypatch.setattr(council, "fitting_pdf", lambda template, report, *, pages: FINISHED)


@pytest.fixture(params=[ValueError])
def broken(monkeypatch, request):
    """Can't make anything."""

    def fail(template, report, *, pages):
        raise request.param("no space left")

    monkeypatch.setattr(council, "fitting_pdf", fail)


def released(sharing=Partnership.Sharing.OPEN, fictitious=False, **fields):
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
    partnership.sharing, partnership.fictitious = sharing, fictitious
    partnership.save()
    return built


def list_address(of):
    return reverse("reports:reports", args=[of.round.partnership.slug, of.round.pk])


def address(of, name="Laren", kind="raad", code=None):
    place = [code or CODES[name]] if kind == "raad" else []
    return reverse("reports:report", args=[of.round.partnership.slug, of.round.pk, kind, *place])


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


def manage(client, of):
    account = builders.manager(of.round.partnership)
    client.force_login(account)
    return account


def fetch(client, of, *args, **kwargs):
    """Ask for a report, let the worker make it, and ask again."""
    assert client.get(address(of, *args, **kwargs)).status_code == 202
    work()
    return client.get(address(of, *args, **kwargs))


def test_addresses_are_dutch():
    assert reverse("reports:reports", args=["bel", 3]) == "/uitkomsten/bel/3/rapporten/"
    assert reverse("reports:report", args=["bel", 3, "raad", "GM0417"]) == (
        "/uitkomsten/bel/3/rapporten/raad/GM0417/"
    )


# --- Waiting for a report ---------------------------------------------------------------------


def test_report_that_is_not_there_is_ordered_and_awaited(client, printer):
    of = released()
    manage(client, of)

    response = client.get(address(of))

    assert response.status_code == 202
    assert "Het bestand wordt gemaakt." in response.text
    assert f'hx-get="{address(of)}" hx-trigger="every 2s"' in response.text
    assert f'href="{address(of)}">Kijk of het klaar is</a>' in response.text
    assert orders().count() == 1


def test_report_that_is_asked_for_twice_is_ordered_once(client, printer):
    of = released()
    manage(client, of)
    for _ in range(3):
        client.get(address(of))
    assert orders().count() == 1


def test_report_is_downloaded_once_it_is_there(client, printer):
    of = released()
    manage(client, of)
    assert fetch(client, of).getvalue() == FINISHED
    assert orders().count() == 0


def test_page_that_asks_how_it_goes_gets_its_part_only(client, printer):
    of = released()
    manage(client, of)
    client.get(address(of))

    before = client.get(address(of), headers={"HX-Request": "true", "HX-Target": "waiting"})
    work()
    after = client.get(address(of), headers={"HX-Request": "true", "HX-Target": "waiting"})

    assert before.text.strip().startswith('<div id="waiting"')
    assert "wordt gemaakt" in before.text
    assert f'href="{address(of)}">Downloaden</a>' in after.text
    assert "hx-get" not in after.text


def test_failure_is_said_with_a_way_to_try_again(client, broken):
    of = released()
    manage(client, of)
    client.get(address(of))
    work()

    response = client.get(address(of))

    assert "Het maken is niet gelukt." in response.text
    assert "Opnieuw proberen" in response.text
    assert "hx-get" not in response.text
    assert orders().count() == 0


@pytest.mark.parametrize("broken", [OSError], indirect=True)
def test_failure_that_passes_is_said_and_looked_at_again(client, broken):
    of = released()
    manage(client, of)
    client.get(address(of))
    work()

    response = client.get(address(of))

    assert response.status_code == 202
    assert "Wij proberen het straks vanzelf opnieuw." in response.text
    assert 'hx-trigger="every 20s"' in response.text
    assert "Nu opnieuw proberen" in response.text


@pytest.mark.parametrize("broken", [ValueError, OSError], indirect=True)
def test_trying_again_orders_again(client, broken, monkeypatch):
    of = released()
    manage(client, of)
    client.get(address(of))
    work()
    monkeypatch.setattr(council, "fitting_pdf", lambda template, report, *, pages: FINISHED)

    response = client.post(address(of))

    assert response.url == address(of)
    work()
    assert client.get(address(of)).getvalue() == FINISHED


def test_trying_again_what_is_there_orders_nothing(client, printer):
    of = released()
    manage(client, of)
    fetch(client, of)
    client.post(address(of))
    assert orders().count() == 0


def kept():
    """The names of all files, which are in the folder of one release."""
    ((folder,), _files) = default_storage.listdir("reports")
    return [f"reports/{folder}/{name}" for name in default_storage.listdir(f"reports/{folder}")[1]]


def test_file_that_is_lost_is_ordered_again(client, printer):
    of = released()
    manage(client, of)
    fetch(client, of)
    (name,) = kept()
    default_storage.delete(name)
    assert fetch(client, of).getvalue() == FINISHED


def test_bundle_says_how_many_reports_are_there(client, printer):
    of = released()
    manage(client, of)
    fetch(client, of, "Laren")
    assert "1 van 3 rapporten klaar" in client.get(address(of, kind="alle")).text


# --- Who may have which -----------------------------------------------------------------------


def test_manager_has_any_report_before_it_is_shared(client, printer):
    of = released()
    manage(client, of)
    for name in ("Laren", "Eemnes"):
        assert fetch(client, of, name).getvalue() == FINISHED


def test_download_has_a_type_a_dutch_name_and_stays_with_this_reader(client, printer):
    of = released(fictitious=True)
    manage(client, of)
    response = fetch(client, of)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="VERZONNEN-rapport-laren-najaar-2025.pdf"'
    )
    assert "private" in response.headers["Cache-Control"]


def test_reader_of_everything_has_any_report_once_shared(client, printer):
    of = released(shared_at=SHARED)
    client.force_login(reader(of))
    assert client.get(address(of, "Eemnes")).status_code == 202


def test_reader_finds_no_report_before_it_is_shared(client, printer):
    of = released()
    client.force_login(reader(of))
    assert client.get(address(of)).status_code == 404
    assert client.get(list_address(of)).status_code == 404
    assert orders().count() == 0


def test_reader_of_one_municipality_has_its_own_only_when_each_sees_its_own(client, printer):
    of = released(Partnership.Sharing.OWN, shared_at=SHARED)
    client.force_login(reader(of, "Laren"))
    assert client.get(address(of, "Laren")).status_code == 202
    assert client.get(address(of, "Eemnes")).status_code == 404
    assert client.get(address(of, kind="alle")).status_code == 404
    assert orders().count() == 1


def test_reader_of_one_municipality_has_any_when_everything_is_open(client, printer):
    of = released(Partnership.Sharing.OPEN, shared_at=SHARED)
    client.force_login(reader(of, "Laren"))
    assert client.get(address(of, "Eemnes")).status_code == 202
    assert client.get(address(of, kind="alle")).status_code == 202


def test_passer_by_is_asked_to_sign_in_and_a_stranger_finds_nothing(client, printer):
    of = released(shared_at=SHARED)
    assert client.get(address(of)).url == f"{reverse('account_login')}?next={address(of)}"
    client.force_login(builders.user("ander@example.nl"))
    assert client.get(address(of)).status_code == 404
    assert client.post(address(of)).status_code == 404
    assert client.get(list_address(of)).status_code == 404


@pytest.mark.parametrize("code", ["GM9999", "laren"])
def test_municipality_outside_the_round_has_no_report(client, printer, code):
    of = released()
    manage(client, of)
    assert client.get(address(of, code=code)).status_code == 404


def test_unknown_kind_has_no_report(client, printer):
    of = released()
    manage(client, of)
    assert client.get(address(of, kind="onzin")).status_code == 404


# --- What is remembered -----------------------------------------------------------------------


def test_download_is_in_the_log_with_the_name_of_the_file(client, printer):
    of = released()
    manager = manage(client, of)
    fetch(client, of)
    entry = AuditEntry.objects.get(action=AuditEntry.Action.DOWNLOADED)
    assert (entry.actor, entry.partnership, entry.round) == (
        manager,
        of.round.partnership,
        of.round,
    )
    assert entry.detail == "rapport-laren-najaar-2025.pdf"


def test_waiting_and_refused_downloads_are_not_in_the_log(client, printer):
    of = released()
    manage(client, of)
    client.get(address(of))
    client.force_login(reader(of))
    client.get(address(of))
    assert not AuditEntry.objects.filter(action=AuditEntry.Action.DOWNLOADED).exists()


def test_manager_and_reader_get_the_same_file_when_each_sees_its_own(client, printer):
    of = released(Partnership.Sharing.OWN, shared_at=timezone.now())
    manage(client, of)
    fetch(client, of)
    client.force_login(reader(of, "Laren"))
    assert client.get(address(of)).getvalue() == FINISHED
    assert len(kept()) == 1


def test_download_takes_few_queries(client, printer, django_assert_num_queries):
    of = released()
    manage(client, of)
    fetch(client, of)
    with django_assert_num_queries(8):
        client.get(address(of))


# --- The list ---------------------------------------------------------------------------------


def test_list_has_every_report_with_how_far_it_is(client, printer):
    of = released()
    manage(client, of)
    fetch(client, of, "Laren")
    client.get(address(of, "Eemnes"))

    html = client.get(list_address(of)).text

    for name in ("Blaricum", "Eemnes", "Laren"):
        link = f'href="{address(of, name)}">pdf<span class="visually-hidden">: Rapport voor de raad'
        assert f"{link}, {name}</span></a>" in html
    assert html.count(">klaar</span>") == 1
    assert html.count(">wordt gemaakt</span>") == 1


def test_list_has_nothing_of_others_where_each_sees_its_own(client, printer):
    of = released(Partnership.Sharing.OWN, shared_at=SHARED)
    client.force_login(reader(of, "Laren"))

    html = client.get(list_address(of)).text

    assert address(of, "Laren") in html
    assert "Eemnes" not in html
    assert address(of, kind="alle") not in html


def test_list_orders_nothing(client, printer):
    of = released()
    manage(client, of)
    client.get(list_address(of))
    assert orders().count() == 0


def test_list_is_in_the_navigation_of_the_results(client):
    of = released()
    manage(client, of)
    assert f'<a href="{list_address(of)}" aria-current="page">Rapporten</a>' in (
        client.get(list_address(of)).text
    )


def test_list_leads_those_who_may_react_to_the_reactions(client):
    of = released(shared_at=SHARED)
    link = reverse("reactions", args=[of.round.partnership.slug, of.round.pk])
    manage(client, of)
    assert link in client.get(list_address(of)).text
    client.force_login(reader(of, "Laren"))
    assert link in client.get(list_address(of)).text
    Member.objects.update(municipality=None)
    assert link not in client.get(list_address(of)).text


@pytest.mark.parametrize("number", [2, 20])
def test_list_takes_as_few_queries_for_many(client, django_assert_num_queries, number):
    of = release(*[group("raad", f"Gemeente {n:02}", 11) for n in range(1, number + 1)])
    manage(client, of)
    with django_assert_num_queries(9):
        client.get(list_address(of))


@pytest.mark.pdf
def test_report_is_one_of_this_release(client):
    of = released(title="Najaar 2025")
    manage(client, of)
    reader = PdfReader(BytesIO(fetch(client, of).getvalue()))
    assert reader.metadata.title == "Rapport voor de raad van Laren: BEL, Najaar 2025"
    assert len(reader.pages) == 13
