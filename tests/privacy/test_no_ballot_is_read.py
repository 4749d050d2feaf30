"""The SQL behind every page of results, of the desk and of the admin: none reads a ballot."""

from itertools import chain
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.desk.actions import close_round
from assessments.desk.mailings.actions import announce
from assessments.models import Municipality, Partnership, Round, User
from assessments.survey.links import link_for
from tests import builders
from tests.privacy.served.addresses import values_of
from tests.privacy.served.reading import reading as read_results
from tests.privacy.ways_out.pages import admin_pages, desk_pages
from tests.privacy.ways_out.traces import work

pytestmark = pytest.mark.django_db
JOINT = "BEL Combinatie"


@pytest.fixture
def of():
    return builders.partnership("Laren", "Eemnes", joint_organisation=JOINT)


@pytest.fixture
def opened(of):
    current_round = builders.opened_round(of)
    for place in ("Laren", "Eemnes"):
        builders.ballots(current_round, place, "raad", [5, 4, 4, 4, 3, 3, 4, 5, 2, 4])
        builders.ballots(current_round, place, "college", [3, 4, 5])
    builders.ballots(current_round, "", "organisatie", [2] * 6)
    return current_round


@pytest.fixture
def released(opened):
    close_round(current_round=opened)
    # Another round is open and has ballots, that nobody may come near.
    other = builders.opened_round(opened.partnership, title="Volgende")
    builders.ballots(other, answers=[4, 4])
    Round.objects.filter(pk=opened.pk).update(shared_at=timezone.now())
    return opened


def viewer(of, level, sharing):
    """A browser in which this kind of viewer has signed in."""
    Partnership.objects.update(sharing=sharing)
    browser = Client()
    place = Municipality.objects.get(name="Laren") if level == "reader of one" else None
    make = builders.manager(of) if level == "manager" else builders.reader(of, place)
    browser.force_login(make)
    return browser


def recorded(answers):
    """The addresses that were found, and the first that reads a ballot."""
    found = []
    with CaptureQueriesContext(connection) as captured:
        for address, status in answers:
            if any("assessments_ballot" in query["sql"] for query in captured.captured_queries):
                return found, address
            if status == 200:
                found.append(address)
    assert captured.captured_queries
    return found, None


def answers(pages):
    for address, response in pages:
        assert response.status_code < 500, address
        response.getvalue()
        yield address, response.status_code


def results(browser, current_round, public_id="", *, slow=False):
    """Every page of results, and with `slow` every file, that this browser gets."""
    for served in read_results(browser, values_of(current_round, public_id), slow=slow):
        yield served.address, served.status


def person(released, place):
    people = released.invitations.select_related("round__partnership", "municipality")
    return people.filter(municipality__name=place).first()


def visitor(invited):
    browser = Client()
    browser.post(urlsplit(link_for(invited)).path, {"next": "results"})
    return browser


@pytest.mark.slow
@pytest.mark.parametrize(
    ("level", "sharing"),
    [("manager", "open"), ("reader", "open"), ("reader of one", "open"), ("reader of one", "own")],
)
def test_no_page_with_an_account_reads_a_ballot(of, released, level, sharing):
    browser = viewer(of, level, sharing)
    desk = desk_pages(browser, released, person(released, "Laren"))

    found, wrong = recorded(chain(answers(desk), results(browser, released)))

    assert f"/uitkomsten/samen/{released.pk}/" in found
    assert (f"/werkplek/samen/{released.pk}/" in found) is (level == "manager")
    assert wrong is None


@pytest.mark.parametrize("sharing", Partnership.Sharing.values)
@pytest.mark.parametrize("place", ["Laren", None], ids=["municipality", "joint"])
def test_no_page_behind_a_link_reads_a_ballot(released, place, sharing):
    Partnership.objects.update(sharing=sharing)
    invited = person(released, place)

    found, wrong = recorded(results(visitor(invited), released, invited.public_id))

    assert f"/vragenlijst/{invited.public_id}/uitkomsten/" in found
    assert wrong is None


@pytest.mark.pdf
@pytest.mark.attack
def test_no_file_of_results_reads_a_ballot(of, released):
    invited = person(released, "Laren")
    desk = viewer(of, "manager", Partnership.Sharing.OPEN)

    found, wrong = recorded(
        chain(
            results(desk, released, slow=True),
            results(visitor(invited), released, invited.public_id, slow=True),
        )
    )

    code = invited.municipality.code
    assert reverse("reports:report", args=["samen", released.pk, "raad", code]) in found
    assert reverse("shared_report", args=[invited.public_id]) in found
    assert wrong is None


@pytest.mark.django_db(transaction=True)
def test_no_mail_about_results_reads_a_ballot(released):
    released.invitations.update(sent_at=timezone.now())
    announce(current_round=released, kind="shared")
    announce(current_round=released, kind="thanks")

    with CaptureQueriesContext(connection) as captured:
        work()

    assert captured.captured_queries
    assert not [q for q in captured.captured_queries if "assessments_ballot" in q["sql"]]


def test_no_page_of_the_admin_reads_a_ballot_not_even_while_a_round_is_open(opened):
    browser = Client()
    browser.force_login(User.objects.create_superuser("a@example.nl", "een lang wachtwoord"))

    found, wrong = recorded(answers(admin_pages(browser)))

    assert len(found) > 10
    assert wrong is None


def test_the_recorder_sees_a_page_that_reads_ballots(of, opened):
    """The progress of an open round counts who submitted: it must be noticed here."""
    browser = viewer(of, "manager", Partnership.Sharing.OPEN)
    address = f"/werkplek/samen/{opened.pk}/voortgang/"

    found, wrong = recorded(answers((each, browser.get(each)) for each in [address]))

    assert (found, wrong) == ([], address)
