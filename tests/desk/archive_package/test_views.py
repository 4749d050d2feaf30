"""Who gets the archive package, and how one waits for it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import AuditEntry, Partnership
from assessments.reports.partnership import document as partnership
from tests import builders
from tests.reports.worker import orders, work
from tests.results.builders import group, raden, release


def files_page(of):
    return reverse("dashboards:files", args=[of.round.partnership.slug, of.round.pk])


def test_visitor_is_asked_to_sign_in(client, address):
    assert client.get(address).url == f"{reverse('account_login')}?next={address}"


@pytest.mark.parametrize("who", ["outsider", "reader"])
def test_others_than_managers_find_nothing(client, of, address, share, who):
    share()
    if who == "outsider":
        client.force_login(builders.manager(builders.partnership(slug="elders")))
    else:
        client.force_login(builders.reader(of.round.partnership))

    assert [client.get(address).status_code, client.post(address).status_code] == [404, 404]
    assert not orders()


def test_round_that_is_not_released_has_none(client, of, manager):
    draft = builders.draft_round(of.round.partnership)

    address = reverse("archive_package", args=[of.round.partnership.slug, draft.pk])
    assert client.get(address).status_code == 404


def test_page_of_files_leads_managers_there(client, of, address, manager, share):
    assert f'href="{address}"' in client.get(files_page(of)).text

    share()
    client.force_login(builders.reader(of.round.partnership))
    assert "archiefpakket" not in client.get(files_page(of)).text


def test_reports_are_ordered_once_and_waited_for(client, address, manager):
    for _again in range(2):
        response = client.get(address)
        assert response.status_code == 202
        assert "0 van 2 rapporten klaar" in response.text

    assert len(orders()) == 2
    assert not AuditEntry.objects.exists()


def test_part_of_the_page_tells_that_it_is_ready(client, address, manager):
    client.get(address)
    work()

    part = client.get(address, headers={"HX-Target": "waiting"})
    assert "Het bestand is klaar." in part.text
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("error", "said"),
    [(ValueError, "Het maken is niet gelukt."), (OSError, "Wij proberen het straks vanzelf")],
)
def test_report_that_failed_is_ordered_anew(client, address, manager, monkeypatch, error, said):
    def fail(template, report, *, pages):
        raise error("no space left")

    monkeypatch.setattr(partnership, "fitting_pdf", fail)
    client.get(address)
    work()
    assert said in client.get(address).text

    assert client.post(address).url == address
    assert len(orders()) == 1


def test_package_is_saved_under_its_name_and_written_down(fetched, manager, of):
    response = fetched()
    name = f"archiefpakket-{of.round.partnership.slug}-najaar-2025.zip"

    assert response.status_code == 200
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "private, no-cache"
    (entry,) = AuditEntry.objects.all()
    assert (entry.actor, entry.round, entry.detail) == (manager, of.round, name)


def test_package_of_a_demonstration_says_so_in_its_name(fetched):
    Partnership.objects.update(fictitious=True)

    assert 'filename="VERZONNEN-archiefpakket-' in fetched()["Content-Disposition"]


def queries(client, municipalities):
    names = [f"Gemeente {n:02}" for n in range(1, municipalities + 1)]
    made = release(*raden(**{name: {} for name in names}), group("college", "Gemeente 01", 9))
    client.force_login(builders.manager(made.round.partnership, f"{municipalities}@example.nl"))
    address = reverse("archive_package", args=[made.round.partnership.slug, made.round.pk])
    client.get(address)
    work()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_package_takes_as_many_queries_for_ten_municipalities_as_for_two(of, client):
    few, many = queries(client, 2), queries(client, 10)

    assert few == many
    assert 0 < few <= 14
