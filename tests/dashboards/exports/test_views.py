"""Who gets which file, and that it is written down."""

import csv
import datetime
import io
import json

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.models import AuditEntry, Municipality, Partnership, Round
from tests import builders
from tests.results.builders import CODES, at, group, raden, release, three_roles

pytestmark = pytest.mark.django_db

EXTENSIONS = ("xlsx", "ods", "csv", "json")


def address(of, extension=""):
    slug, pk = of.round.partnership.slug, of.round.pk
    if not extension:
        return reverse("dashboards:files", args=[slug, pk])
    return reverse("dashboards:results_file", args=[slug, pk, extension])


def manager_of(of):
    return builders.manager(of.round.partnership)


def reader_of(of, name=None, sharing=Partnership.Sharing.OPEN):
    Partnership.objects.update(sharing=sharing)
    Round.objects.update(shared_at=timezone.now() - datetime.timedelta(days=1))
    place = Municipality.objects.get(name=name) if name else None
    return builders.reader(of.round.partnership, place, f"{name}@example.nl")


def two_places():
    return release(
        *raden(Laren={"f3": at("3.8")}, Ede={"f3": at("1.3")}),
        group("organisatie", "Ede", 20, f3=at("1.4")),
        group("organisatie", "Laren", 20, f3=at("3.4")),
    )


@pytest.mark.parametrize("extension", ["", *EXTENSIONS])
def test_visitor_is_asked_to_sign_in(client, extension):
    wanted = address(release(*three_roles()), extension)

    assert client.get(wanted).url == f"{reverse('account_login')}?next={wanted}"


@pytest.mark.parametrize("extension", ["", *EXTENSIONS])
def test_outsider_finds_nothing(client, extension):
    made = release(*three_roles())
    client.force_login(builders.manager(builders.partnership(slug="elders")))

    assert client.get(address(made, extension)).status_code == 404


@pytest.mark.parametrize("extension", ["", *EXTENSIONS])
def test_reader_finds_nothing_before_it_is_shared(client, extension):
    made = release(*three_roles())
    user = reader_of(made)
    client.force_login(user)
    assert client.get(address(made, extension)).status_code == 200

    Round.objects.update(shared_at=None)
    assert client.get(address(made, extension)).status_code == 404


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_file_takes_no_posts(client, extension):
    made = release(*three_roles())
    client.force_login(manager_of(made))

    assert client.post(address(made, extension)).status_code == 405
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize("extension", ["exe", "CSV", "pdf"])
def test_other_files_are_not_found(client, extension):
    made = release(*three_roles())
    client.force_login(manager_of(made))

    assert client.get(address(made, extension)).status_code == 404


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_file_is_saved_under_its_name_and_written_down(client, extension):
    made = release(*three_roles(), title="Najaar 2025")
    user = manager_of(made)
    client.force_login(user)
    name = f"{made.round.partnership.slug}-najaar-2025-uitkomsten.{extension}"

    response = client.get(address(made, extension))
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "private, no-cache"
    (entry,) = AuditEntry.objects.all()
    assert (entry.actor, entry.round, entry.detail) == (user, made.round, name)
    assert entry.action == AuditEntry.Action.DOWNLOADED


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_file_of_a_demonstration_says_so_in_its_name(client, extension):
    made = release(*three_roles())
    Partnership.objects.update(fictitious=True)
    client.force_login(manager_of(made))

    response = client.get(address(made, extension))
    assert response["Content-Disposition"].startswith('attachment; filename="VERZONNEN-bel-')


def test_page_lists_the_files(client):
    made = release(*three_roles())
    client.force_login(manager_of(made))
    html = client.get(address(made)).text

    assert [e for e in EXTENSIONS if f'href="{address(made, e)}"' in html] == [*EXTENSIONS]
    assert "<h1>Bestanden</h1>" in html


@pytest.mark.parametrize("sharing", ["open", "own"])
def test_reader_of_everything_gets_every_file(client, sharing):
    made = two_places()
    client.force_login(reader_of(made, sharing=sharing))

    assert [client.get(address(made, e)).status_code for e in EXTENSIONS] == [200] * 4
    assert json.loads(client.get(address(made, "json")).content)["schema"]


def test_reader_of_one_municipality_gets_every_file_where_all_is_open(client):
    made = two_places()
    client.force_login(reader_of(made, "Laren"))

    assert [client.get(address(made, e)).status_code for e in EXTENSIONS] == [200] * 4


def test_reader_of_one_municipality_gets_no_json_where_each_has_its_own(client):
    made = two_places()
    client.force_login(reader_of(made, "Laren", "own"))

    assert client.get(address(made, "json")).status_code == 404
    assert address(made, "json") not in client.get(address(made)).text
    assert AuditEntry.objects.count() == 0


def test_reader_of_one_municipality_gets_own_groups_and_roles_only(client):
    made = two_places()
    client.force_login(reader_of(made, "Laren", "own"))
    wanted = {"samenwerking", "alle raden", "organisatie", "raad Laren", "organisatie Laren"}

    text = client.get(address(made, "csv")).content.decode("utf-8-sig")
    _head, *lines = csv.reader(io.StringIO(text), delimiter=";")
    assert {line[0] for line in lines} == wanted
    assert {line[10] for line in lines}.isdisjoint({"1,3", "1,4"})

    book = openpyxl.load_workbook(io.BytesIO(client.get(address(made, "xlsx")).content))
    rows = list(book["Uitkomsten"].iter_rows(min_row=2, values_only=True))
    assert {row[0] for row in rows} == wanted
    assert {row[10] for row in rows}.isdisjoint({1.3, 1.4})
    for extension in ("csv", "xlsx", "ods"):
        assert CODES["Ede"].encode() not in client.get(address(made, extension)).content


def queries(client, municipalities, extension):
    made = release(
        *raden(**{f"Gemeente {n:02}": {} for n in range(1, municipalities + 1)}),
        group("college", "Gemeente 01", 9),
    )
    client.force_login(builders.manager(made.round.partnership, f"{municipalities}@example.nl"))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address(made, extension)).status_code == 200
    return len(captured)


@pytest.mark.parametrize("extension", ["", "csv", "json"])
def test_files_need_as_many_queries_for_thirty_municipalities_as_for_three(client, extension):
    few, many = queries(client, 3, extension), queries(client, 30, extension)

    assert few == many
    assert 0 < few <= 8
