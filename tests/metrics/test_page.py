"""`/metrics`: who may read it, and what of the installation is in it."""

import datetime
import shutil

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from assessments.desk.mailings import actions
from assessments.desk.monitoring import conditions, heartbeats, identity, readiness
from assessments.models import Heartbeat, Mailing
from samenwerking.accounts.mails import send_notification
from tests import builders

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-a-test-0123456789abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(autouse=True)
def all_in_order(settings, monkeypatch):
    settings.METRICS_TOKEN = TOKEN
    monkeypatch.setattr(heartbeats, "_last", {})
    monkeypatch.setattr(readiness, "_kept", None)
    heartbeats.beat(Heartbeat.Name.WORKER)
    heartbeats.beat(Heartbeat.Name.TICK)
    identity.wake()


def ask(client, authorization=f"Bearer {TOKEN}"):
    return client.get("/metrics", headers={"Authorization": authorization})


def numbers(client, name):
    """The values of one metric, by label."""
    families = text_string_to_metric_families(ask(client).text)
    samples = [
        sample
        for family in families
        for sample in family.samples
        if sample.name == f"samenwerking_{name}"
    ]
    return {"".join(sample.labels.values()): sample.value for sample in samples}


def test_page_is_not_there_without_a_token(client, settings):
    settings.METRICS_TOKEN = ""

    assert ask(client, "Bearer ").status_code == 404


@pytest.mark.parametrize("given", ["", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN[:-1]}", "Bearer é"])
def test_other_words_than_the_token_are_refused(client, given):
    response = ask(client, given)

    assert (response.status_code, response.content) == (401, b"")
    assert response["WWW-Authenticate"] == "Bearer"


def test_page_is_for_prometheus_and_no_cache(client):
    response = ask(client)

    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain; version=0.0.4")
    assert "no-store" in response["Cache-Control"]


def test_page_is_asked_for_without_https_and_without_a_second_factor(client, settings):
    settings.SECURE_SSL_REDIRECT = settings.REQUIRE_SECOND_FACTOR = True

    assert ask(client).status_code == 200


def test_rounds_are_counted_by_state(client):
    builders.opened_round(builders.partnership("Laren", slug="a", name="A"))
    builders.draft_round(builders.partnership("Laren", slug="b", name="B"))

    assert numbers(client, "rounds") == {"draft": 1, "open": 1, "released": 0, "cancelled": 0}


def test_mails_are_counted_by_what_became_of_them(client):
    current_round = builders.opened_round()
    builders.invite(current_round, number=3)
    actions.invite(current_round=current_round, by=None)
    Mailing.objects.create(
        round=current_round, kind="extended", started_on="2026-10-01", total=9, refused=2
    )

    assert numbers(client, "mails") == {"waiting": 3, "sent": 7, "refused": 2}


def test_reminders_are_in_no_number(client):
    """How soon a reminder is done tells how many had sent in answers."""
    current_round = builders.opened_round()
    builders.invite(current_round, number=3)
    current_round.invitations.update(sent_at=timezone.now())
    before = numbers(client, "mails")

    assert actions.remind(current_round=current_round, by=None).messages.count() == 3

    assert numbers(client, "mails") == before


def test_queue_has_a_length_and_an_age(client):
    assert numbers(client, "queue_length") == {"": 0}
    send_notification.enqueue("anna@example.nl", "Onderwerp", "Tekst")

    assert numbers(client, "queue_length") == {"": 1}
    assert 0 < numbers(client, "queue_oldest_seconds")[""] < 600


def test_worker_and_timer_have_an_age(client):
    an_hour_ago = timezone.now() - datetime.timedelta(hours=1)
    Heartbeat.objects.filter(name="worker").update(seen_at=an_hour_ago)

    ages = numbers(client, "heartbeat_age_seconds")

    assert ages.keys() == {"worker", "tick"}
    assert 3600 <= ages["worker"] < 4200
    assert ages["tick"] < 600


def test_condition_that_is_not_met_is_zero(client, state_directory):
    shutil.rmtree(state_directory)

    found = numbers(client, "condition")

    assert list(found) == [condition.code for condition in conditions.CONDITIONS]
    assert [code for code, met in found.items() if not met] == ["copy"]


def test_without_a_database_what_is_known_is_told(client, monkeypatch):
    def nobody_answers(*_args, **_kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", nobody_answers)

    assert numbers(client, "condition") == {
        "keys-directory": 1,
        "disk": 1,
        "media": 1,
        "database": 0,
    }
    assert numbers(client, "rounds") == {}


def test_nothing_tells_of_one_round_or_person(client):
    of = builders.partnership(slug="bel-gemeenten")
    current_round = builders.opened_round(of)
    people = builders.ballots(current_round, answers=(4, 4, 2))
    actions.invite(current_round=current_round, by=None)

    text = ask(client).text

    known = [current_round.title, of.slug, of.name]
    known += [value for person in people for value in (person.name, person.email, person.public_id)]
    assert [value for value in known if value in text] == []


def test_submitting_changes_no_number_of_the_installation(client, monkeypatch):
    """Everything but ages and what is counted of requests, before and after."""
    (person,) = builders.invite(builders.opened_round())
    builders.save(person, _1a=4)

    def seen():
        return {
            name: numbers(client, name) for name in ("rounds", "mails", "queue_length", "condition")
        }

    before = seen()
    builders.submit(person)

    assert seen() == before


def test_reading_takes_few_queries(client, django_assert_max_num_queries):
    ask(client)

    with django_assert_max_num_queries(6):
        ask(client)
