"""What is counted of requests, and what nobody can tell from it."""

import pytest
from django.http import HttpResponse
from prometheus_client import generate_latest

from samenwerking.metrics import requests
from samenwerking.metrics.requests import BUCKETS_OF_SURVEY, ONE_IN, REGISTRY, rounded
from tests import builders
from tests.survey.visiting import draft, enter, link, lose_key, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def counting(settings):
    settings.METRICS_TOKEN = "x" * 50
    requests.REQUESTS.clear()
    requests.SECONDS.clear()


@pytest.fixture
def every_one(monkeypatch):
    """Chance takes each request of the survey."""
    monkeypatch.setattr(requests.secrets, "randbelow", lambda _below: 0)


def counted():
    """The number of requests by route, method and status."""
    return {
        tuple(sample.labels.values()): sample.value
        for family in REGISTRY.collect()
        for sample in family.samples
        if sample.name == "samenwerking_requests_total"
    }


def text():
    return generate_latest(REGISTRY).decode()


def test_members_page_is_counted_by_its_route_method_and_status(client):
    of = builders.partnership(slug="bel-gemeenten")
    current_round = builders.draft_round(of)
    client.force_login(builders.manager(of))

    client.get(f"/werkplek/{of.slug}/{current_round.pk}/")
    client.get(f"/werkplek/{of.slug}/99/")

    assert counted() == {("round", "GET", "2xx"): 1, ("round", "GET", "4xx"): 1}
    assert of.slug not in text()
    assert 'samenwerking_request_seconds_count{route="round"} 2.0' in text()


def test_what_a_visitor_makes_up_makes_no_new_numbers(client):
    for made_up in ("een", "twee"):
        client.get(f"/werkplek/{made_up}/{made_up}/{made_up}/")
        client.generic(made_up.upper(), f"/werkplek/{made_up}/{made_up}/{made_up}/")

    assert counted() == {("unknown", "GET", "4xx"): 2, ("unknown", "other", "4xx"): 2}


def test_who_watches_over_it_is_counted_apart(client):
    client.get("/gezond/")

    assert counted() == {("health", "GET", "2xx"): 1}


def go(client, person, steps):
    """Through the survey; the statuses that people got."""
    client.get("/")
    client.get(link(person))
    statuses = [enter(client, person).status_code]
    for step in steps:
        sent = {"revision": getattr(draft(person), "revision", 0), "1a": "4"}
        statuses.append(client.post(url(step, person), sent).status_code)
    return statuses


def test_survey_tells_neither_page_nor_method_nor_status(client, every_one):
    people = builders.invite(builders.opened_round(), number=2)

    statuses = go(client, people[0], ["save", "submit", "again", "submit", "withdraw"])
    client.get(link(people[1])[:-3] + "/")

    assert len(set(statuses)) > 1
    assert counted() == {("survey", "", ""): 9 * ONE_IN}
    for known in (people[0].public_id, people[0].name, "submit", "save", "start", "POST", "3xx"):
        assert known not in text()


def test_one_request_more_of_the_survey_mostly_shows_nowhere(client, monkeypatch):
    """Submitting adds one request, or none that is counted: chance decides, not what is done."""
    monkeypatch.setattr(requests.secrets, "randbelow", lambda below: below - 1)
    (person,) = builders.invite(builders.opened_round())
    before = text()

    go(client, person, ["save", "submit"])

    assert text() == before


def test_survey_is_counted_right_in_the_long_run():
    for _each in range(4000):
        requests._count_survey(HttpResponse(), 0.004)

    # Eight standard deviations: 4000 times a chance of one in ten, for ten.
    (number,) = counted().values()
    assert 4000 - 1520 < number < 4000 + 1520


def test_time_of_a_page_of_the_survey_is_a_bucket_and_no_more(client, every_one):
    """The sum of times would tell to the millisecond what was done."""
    for took in (0.004, 0.0973):
        requests._count_survey(HttpResponse(), took)

    assert f'samenwerking_request_seconds_sum{{route="survey"}} {2 * ONE_IN * 0.1:.1f}' in text()


@pytest.mark.parametrize(
    ("took", "bucket"), [(0.0, 0.1), (0.1, 0.1), (0.11, 0.3), (9.0, 10.0), (300.0, 60.0)]
)
def test_times_are_rounded_up(took, bucket):
    assert rounded(took) == bucket
    assert bucket in BUCKETS_OF_SURVEY


def test_every_failure_of_the_survey_is_counted(client, key_directory, monkeypatch):
    monkeypatch.setattr(requests.secrets, "randbelow", lambda below: below - 1)
    (person,) = builders.invite(builders.opened_round())
    enter(client, person)
    lose_key(key_directory)

    assert client.get(url("factor", person, 1)).status_code == 503
    assert counted() == {("survey", "", "5xx"): 1}


def test_page_that_is_added_later_is_taken_for_the_surveys(rf):
    request = rf.get("/iets-nieuws/")
    request.resolver_match = None

    assert requests.route_of(request) == "survey"


def test_nothing_is_counted_without_a_token(client, settings):
    settings.METRICS_TOKEN = ""

    client.get("/gezond/")

    assert counted() == {}


def test_numbers_that_can_not_be_kept_break_no_page(client, monkeypatch):
    def full(*_labels):
        raise OSError("No space left on device")

    monkeypatch.setattr(requests.REQUESTS, "labels", full)

    assert client.get("/gezond/").status_code == 200
