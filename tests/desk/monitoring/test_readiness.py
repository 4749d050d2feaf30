"""Every condition of readiness, broken for real where that can be done."""

import datetime
import shutil

import pytest
from django.conf import settings as django_settings
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.desk.monitoring import conditions, heartbeats, identity, readiness
from assessments.models import Heartbeat
from samenwerking.accounts.mails import send_notification
from tests import builders
from tests.survey.visiting import lose_key

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def all_in_order(monkeypatch):
    """Worker and timer were just seen, and nothing was looked at before."""
    monkeypatch.setattr(heartbeats, "_last", {})
    monkeypatch.setattr(readiness, "_kept", None)
    heartbeats.beat(Heartbeat.Name.WORKER)
    heartbeats.beat(Heartbeat.Name.TICK)
    identity.wake()


def codes():
    return [condition.code for condition, _problem in conditions.unmet()]


def test_everything_in_order_is_ready(client):
    response = client.get(reverse("readiness"))

    assert (response.status_code, response.text) == (200, "gereed\n")
    assert "no-store" in response["Cache-Control"]


def test_what_is_wrong_stands_behind_its_code(client, state_directory):
    shutil.rmtree(state_directory)
    Heartbeat.objects.filter(name="worker").update(seen_at=timezone.now() - LONG_AGO)

    response = client.get(reverse("readiness"))

    assert response.status_code == 503
    assert response.text.splitlines() == [
        "copy: Deze database is een kopie of is teruggezet. Er gaat geen mail uit en er sluit "
        "niets, tot u “manage.py wake” uitvoert.",
        "worker: De worker is weg: er gaat geen mail uit.",
    ]


def test_answer_is_kept_for_a_few_seconds(client, django_assert_num_queries):
    client.get(reverse("readiness"))

    with django_assert_num_queries(0):
        client.get(reverse("readiness"))


@pytest.mark.parametrize("name", Heartbeat.Name.values[:2])
def test_who_was_not_seen_for_long_is_away(name):
    Heartbeat.objects.filter(name=name).update(seen_at=timezone.now() - LONG_AGO)

    assert codes() == [name]


def test_worker_that_is_busy_for_long_is_not_away():
    Heartbeat.objects.filter(name="worker").update(seen_at=timezone.now() - LONG_AGO)
    send_notification.enqueue("anna@example.nl", "Onderwerp", "Tekst")
    DBTaskResult.objects.get().claim("w")

    assert codes() == []


def test_lost_key_is_told(key_directory):
    builders.opened_round(builders.partnership("Laren"))
    lose_key(key_directory)

    assert codes() == ["keys-lost"]


def test_directory_that_cannot_be_written_is_told(key_directory):
    key_directory.chmod(0o755)

    assert codes() == ["keys-directory"]


def test_media_on_a_file_is_told(media_directory):
    media_directory.write_text("not a directory")

    assert codes() == ["media"]


def test_little_room_is_told(monkeypatch):
    monkeypatch.setattr(conditions, "LITTLE_ROOM", shutil.disk_usage("/").total * 2)

    assert codes() == ["disk"]


def test_looking_leaves_nothing_on_the_disks(key_directory, media_directory):
    assert codes() == []

    looked_at = [*key_directory.rglob("*"), *media_directory.rglob("*")]
    assert [each for each in looked_at if each.is_file()] == []


def test_every_code_is_explained_in_the_documentation():
    text = (django_settings.BASE_DIR / "docs" / "operations.md").read_text()

    missing = [each.code for each in conditions.CONDITIONS if f"| `{each.code}` |" not in text]
    assert missing == []
