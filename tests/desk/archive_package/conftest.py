import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.models import Partnership, Round
from assessments.reports.council import document as council
from assessments.reports.partnership import document as partnership
from tests import builders
from tests.reports.worker import work
from tests.results.builders import WITH_OWN, group, release

PDF = b"%PDF-1.7 a report %%EOF\n"


@pytest.fixture
def of(db, monkeypatch):
    """A release whose reports are quick to make."""
    for module in (council, partnership):
        monkeypatch.setattr(module, "fitting_pdf", lambda template, report, *, pages: PDF)
    return release(
        group("raad", "Laren", 11, of=15),
        group("raad", "Eemnes", 11, of=15),
        group("college", "Laren", 5),
        group("organisatie", "BEL Combinatie", 40),
        title="Najaar 2025",
        asked=WITH_OWN,
    )


@pytest.fixture
def address(of):
    return reverse("archive_package", args=[of.round.partnership.slug, of.round.pk])


@pytest.fixture
def manager(of, client):
    account = builders.manager(of.round.partnership)
    client.force_login(account)
    return account


@pytest.fixture
def fetched(client, manager, address):
    """The package, once the worker has made its reports."""

    def fetch():
        client.get(address)
        work()
        return client.get(address)

    return fetch


@pytest.fixture
def share(of):
    def to_everybody(sharing=Partnership.Sharing.OPEN):
        Partnership.objects.update(sharing=sharing)
        Round.objects.update(shared_at=timezone.now() - datetime.timedelta(days=1))

    return to_everybody
