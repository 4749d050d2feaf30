"""Reports in a bucket of a server that speaks S3, over HTTP: as whole and private as on a disk."""

import io
import socket
import zipfile

import pytest
import requests
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from environ import Env

from assessments import access
from assessments.desk.monitoring import conditions
from assessments.reports import files, making
from assessments.reports.bundle import BUNDLE
from assessments.reports.council import document as council
from assessments.reports.council.document import COUNCIL
from assessments.reports.making import State
from assessments.reports.material import released
from assessments.reports.report_kind import Report
from samenwerking.configuration.storages import storages
from samenwerking.media import StorageAway
from tests import builders, object_server
from tests.reports.worker import work
from tests.results.builders import CODES, group, release

NAME = "reports/folder/report.pdf"
FINISHED = b"%PDF-1.7 a report %%EOF\n"
OWN = Report(COUNCIL, CODES["Laren"])


@pytest.fixture(scope="module")
def server():
    with object_server.running() as running:
        yield running


@pytest.fixture
def bucket(server, settings):
    name = server.new_bucket()
    keep_in(settings, server.variables(name))
    return name


def keep_in(settings, variables):
    """As `samenwerking.settings` reads them."""
    env = Env()
    env.ENVIRON = variables
    settings.STORAGES = settings.STORAGES | {"default": storages(env, trying_out=False)["default"]}


@pytest.fixture
def away(settings):
    """Nobody listens there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        server = object_server.ObjectServer(taken.getsockname()[1])
        keep_in(settings, server.variables("rapporten"))
        yield server


@pytest.fixture
def of(db, monkeypatch):
    monkeypatch.setattr(council, "fitting_pdf", lambda template, report, *, pages: FINISHED)
    made = release(group("raad", "Laren", 11), group("raad", "Eemnes", 11))
    return released(access.releases_for_task(made.pk))


def keys(server, bucket):
    found = server.client().list_objects_v2(Bucket=bucket)
    return [each["Key"] for each in found.get("Contents", ())]


def test_what_is_saved_is_in_the_bucket_and_nowhere_else(server, bucket, media_directory):
    assert default_storage.save(NAME, ContentFile(b"whole")) == NAME

    assert keys(server, bucket) == [NAME]
    assert not media_directory.exists()
    with default_storage.open(NAME) as stored:
        assert (stored.size, stored.read()) == (5, b"whole")


def test_saved_again_it_keeps_its_name(server, bucket):
    for content in (b"one", b"two"):
        assert default_storage.save(NAME, ContentFile(content)) == NAME

    assert keys(server, bucket) == [NAME]
    assert default_storage.open(NAME).read() == b"two"


def test_folder_that_is_not_there_is_empty(bucket):
    assert default_storage.listdir("reports/none") == ([], [])


def test_file_that_is_not_there_is_not_found(bucket):
    assert not default_storage.exists(NAME)
    with pytest.raises(FileNotFoundError):
        default_storage.open(NAME)


def test_nobody_without_the_key_reads_it(server, bucket):
    default_storage.save(NAME, ContentFile(b"whole"))

    assert requests.get(f"{server.url}/{bucket}/{NAME}", timeout=5).status_code == 403


def test_there_is_no_public_address(bucket):
    with pytest.raises(NotImplementedError):
        default_storage.url(NAME)


def test_report_is_ordered_made_and_found(of, bucket):
    making.order(of, OWN)
    assert making.state(of, OWN) is State.BEING_MADE
    work()

    assert making.state(of, OWN) is State.FINISHED
    assert files.finish(of, OWN) == FINISHED


def test_bundle_is_made_of_what_is_there(of, server, bucket):
    files.finish(of, OWN)
    content = files.finish(of, Report(BUNDLE, None))

    with zipfile.ZipFile(io.BytesIO(content)) as made:
        assert len(made.namelist()) == 2
    assert len(keys(server, bucket)) == 3


def test_manager_gets_the_file_through_our_own_page(of, bucket, client):
    files.finish(of, OWN)
    partnership = of.release.round.partnership
    client.force_login(builders.manager(partnership))
    address = [partnership.slug, of.release.round_id, *OWN.address]

    response = client.get(reverse("reports:report", args=address))

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == FINISHED
    assert response["Content-Length"] == str(len(FINISHED))
    assert "Location" not in response


def test_bucket_that_is_there_can_be_used(bucket, server):
    assert conditions._media() == ""
    assert keys(server, bucket) == []


def test_bucket_that_is_not_there_is_told(server, settings):
    keep_in(settings, server.variables("een-andere"))

    assert conditions._media() == "Rapporten kunnen niet bewaard worden: NoSuchBucket."


def test_server_that_is_away_is_told(away):
    assert conditions._media() == ("Rapporten kunnen niet bewaard worden: EndpointConnectionError.")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: default_storage.exists(NAME),
        lambda: default_storage.open(NAME),
        lambda: default_storage.listdir("reports"),
        lambda: default_storage.save(NAME, ContentFile(b"whole")),
        lambda: default_storage.delete(NAME),
    ],
    ids=["exists", "open", "listdir", "save", "delete"],
)
def test_server_that_is_away_is_one_kind_of_failure(away, ask):
    with pytest.raises(StorageAway):
        ask()


def test_page_says_that_it_is_away_for_a_moment(of, away, client):
    client.raise_request_exception = False
    partnership = of.release.round.partnership
    client.force_login(builders.manager(partnership))
    address = [partnership.slug, of.release.round_id, *OWN.address]

    response = client.get(reverse("reports:report", args=address))

    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert "Wij zijn er zo weer" in response.text
