"""A letter as somebody gets it."""

import io

import pytest
from odf import text
from odf.opendocument import load
from odf.teletype import extractText

from assessments.models import AuditEntry, Partnership
from tests.reports.test_views import SHARED, address, manage, reader, released
from tests.reports.worker import work

pytestmark = pytest.mark.django_db

TYPE = "application/vnd.oasis.opendocument.text"


def address_of(of, kind, name="Laren"):
    return address(of, name).replace("/raad/", f"/{kind}/")


def fetch(client, of, kind, name="Laren"):
    client.get(address_of(of, kind, name))
    work()
    return client.get(address_of(of, kind, name))


@pytest.mark.parametrize(
    ("kind", "file_name", "title"),
    [
        (
            "raadsinformatiebrief",
            "VERZONNEN-raadsinformatiebrief-laren-najaar-2025.odt",
            "Raadsinformatiebrief",
        ),
        ("memo", "VERZONNEN-memo-laren-najaar-2025.odt", "Memo aan de raad"),
    ],
)
def test_letter_is_made_and_comes_with_its_type_and_name(client, kind, file_name, title):
    of = released(fictitious=True)
    manage(client, of)

    response = fetch(client, of, kind)

    assert response.headers["Content-Type"] == TYPE
    assert response.headers["Content-Disposition"] == f'attachment; filename="{file_name}"'
    document = load(io.BytesIO(response.getvalue()))
    assert extractText(document.getElementsByType(text.H)[0]) == title
    assert AuditEntry.objects.filter(detail=file_name).count() == 1


def test_reader_of_one_municipality_has_the_own_letter_only(client):
    of = released(Partnership.Sharing.OWN, shared_at=SHARED)
    client.force_login(reader(of, "Laren"))

    assert fetch(client, of, "memo").status_code == 200
    assert client.get(address_of(of, "memo", "Eemnes")).status_code == 404
